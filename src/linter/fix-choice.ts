import { makeFix } from '../fix/edits/make-fix.ts';
import type { Fix } from '../fix/types.ts';
import { keptWith } from '../text/memo.ts';
import type { Analysis, RuleProblem } from './analysis.ts';
import type { LintOptions } from './types.ts';

/** A fix with the problems that it must remove. All problems of a flow share a fix. */
export interface Candidate {
  readonly fix: Fix;
  readonly claims: readonly RuleProblem[];
}

/** Returns the fixes that the mode allows, without duplicates, in text order. */
export function candidatesOf(analysis: Analysis, mode: LintOptions['fix']): readonly Candidate[] {
  const candidates: { fix: Fix; claims: RuleProblem[] }[] = [];
  const known = new Map<string, { fix: Fix; claims: RuleProblem[] }>();
  for (const found of analysis.problems) {
    const fix = allowedFix(analysis, found);
    if (
      !fix ||
      (fix.edits.length === 0 && fix.excluded.length === 0) ||
      !(fix.applicability === 'safe' || (mode === 'unsafe' && fix.applicability === 'unsafe'))
    )
      continue;
    const key = fixKey(fix);
    const same = known.get(key);
    if (same) {
      same.claims.push(found);
      continue;
    }
    const candidate = { fix, claims: [found] };
    known.set(key, candidate);
    candidates.push(candidate);
  }
  return candidates;
}

/** Returns the fix of a problem. It is manual if it would also change something that a comment suppresses, or if the file has a syntax problem. */
export function allowedFix(analysis: Analysis, found: RuleProblem): Fix | undefined {
  const { fix } = found.problem;
  if (!fix) return undefined;
  const [misread] = analysis.facts.dockerfile.problems;
  // we may misread what BuildKit would refuse
  if (misread) return leftToPeople(fix, `line ${analysis.facts.dockerfile.document.positionAt(misread.range.start).line}: ${misread.message}`);
  const kept = analysis.suppressed.length > 0 ? suppressedFixes(analysis).get(fixKey(fix)) : undefined;
  if (!kept) return fix;
  const line = analysis.facts.dockerfile.document.positionAt(kept.problem.instruction.range.start).line;
  return leftToPeople(fix, `it would also change ${kept.problem.instruction.keyword} on line ${line}, where a comment ignores ${kept.rule.name}`);
}

function leftToPeople(fix: Fix, reason: string): Fix {
  return makeFix({ ...fix, caveats: [...fix.caveats, { applicability: 'manual', reason }], edits: [] });
}

/** The first problem with each fix that a comment suppresses, by the key of the fix. */
const suppressedFixes = keptWith(({ suppressed }: Analysis): ReadonlyMap<string, RuleProblem> => {
  const found = new Map<string, RuleProblem>();
  for (const one of suppressed) {
    const key = one.problem.fix && fixKey(one.problem.fix);
    if (key !== undefined && !found.has(key)) found.set(key, one);
  }
  return found;
});

/** A key by which equal fixes are recognised: their edits, or their titles if there are no edits. */
const fixKey = keptWith(({ edits, title }: Fix): string =>
  edits.length === 0 ? title : JSON.stringify(edits.map(({ range, text }) => `${range.start} ${range.end} ${text}`).sort()),
);
