import { pairRuns, type RunPair, runsAlso } from './pair-runs.ts';
import type { ObservedBuild, Reader, ReaderComparison, ReaderResult, Sighting, WatchedRun, Way } from './types.ts';

/** What readers are judged by. */
export interface ReaderQuestion {
  /** The original; undefined where there is only one build. */
  readonly before: ObservedBuild | undefined;
  readonly after: ObservedBuild;
  /** The names of the secrets. */
  readonly secrets: readonly string[];
  /** The name of values that stand in a Dockerfile: in the fixed one, each may be a secret of its own. */
  readonly literal: string;
  /** By the id of a secret mount: the secret. */
  readonly mounted: ReadonlyMap<string, string>;
  /** Whether the commands of a RUN of the original, by its line, need a secret; `perhaps` where nobody can see what they read. */
  needs(line: number, secret: string): 'yes' | 'perhaps' | 'no';
}

/** Compares, RUN by RUN, which secrets the commands had. */
export function compareReaders(question: ReaderQuestion): ReaderComparison {
  const { before, after, secrets } = question;
  const pairs = pairRuns(before?.runs ?? [], after.runs);
  const readers = pairs.flatMap((pair) => secrets.flatMap((secret) => readerOf(pair, secret, question) ?? []));
  const unchecked = pairs.flatMap(([first, last]) => {
    const run = last ?? first;
    if (!run) return [];
    const why = [...whyUnknown(first, before), ...whyUnknown(last, after)][0];
    return why === undefined ? [] : [{ line: run.line, command: run.script, why }];
  });
  return { readers: readers.map((reader) => withoutOthers(reader, readers)), unchecked };
}

const NOTHING: Sighting = { begun: false, ended: false, ways: new Map() };

function whyUnknown(run: WatchedRun | undefined, build: ObservedBuild | undefined): readonly string[] {
  if (!run) return [];
  if (run.unwatched !== undefined) return [run.unwatched];
  return build?.sightings.get(run.number)?.begun === true ? [] : ['its shell reported nothing'];
}

type Judged = Reader & { readonly isDoubtful?: true };

function readerOf([first, last]: RunPair, secret: string, question: ReaderQuestion): Judged | undefined {
  const run = first ?? last;
  if (!run) return undefined;
  const [a, b] = [sightingOf(first, question.before), sightingOf(last, question.after)];
  // of a RUN that cannot report, nothing is said; of one that is gone, that it has nothing
  if ((first && question.before && !a.begun) || (last && !b.begun)) return undefined;
  const [before, after] = waysOf(a, b, secret, question.literal);
  if (before.length + after.length === 0) return undefined;
  const result = question.before ? resultOf({ first, last, before, after, hasEnded: b.ended, secret }, question) : 'has';
  const isDoubtful = result === 'narrowed' && first && last && isUnchanged(first, last) && question.needs(first.line, secret) === 'perhaps';
  return { secret, line: run.line, command: run.script, result, before, after, ...(isDoubtful ? { isDoubtful } : {}) };
}

function sightingOf(run: WatchedRun | undefined, build: ObservedBuild | undefined): Sighting {
  return (run && build?.sightings.get(run.number)) ?? NOTHING;
}

/** Of a literal, the places where the fixed build has whatever secret; what took its place is not counted again. */
function waysOf(a: Sighting, b: Sighting, secret: string, literal: string): readonly [before: readonly Way[], after: readonly Way[]] {
  const before = a.ways.get(secret) ?? [];
  const after = b.ways.get(secret) ?? [];
  const literals = a.ways.get(literal) ?? [];
  const isAt = (ways: readonly Way[], way: Way): boolean => ways.some((other) => isSamePlace(way, other));
  if (secret !== literal) return [before, before.length === 0 ? after.filter((way) => !isAt(literals, way)) : after];
  const others = [...b.ways.values()].flat().filter((way) => isAt(before, way));
  // of what stands in the file, no whole is known
  return [before, [...after, ...others].map((way) => ({ ...way, isWhole: false }))];
}

interface Both {
  readonly first: WatchedRun | undefined;
  readonly last: WatchedRun | undefined;
  readonly before: readonly Way[];
  readonly after: readonly Way[];
  readonly hasEnded: boolean;
  readonly secret: string;
}

function resultOf({ first, last, before, after, hasEnded, secret }: Both, { mounted, needs }: ReaderQuestion): ReaderResult {
  if (before.length === 0) return 'gained';
  const missing = before.filter((way) => !after.some((other) => isSamePlace(way, other)));
  const isNamed = last !== undefined && missing.some((way) => way.kind === 'variable' && names(last.script, way.place));
  if (after.length === 0) {
    if (!last || !first) return 'narrowed';
    const isMounted = last.mounts.some((id) => mounted.get(id) === secret);
    return isMounted || isNamed || (isUnchanged(first, last) && needs(first.line, secret) === 'yes') ? 'lost' : 'narrowed';
  }
  // a script that ends another way than by its end (exec) does not say what its commands had
  if (isNamed && hasEnded && !/\bunset\b/.test(last?.script ?? '')) return 'lost';
  const isOther = before.some((way) => way.isWhole && after.some((other) => isSamePlace(way, other) && !other.isWhole));
  if (isOther) return 'other';
  return missing.length === 0 ? 'same' : 'moved';
}

function isUnchanged(first: WatchedRun, last: WatchedRun): boolean {
  return runsAlso(last, first);
}

function isSamePlace(a: Way, b: Way): boolean {
  return a.kind === b.kind && a.place === b.place;
}

/** Whether `$NAME` stands in a script. */
function names(script: string, name: string): boolean {
  return new RegExp(`(?<!\\\\)\\$\\{?${name}\\b`).test(script);
}

/** Where nobody can see what a RUN reads, it counts as a reader that lost the secret only if no other RUN has it any more. */
function withoutOthers({ isDoubtful, ...reader }: Judged, all: readonly Judged[]): Reader {
  return isDoubtful && all.every(({ secret, after }) => secret !== reader.secret || after.length === 0) ? { ...reader, result: 'lost' } : reader;
}
