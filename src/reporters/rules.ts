import type { RuleMeta } from '../rule.ts';
import { wrap } from './display-width.ts';
import { paintOf, type TerminalStyle } from './terminal.ts';

const FIXABLE = { always: 'fixed by --fix', sometimes: 'fixed by --fix where it is safe', never: 'never fixed by itself' };

/** The list of rules for people. */
export function reportRules(rules: readonly RuleMeta[], style: TerminalStyle): string {
  const paint = paintOf(style);
  const blocks = rules.map(({ name, severity, fixable, summary }) => {
    const lines = wrap(summary, style.width - 2).map((line) => `  ${line}\n`);
    return `${paint.strong(name)}  ${paint[severity](severity)}${paint.faint(`, ${FIXABLE[fixable]}`)}\n${lines.join('')}`;
  });
  return `${blocks.join('\n')}\n${paint.faint('dockerlint explain RULE shows the page of a rule.')}\n`;
}
