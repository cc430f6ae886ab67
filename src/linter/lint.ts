import { NO_CALLER_CHANGE } from '../caller-change.ts';
import type { Rule } from '../rule.ts';
import type { Document } from '../text/document.ts';
import type { Range } from '../text/range.ts';
import { type Analysis, analyze, failureOf, type RuleProblem } from './analysis.ts';
import { allowedFix } from './fix-choice.ts';
import { type FixOutcome, fixDocument, unchanged } from './fix-loop.ts';
import type { Finding, LintOptions, LintResult } from './types.ts';
import { unusedSuppressions } from './unused-suppressions.ts';

/**
 * Lints a document, and applies its fixes if the options ask for it. Never throws: a rule that throws is reported in `failures`, and the findings of the other
 * rules are kept.
 */
export function lint(document: Document, rules: readonly Rule[], options: LintOptions): LintResult {
  let first: Analysis;
  try {
    first = analyze(document, rules, options);
  } catch (error) {
    return emptyResult(document, error);
  }
  const outcome = options.fix === 'none' ? unchanged(first, undefined) : fixOrRefuse(first, rules, options);
  const all = [
    ...first.problems.map((found) => findingOf(found, allowedFix(first, found), outcome.fixed.has(found), (range) => range)),
    ...outcome.uncovered.map(({ found, toOriginal }) => findingOf(found, undefined, false, toOriginal)),
    ...unusedSuppressions(first, rules, options),
  ];
  const findings = options.fix === 'none' ? withSources(first, all) : all;
  return {
    document,
    output: outcome.output,
    findings: findings.sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)),
    ...outcome.callers,
    refusal: outcome.refusal,
    values: [...first.facts.values, ...(outcome.analysis === first ? [] : outcome.analysis.facts.values)],
    dropped: outcome.dropped,
    failures: first.failures,
  };
}

/** Sets `goesWith` of findings that the safe fix of another finding also removes: such a fix is applied only if it leaves no secret in a layer. */
function withSources(first: Analysis, findings: readonly Finding[]): Finding[] {
  const sources = new Map<string, Finding>();
  for (const finding of findings) if (finding.fix?.applicability === 'safe' && !sources.has(finding.name)) sources.set(finding.name, finding);
  const secrets = new Map(first.problems.map(({ problem }) => [problem.range, problem.secret]));
  return findings.map((finding) => {
    const secret = secrets.get(finding.range);
    if (secret === undefined || finding.fix || finding.severity === 'info') return finding;
    const source = sources.get(secret);
    return source ? { ...finding, remedy: undefined, goesWith: source.range } : finding;
  });
}

function fixOrRefuse(first: Analysis, rules: readonly Rule[], options: LintOptions): FixOutcome {
  const { document, problems } = first.facts.dockerfile;
  if (!options.secondParser) return unchanged(first, 'there is no second parser to ask');
  const [problem] = problems.length > 0 ? problems : options.secondParser(first.facts.dockerfile);
  if (problem) return unchanged(first, `line ${document.positionAt(problem.range.start).line}: ${problem.message}`);
  const [failure] = first.failures;
  if (failure) return unchanged(first, `${failure.rule ?? 'the linter'} failed on it`);
  return fixDocument(first, rules, options);
}

function emptyResult(document: Document, error: unknown): LintResult {
  return {
    document,
    output: document.text,
    findings: [],
    ...NO_CALLER_CHANGE,
    refusal: 'it cannot be parsed, which is a bug in dockerlint',
    values: [],
    dropped: [],
    failures: [failureOf(undefined, error)],
  };
}

/** `place` maps a range to the original document. `fix` must be undefined for a problem of a later pass, because its edits would refer to another text. */
function findingOf({ rule, problem, severity }: RuleProblem, fix: Finding['fix'], fixed: boolean, place: (range: Range) => Range): Finding {
  return {
    rule: rule.name,
    severity,
    verdict: problem.verdict,
    message: problem.message,
    name: problem.name,
    issuer: problem.issuer,
    published: problem.published,
    range: place(problem.range),
    instruction: problem.instruction.keyword,
    instructionRange: place(problem.instruction.range),
    evidence: problem.evidence,
    related: problem.related.map((related) => ({ ...related, range: place(related.range) })),
    notes: problem.notes,
    remedy: problem.remedy,
    fix,
    fixed,
  };
}
