import type { Rule } from '../rule.ts';
import type { Instruction } from '../syntax/types.ts';
import type { Analysis } from './analysis.ts';
import type { Suppression } from './suppressions.ts';
import type { Finding, LintOptions } from './types.ts';

/** The linter's own rule: an ignore comment that ignores nothing. Its level can be set like that of every other. */
export const UNUSED_SUPPRESSION = 'unused-suppression';

/** A finding for each of our own ignore comments that suppressed nothing, unless the rule it names is off or threw. */
export function unusedSuppressions(analysis: Analysis, rules: readonly Rule[], options: LintOptions): readonly Finding[] {
  const level = options.levels.get(UNUSED_SUPPRESSION) ?? 'info';
  if (level === 'off' || analysis.failures.length > 0) return [];
  const names = rules.map((rule) => rule.meta.name);
  return analysis.suppressions
    .filter((one) => one.ours && !analysis.usedSuppressions.has(one) && options.levels.get(one.name) !== 'off')
    .flatMap((one) => {
      const instruction = instructionOf(analysis, one);
      if (!instruction) return [];
      return [
        {
          rule: UNUSED_SUPPRESSION,
          severity: level,
          verdict: undefined,
          message: names.includes(one.name) ? describeUnused(one) : `There is no rule "${one.name}" to ignore`,
          name: one.name,
          range: one.range,
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
  if (scope === 'file') return `Nothing in this file is a problem for "${name}": the comment ignores nothing`;
  if (!scope) return `The comment ignores nothing: an instruction must follow on the next line`;
  return `The ${scope.keyword} below is no problem for "${name}": the comment ignores nothing`;
}

/** The instruction that the finding is shown with: the one that the comment speaks of, else the nearest. */
function instructionOf(analysis: Analysis, { scope, range }: Suppression): Instruction | undefined {
  if (scope !== undefined && scope !== 'file') return scope;
  const { instructions } = analysis.facts.dockerfile;
  return instructions.find((instruction) => instruction.range.end > range.start) ?? instructions.at(-1);
}
