import { buildFacts, type Facts } from '../facts/index.ts';
import { makeFix } from '../fix/edits/make-fix.ts';
import type { Caveat, Fix, FixSettings } from '../fix/index.ts';
import type { Problem, Rule, RuleMeta, Severity } from '../rule.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import type { Document } from '../text/document.ts';
import { readSuppressions, type Suppression, suppressionOf } from './suppressions.ts';
import type { LintOptions, RuleFailure } from './types.ts';

/** A problem with the rule that found it. */
export interface RuleProblem {
  readonly rule: RuleMeta;
  readonly problem: FixedProblem;
  readonly severity: Severity;
}

/** A problem with its fix. */
export interface FixedProblem extends Problem {
  readonly fix?: Fix;
}

/** The result of analysing one text. */
export interface Analysis {
  readonly facts: Facts;
  /** In text order, without problems that are suppressed or whose rule is off. */
  readonly problems: readonly RuleProblem[];
  readonly suppressed: readonly RuleProblem[];
  readonly suppressions: readonly Suppression[];
  readonly usedSuppressions: ReadonlySet<Suppression>;
  /** Rules that threw. Problems that they yielded before are kept, as are problems whose fix cannot be made. */
  readonly failures: readonly RuleFailure[];
}

/** Analyses a document with every rule that is not off. Throws only errors of the parser or of facts, which are our bugs. */
export function analyze(document: Document, rules: readonly Rule[], options: LintOptions): Analysis {
  const dockerfile = parseDockerfile(document);
  const facts = buildFacts({ dockerfile, engine: options.engine, context: options.context, settings: options.settings });
  const fixSettings: FixSettings = {
    keepArguments: options.keepArguments === true,
    sshAgent: options.sshAgent === true,
    unpassed: options.unpassed ?? new Map(),
    requiredMounts: options.requiredMounts ?? [],
  };
  const suppressions = readSuppressions(dockerfile);
  const usedSuppressions = new Set<Suppression>();
  const failures: RuleFailure[] = [];
  const problems: RuleProblem[] = [];
  const suppressed: RuleProblem[] = [];
  for (const rule of rules) {
    const level = options.levels.get(rule.meta.name);
    if (level === 'off') continue;
    for (const made of checkRule(rule, facts, fixSettings, failures)) {
      const problem = afterCallers(made, options.waiting);
      const found = { rule: rule.meta, problem, severity: severityOf(rule.meta, problem, level) };
      const suppression = suppressionOf(suppressions, rule.meta, problem);
      if (suppression) usedSuppressions.add(suppression);
      const lacksReason = options.requireReason === true && suppression?.ours === true && !suppression.hasReason;
      if (lacksReason) problems.push({ ...found, problem: withoutReason(problem) });
      else (suppression ? suppressed : problems).push(found);
    }
  }
  const inOrder = (a: RuleProblem, b: RuleProblem): number =>
    a.problem.range.start - b.problem.range.start || a.problem.range.end - b.problem.range.end || (a.rule.name < b.rule.name ? -1 : 1);
  return { facts, problems: problems.sort(inOrder), suppressed: suppressed.sort(inOrder), suppressions, usedSuppressions, failures };
}

/** Returns everything that the rule yields until it ends or throws. */
function checkRule({ meta, check }: Rule, facts: Facts, settings: FixSettings, failures: RuleFailure[]): readonly FixedProblem[] {
  const problems: FixedProblem[] = [];
  try {
    for (const problem of check(facts, settings)) problems.push(withFix(problem, meta.name, failures));
  } catch (error) {
    failures.push(failureOf(meta.name, error));
  }
  return problems;
}

function withFix({ fix: given, ...problem }: Problem, rule: string, failures: RuleFailure[]): FixedProblem {
  try {
    const fix = typeof given === 'function' ? given() : given;
    return fix ? { ...problem, remedy: undefined, fix } : problem;
  } catch (error) {
    failures.push(failureOf(rule, error));
    return problem;
  }
}

/** A problem that somebody accepted without saying why. It has no fix: it was not to be fixed. */
function withoutReason({ fix: _fix, ...problem }: FixedProblem): FixedProblem {
  const note = 'the comment that ignores it says no reason, which the configuration asks for';
  return { ...problem, notes: [...problem.notes, note], remedy: 'Add `;reason=TEXT` to the comment, or remove the comment' };
}

/** The problem with a fix that must wait for callers, because it would break them. */
function afterCallers(problem: FixedProblem, waiting: LintOptions['waiting']): FixedProblem {
  const { fix } = problem;
  if (!fix || !waiting || waiting.size === 0 || fix.applicability === 'manual') return problem;
  const own = [...fix.removedArgs.keys(), ...fix.secrets.map((secret) => secret.id)];
  // another Dockerfile needs the file: without the line in .dockerignore, the fix does it no harm
  const isKept = !fix.needsIgnoring && fix.excluded.some((path) => waiting.has(path)) && !own.some((name) => waiting.has(name));
  if (isKept) return { ...problem, fix: { ...fix, excluded: [] } };
  const names = new Set([...own, ...fix.excluded]);
  const reasons = new Set([...names].flatMap((name) => waiting.get(name) ?? []));
  if (reasons.size === 0) return problem;
  const caveats = [...reasons].map((reason): Caveat => ({ applicability: 'unsafe', reason }));
  return { ...problem, fix: makeFix({ ...fix, caveats: [...fix.caveats, ...caveats] }) };
}

/** A thrown value as a failure. The message may quote the document: mask it before it is shown. */
export function failureOf(rule: string | undefined, error: unknown): RuleFailure {
  return { rule, message: error instanceof Error ? error.message : String(error), stack: error instanceof Error ? error.stack : undefined };
}

/**
 * The configured level replaces the rule's own. If the rule reports a problem below its own level (a placeholder), the result stays below the configured level.
 */
function severityOf(rule: RuleMeta, problem: Problem, level: Severity | undefined): Severity {
  const own = problem.severity ?? rule.severity;
  if (level === undefined) return own;
  const weight = { info: 0, warning: 1, error: 2 };
  return weight[own] < weight[rule.severity] && weight[own] < weight[level] ? own : level;
}
