import { type CallerChange, mergeCallerChanges, NO_CALLER_CHANGE } from '../caller-change.ts';
import { bringersOf, withoutFiles } from '../facts/index.ts';
import type { Rule } from '../rule.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { Document } from '../text/document.ts';
import { applyEdits, type Edit, offsetBefore } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { type Analysis, analyze, type RuleProblem } from './analysis.ts';
import { type Candidate, candidatesOf } from './fix-choice.ts';
import { chooseTogether, editsTogether } from './fix-merge.ts';
import type { LintOptions } from './types.ts';
import { haveOneSourceEach, problemKey, whyNotAccepted } from './verify.ts';

/** Minimum limit for the number of passes: a fix may uncover a problem that needs another pass. If more fixes wait for each other, the limit is higher. */
const LEAST_BOUND = 10;

/** The result of fixing a document. */
export interface FixOutcome {
  readonly output: string;
  /** The analysis of the output. */
  readonly analysis: Analysis;
  /** The problems of the first pass that were removed. */
  readonly fixed: ReadonlySet<RuleProblem>;
  /** Problems of the output that the first pass did not have, with a function that maps their ranges to the original document. */
  readonly uncovered: readonly { readonly found: RuleProblem; readonly toOriginal: (range: Range) => Range }[];
  /** The caller changes that the applied fixes require. */
  readonly callers: CallerChange;
  /** Why no fix was kept; undefined if fixes were kept. */
  readonly refusal: string | undefined;
  readonly dropped: readonly string[];
}

interface State {
  readonly analysis: Analysis;
  readonly callers: CallerChange;
  readonly applied: readonly Candidate[];
  /** What was applied, in the text before. */
  readonly edits: readonly Edit[];
}

/**
 * Applies the allowed fixes until none is left, verifying each pass. A fix that touches a chosen one waits for the next pass. If the passes do not settle,
 * which is our bug, the document is left unchanged.
 */
export function fixDocument(first: Analysis, rules: readonly Rule[], options: LintOptions): FixOutcome {
  const { document } = first.facts.dockerfile;
  const mostPasses = Math.max(LEAST_BOUND, 2 * (first.problems.filter(({ problem }) => problem.fix).length + 1));
  const refused = new Map<string, string>();
  const all: Candidate[] = [];
  const steps: (readonly Edit[])[] = [];
  const identity = new Map(first.problems.map((found) => [found, found] as const));
  let alive = first.problems;
  let state: State = { analysis: first, callers: NO_CALLER_CHANGE, applied: [], edits: [] };
  // a refused fix may be accepted after other fixes, and the next run would try it
  let mayRetry = false;
  for (let pass = 1; ; pass++) {
    const allowed = candidatesOf(state.analysis, options.fix);
    const isNew = (candidate: Candidate): boolean => refused.size === 0 || !refused.has(candidateKey(state.analysis, candidate));
    if (!allowed.some(isNew) && mayRetry) refused.clear();
    if (refused.size === 0) mayRetry = false;
    const candidates = allowed.filter(isNew);
    if (candidates.length === 0) break;
    if (pass > mostPasses) return unchanged(first, 'the fixes did not settle, which is a bug in dockerlint', [...refused.values()]);
    const next = applyPass(state, chooseTogether(candidates), rules, options, refused);
    if (!next) continue;
    mayRetry = refused.size > 0;
    steps.push(next.edits);
    all.push(...next.applied);
    alive = followProblems(state.analysis, next, alive, identity);
    state = next;
  }
  const current = new Set(alive.map((found) => identity.get(found)));
  const toOriginal = (range: Range): Range =>
    steps.reduceRight((at, edits) => ({ start: offsetBefore(at.start, edits), end: offsetBefore(at.end, edits) }), range);
  return {
    output: all.length === 0 ? document.text : state.analysis.facts.dockerfile.document.text,
    analysis: state.analysis,
    fixed: new Set(first.problems.filter((found) => !current.has(found))),
    uncovered: state.analysis.problems.filter((found) => !identity.has(found)).map((found) => ({ found, toOriginal })),
    callers: state.callers,
    refusal: undefined,
    dropped: [...refused.values()],
  };
}

