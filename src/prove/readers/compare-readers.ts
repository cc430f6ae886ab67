import { literalPattern } from '../../text/pattern.ts';
import { pairRuns, type RunPair, runsAlso } from './pair-runs.ts';
import type { ObservedBuild, Reader, ReaderComparison, ReaderResult, Sighting, WatchedRun, Way } from './types.ts';

/** The input of a comparison of readers. */
export interface ReaderQuestion {
  /** The original build; undefined if the file was built only once. */
  readonly before: ObservedBuild | undefined;
  readonly after: ObservedBuild;
  /** The names of the secrets. */
  readonly secrets: readonly string[];
  /** The name that all literal secrets share. In the fixed Dockerfile, each of them may be a named secret instead. */
  readonly literal: string;
  /** The names of secrets, by the id of a secret mount. */
  readonly mounted: ReadonlyMap<string, string>;
  /** Whether the commands of a RUN of the original (by line) need a secret; `perhaps` if the analysis cannot see what they read. */
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
  // a RUN that cannot report gets no result; a RUN that is missing in one build has no secret there
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

/**
 * The ways in which both builds have a secret. For the shared name of the literals, `after` includes the ways of any secret at a place where the original has a
 * literal. For a secret that replaced a literal, these ways are left out, so that they are not counted twice.
 */
function waysOf(a: Sighting, b: Sighting, secret: string, literal: string): readonly [before: readonly Way[], after: readonly Way[]] {
  const before = a.ways.get(secret) ?? [];
  const after = b.ways.get(secret) ?? [];
  const literals = a.ways.get(literal) ?? [];
  const isAt = (ways: readonly Way[], way: Way): boolean => ways.some((other) => isSamePlace(way, other));
  if (secret !== literal) return [before, before.length === 0 ? after.filter((way) => !isAt(literals, way)) : after];
  const others = [...b.ways.values()].flat().filter((way) => isAt(before, way));
  // the complete value of a literal is not known
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
  // if a script does not reach its end (e.g. because of exec), its last report is missing
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

/** Whether a script contains `$NAME` or `${NAME}`. */
function names(script: string, name: string): boolean {
  return new RegExp(`(?<!\\\\)\\$\\{?${literalPattern(name)}(?!\\w)`).test(script);
}

/** A RUN whose reads the analysis cannot see counts as `lost` only if no other RUN of the fixed build has the secret. */
function withoutOthers({ isDoubtful, ...reader }: Judged, all: readonly Judged[]): Reader {
  return isDoubtful && all.every(({ secret, after }) => secret !== reader.secret || after.length === 0) ? { ...reader, result: 'lost' } : reader;
}
