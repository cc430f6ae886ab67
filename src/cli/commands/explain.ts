import { RULES } from '../../../rules/index.ts';
import { cardNamed, cardNames, programNames } from '../../knowledge/tools/cards.ts';
import { toolOf } from '../../knowledge/tools/index.ts';
import { canonicalProgram } from '../../knowledge/tools/program-names.ts';
import { UNUSED_SUPPRESSION } from '../../linter/unused-suppressions.ts';
import { reportMarkdown } from '../../reporters/markdown.ts';
import { visible } from '../../text/visible.ts';
import type { Format } from '../arguments/options.ts';
import { closest } from '../arguments/suggestion.ts';
import { type Io, UserError } from '../io/io.ts';
import { styleOf } from '../io/style.ts';
import { readPage } from './page.ts';

const OWN_PAGES: { readonly [rule: string]: string } = {
  [UNUSED_SUPPRESSION]: `# unused-suppression

An ignore comment that ignores nothing.

Level: **info** · Fixed by \`--fix\`: **no**

A comment \`# dockerlint ignore=RULE;reason=TEXT\` stays behind when the problem is gone, and then hides the next one. Remove it, or correct the name of the rule.
Comments of other linters are honoured, but never reported: they were written for another tool.
`,
};

/** The list of the tool pages, itself a page. */
const TOOL_LIST = { name: 'tools', page: 'README' };

/** `dockerlint explain RULE|TOOL`: prints the page of a rule or a tool. The name of any program of the tool works too. Returns the exit status. */
export function explain(name: string, color: boolean | undefined, io: Io): number {
  const rules = [...RULES.map(({ meta }) => meta.name), UNUSED_SUPPRESSION];
  const page = OWN_PAGES[name] ?? (rules.includes(name) ? readPage('rule', name) : toolPage(name));
  if (page === undefined) {
    const known = [...rules, ...cardNames(), ...programNames()];
    throw new UserError(
      `there is no rule or tool "${name}"${closest(name, known)}; dockerlint rules lists the rules, dockerlint explain ${TOOL_LIST.name} the tools`,
    );
  }
  io.stdout.write(reportMarkdown(page, styleOf(io, io.stdout, color)));
  return 0;
}

function toolPage(name: string): string | undefined {
  if (name === TOOL_LIST.name) return readPage('tool', TOOL_LIST.page);
  const tool = cardNamed(name) ?? toolOf(canonicalProgram(name));
  return tool && readPage('tool', tool.name);
}

/** `dockerlint rules`: lists the rules. Returns the exit status. */
export async function listRules(format: Format, color: boolean | undefined, io: Io): Promise<number> {
  if (format === 'json') {
    io.stdout.write(
      visible(
        `${JSON.stringify(
          RULES.map((rule) => rule.meta),
          undefined,
          2,
        )}\n`,
        [],
      ),
    );
    return 0;
  }
  if (format !== 'text') throw new UserError('rules can be listed as text or json');
  const { reportRules } = await import('../../reporters/rules.ts');
  io.stdout.write(
    reportRules(
      RULES.map((rule) => rule.meta),
      styleOf(io, io.stdout, color),
    ),
  );
  return 0;
}