/** The outcome without any change. */
export function unchanged(first: Analysis, refusal: string | undefined, dropped: readonly string[] = []): FixOutcome {
  return {
    output: first.facts.dockerfile.document.text,
    analysis: first,
    fixed: new Set(),
    uncovered: [],
    callers: NO_CALLER_CHANGE,
    refusal,
    dropped,
  };
}

/** Applies all chosen fixes together if the result is accepted; otherwise finds those that are accepted by bisection. Undefined if none is. */
function applyPass(state: State, chosen: readonly Candidate[], rules: readonly Rule[], options: LintOptions, refused: Map<string, string>): State | undefined {
  let accepted: State | undefined;
  const apply = (candidates: readonly Candidate[]): void => {
    const tried = tryFixes(state, [...(accepted?.applied ?? []), ...candidates], rules, options);
    const [candidate] = candidates;
    if (typeof tried !== 'string') accepted = tried;
    else if (candidates.length === 1 && candidate) refused.set(candidateKey(state.analysis, candidate), `${candidate.fix.title}: ${tried}`);
    else {
      const middle = Math.ceil(candidates.length / 2);
      apply(candidates.slice(0, middle));
      apply(candidates.slice(middle));
    }
  };
  apply(chosen);
  return accepted;
}

/** Returns the state after the fixes, or the reason why they are not accepted. */
function tryFixes(state: State, applied: readonly Candidate[], rules: readonly Rule[], options: LintOptions): State | string {
  const changes = [state.callers, ...applied.map(({ fix }) => fix)];
  if (!haveOneSourceEach(changes.flatMap(({ secrets }) => secrets))) return 'two secrets would get the same id';
  const { dockerfile } = state.analysis.facts;
  const { document } = dockerfile;
  try {
    const edits = editsTogether(dockerfile, applied);
    const text = applyEdits(document.text, edits);
    const result = new Document(document.path, text);
    const callers = withoutNamed(mergeCallerChanges(changes), result);
    const isIgnored = callers.excluded.length > state.callers.excluded.length;
    if (text === document.text && !isIgnored) return 'it changes nothing';
    // files that .dockerignore will exclude count as excluded
    const context = options.context && withoutFiles(options.context, callers.excluded);
    const analysis = analyze(result, rules, { ...options, context });
    return whyNotAccepted(state.analysis, analysis, applied, callers.secrets, options.secondParser) ?? { analysis, callers, applied, edits };
  } catch (error) {
    options.onError?.(`applying ${applied.map(({ fix }) => fix.title).join(', ')}`, error);
    return 'the result cannot be read';
  }
}

/** The change without lines of .dockerignore for files that the result still takes from the context by their names, because the fix of that is not applied. */
function withoutNamed(callers: CallerChange, result: Document): CallerChange {
  if (callers.excluded.length === 0) return callers;
  const dockerfile = parseDockerfile(result);
  return { ...callers, excluded: callers.excluded.filter((path) => !bringersOf(dockerfile, path).some(({ below }) => below === '')) };
}

/** Identifies a fix from pass to pass: by the problem that it claims to remove, and by its number among fixes with the same claim. */
function candidateKey(analysis: Analysis, { claims }: Candidate): string {
  const [claim] = claims;
  if (!claim) return '';
  const same = analysis.problems.filter((found) => problemKey(found) === problemKey(claim));
  return `${problemKey(claim)} ${same.indexOf(claim)}`;
}

/**
 * Returns the problems after a pass that existed before it. `identity` maps each to the problem of the first pass: problems with the same rule and name keep
 * their order, after removing those that the fixes claimed.
 */
function followProblems(before: Analysis, next: State, alive: readonly RuleProblem[], identity: Map<RuleProblem, RuleProblem>): readonly RuleProblem[] {
  const claimed = new Set(next.applied.flatMap(({ claims }) => claims));
  const isAlive = new Set(alive);
  const staying = new Map<string, RuleProblem[]>();
  for (const found of before.problems) {
    if (!isAlive.has(found) || claimed.has(found)) continue;
    const key = problemKey(found);
    const same = staying.get(key) ?? [];
    same.push(found);
    staying.set(key, same);
  }
  for (const same of staying.values()) same.reverse();
  const followed: RuleProblem[] = [];
  for (const found of next.analysis.problems) {
    const old = staying.get(problemKey(found))?.pop();
    const original = old && identity.get(old);
    if (!original) continue;
    identity.set(found, original);
    followed.push(found);
  }
  return followed;
}
