import type { RuleMeta } from '../rule.ts';
import { joined, own, say, type Visible, visible } from '../text/visible.ts';
import { wrap } from './display-width.ts';
import { paintOf, type TerminalStyle } from './terminal.ts';

const FIXABLE = { always: 'fixed by --fix', sometimes: 'fixed by --fix where it is safe', never: 'never fixed by itself' } as const;

/** Renders the list of rules for people. */
export function reportRules(rules: readonly RuleMeta[], style: TerminalStyle): Visible {
  const paint = paintOf(style);
  const blocks = rules.map(({ name, severity, fixable, summary }) => {
    const lines = wrap(visible(summary, []), style.width - 2).map((line) => say`  ${line}\n`);
    return say`${paint.strong(visible(name, []))}  ${paint[severity](own(severity))}${paint.faint(say`, ${FIXABLE[fixable]}`)}\n${joined(lines)}`;
  });
  return say`${joined(blocks, '\n')}\n${paint.faint(own('dockerlint explain RULE shows the page of a rule.'))}\n`;
}
