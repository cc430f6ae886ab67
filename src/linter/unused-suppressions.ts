import type { Rule } from '../rule.ts';
import type { Instruction } from '../syntax/types.ts';
import { firstEndingAfter } from '../text/range.ts';
import type { Analysis } from './analysis.ts';
import type { Suppression } from './suppressions.ts';
import type { Finding, LintOptions } from './types.ts';

/** The linter's own rule: an ignore comment that suppresses nothing. Its level can be configured like that of any rule. */
export const UNUSED_SUPPRESSION = 'unused-suppression';

/** Returns a finding for each of our own ignore comments that suppressed nothing. None for comments about a rule that is off; none at all after a failure. */
export function unusedSuppressions(analysis: Analysis, rules: readonly Rule[], options: LintOptions): readonly Finding[] {
  const level = options.levels.get(UNUSED_SUPPRESSION) ?? 'info';
  if (level === 'off' || analysis.failures.length > 0) return [];
  const names = rules.map((rule) => rule.meta.name);
  // rules about callers did not run here, so their comments are not judged
  const aboutCallers = rules.filter((rule) => rule.wordMisfit !== undefined).map((rule) => rule.meta.name);
  return analysis.suppressions
    .filter(
      (suppression) =>
        suppression.ours &&
        !analysis.usedSuppressions.has(suppression) &&
        options.levels.get(suppression.name) !== 'off' &&
        !aboutCallers.includes(suppression.name),
    )
    .flatMap((suppression) => {
      const instruction = instructionOf(analysis, suppression);
      if (!instruction) return [];
      return [
        {
          rule: UNUSED_SUPPRESSION,
          severity: level,
          verdict: undefined,
          message: names.includes(suppression.name) ? describeUnused(suppression) : `There is no rule "${suppression.name}" to ignore`,
          name: suppression.name,
          range: suppression.range,
          instruction: instruction.keyword,
          instructionRange: instruction.range,
          evidence: [],
          related: [],
          notes: [],
          remedy: undefined,
          fix: undefined,
          fixed: false,
        },
      ];
    });
}

function describeUnused({ name, scope }: Suppression): string {
  if (scope === 'file') return `This comment ignores nothing: "${name}" finds no problem in this file`;
  if (!scope) return `This comment ignores nothing: an instruction must follow on the next line`;
  return `This comment ignores nothing: "${name}" finds no problem in the ${scope.keyword} below`;
}

/** The instruction for the finding: the one that the comment applies to, else the next, else the last. */
function instructionOf(analysis: Analysis, { scope, range }: Suppression): Instruction | undefined {
  if (scope !== undefined && scope !== 'file') return scope;
  const { instructions } = analysis.facts.dockerfile;
  return instructions[firstEndingAfter(instructions, range.start)] ?? instructions.at(-1);
}
