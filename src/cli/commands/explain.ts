import { RULES } from '../../../rules/index.ts';
import { UNUSED_SUPPRESSION } from '../../linter/unused-suppressions.ts';
import { reportMarkdown } from '../../reporters/markdown.ts';
import type { Format } from '../arguments/options.ts';
import { closest } from '../arguments/suggestion.ts';
import { type Io, UserError } from '../io/io.ts';
import { styleOf } from '../io/style.ts';
import { readRulePage } from './rule-page.ts';

const OWN_PAGES: { readonly [rule: string]: string } = {
  [UNUSED_SUPPRESSION]: `# unused-suppression

An ignore comment that ignores nothing.

Level: **info** · Fixed by \`--fix\`: **no**

A comment \`# dockerlint ignore=RULE;reason=TEXT\` stays behind when the problem is gone, and then hides the next one. Remove it, or correct the name of the rule.
Comments of other linters are honoured, but never reported: they were written for another tool.
`,
};

/** `dockerlint explain RULE`: prints the rule's page. Returns the exit status. */
export function explain(rule: string, color: boolean | undefined, io: Io): number {
  const names = [...RULES.map(({ meta }) => meta.name), UNUSED_SUPPRESSION];
  const page = OWN_PAGES[rule] ?? (names.includes(rule) ? readRulePage(rule) : undefined);
  if (page === undefined) throw new UserError(`there is no rule "${rule}"${closest(rule, names)}; dockerlint rules lists them`);
  io.stdout.write(reportMarkdown(page, styleOf(io, io.stdout, color)));
  return 0;
}

/** `dockerlint rules`: lists the rules. Returns the exit status. */
export async function listRules(format: Format, color: boolean | undefined, io: Io): Promise<number> {
  if (format === 'json') {
    io.stdout.write(
      `${JSON.stringify(
        RULES.map((rule) => rule.meta),
        undefined,
        2,
      )}\n`,
    );
    return 0;
  }
  if (format !== 'text') throw new UserError('rules are listed as text or json');
  const { reportRules } = await import('../../reporters/rules.ts');
  io.stdout.write(
    reportRules(
      RULES.map((rule) => rule.meta),
      styleOf(io, io.stdout, color),
    ),
  );
  return 0;
}
