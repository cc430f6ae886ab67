import { type CallerChange, mergeCallerChanges, NO_CALLER_CHANGE } from '../caller-change.ts';
import { withoutFiles } from '../facts/index.ts';
import type { Rule } from '../rule.ts';
import { Document } from '../text/document.ts';
import { applyEdits, type Edit, offsetBefore } from '../text/edit.ts';
import type { Range } from '../text/range.ts';
import { type Analysis, analyze, type RuleProblem } from './analysis.ts';
import { type Candidate, candidatesOf, chooseTogether } from './fix-choice.ts';
import type { LintOptions } from './types.ts';
import { haveOneSourceEach, problemKey, whyNotAccepted } from './verify.ts';

/** A pass may uncover something that takes another; where more fixes wait for each other, each takes one. */
const LEAST_BOUND = 10;

/** What became of a document by its fixes. */
export interface FixOutcome {
  readonly output: string;
  /** What is left to say about the output. */
  readonly analysis: Analysis;
  /** The problems of the first pass that are gone. */
  readonly fixed: ReadonlySet<RuleProblem>;
  /** Problems of the output that the first pass did not have, with their ranges in the document as given. */
  readonly uncovered: readonly { readonly found: RuleProblem; readonly toOriginal: (range: Range) => Range }[];
  /** What the applied fixes ask of whoever builds the document. */
  readonly callers: CallerChange;
  /** Why nothing was kept. */
  readonly refusal: string | undefined;
  readonly dropped: readonly string[];
}

interface State {
  readonly analysis: Analysis;
  readonly callers: CallerChange;
  readonly applied: readonly Candidate[];
}

/**
 * Applies the allowed fixes until none is left, each pass verified before it counts: what touches a chosen fix waits for the next pass.
 * Where the passes do not settle, which is a bug of ours, the document stays as it was.
 */
export function fixDocument(first: Analysis, rules: readonly Rule[], options: LintOptions): FixOutcome {
  const { document } = first.facts.dockerfile;
  const mostPasses = Math.max(LEAST_BOUND, 2 * (first.problems.filter(({ problem }) => problem.fix).length + 1));
  const refused = new Map<string, string>();
  const all: Candidate[] = [];
  const steps: (readonly Edit[])[] = [];
  const identity = new Map(first.problems.map((found) => [found, found] as const));
  let alive = first.problems;
  let state: State = { analysis: first, callers: NO_CALLER_CHANGE, applied: [] };
  // what was refused may hold once other fixes are in, and the next run would try it
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
    const edits = next.applied.flatMap(({ fix }) => fix.edits);
    steps.push(uniqueEdits(edits));
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

/** The outcome where nothing is changed. */
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

/** All of the chosen fixes where together they hold; else those that hold one after the other. Undefined if none does. */
function applyPass(state: State, chosen: readonly Candidate[], rules: readonly Rule[], options: LintOptions, refused: Map<string, string>): State | undefined {
  const together = tryFixes(state, chosen, rules, options);
  if (typeof together !== 'string') return together;
  let accepted: State | undefined;
  for (const candidate of chosen) {
    const tried = tryFixes(state, [...(accepted?.applied ?? []), candidate], rules, options);
    if (typeof tried === 'string') refused.set(candidateKey(state.analysis, candidate), `${candidate.fix.title}: ${tried}`);
    else accepted = tried;
  }
  return accepted;
}

/** The state after the fixes, or why they are not accepted. */
function tryFixes(state: State, applied: readonly Candidate[], rules: readonly Rule[], options: LintOptions): State | string {
  const changes = [state.callers, ...applied.map(({ fix }) => fix)];
  if (!haveOneSourceEach(changes.flatMap(({ secrets }) => secrets))) return 'one id would stand for two secrets';
  const callers = mergeCallerChanges(changes);
  const { document } = state.analysis.facts.dockerfile;
  try {
    const text = applyEdits(document.text, uniqueEdits(applied.flatMap(({ fix }) => fix.edits)));
    const isIgnored = callers.excluded.length > state.callers.excluded.length;
    if (text === document.text && !isIgnored) return 'it changes nothing';
    // what .dockerignore is to keep out counts as kept out
    const context = options.context && withoutFiles(options.context, callers.excluded);
    const analysis = analyze(new Document(document.path, text), rules, { ...options, context });
    return whyNotAccepted(state.analysis, analysis, applied, callers.secrets, options.secondParser) ?? { analysis, callers, applied };
  } catch (error) {
    options.onError?.(`applying ${applied.map(({ fix }) => fix.title).join(', ')}`, error);
    return 'the result cannot be read';
  }
}

function uniqueEdits(edits: readonly Edit[]): readonly Edit[] {
  const seen = new Set<string>();
  return edits.filter(({ range, text }) => {
    const key = `${range.start} ${range.end} ${text}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What a fix is known by from pass to pass: what it promises to remove, and which one of that name it is. */
function candidateKey(analysis: Analysis, { claims }: Candidate): string {
  const [claim] = claims;
  if (!claim) return '';
  const same = analysis.problems.filter((found) => problemKey(found) === problemKey(claim));
  return `${problemKey(claim)} ${same.indexOf(claim)}`;
}

/**
 * The problems after a pass that were there before it. `identity` leads each back to the problem of the first pass: those of one
 * rule and name stay in their order, without the ones that the fixes claimed.
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
