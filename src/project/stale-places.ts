import type { CompanionCaveat } from '../companions/types.ts';
import { literalPattern } from '../text/pattern.ts';
import type { Range } from '../text/range.ts';
import type { CallerNeeds, NeededSecret } from './caller-needs.ts';
import { argumentPlaces } from './callers/argument-places.ts';
import type { Inspected } from './companions.ts';

/** A place in a caller that does not match the Dockerfile. `range` refers to the text that was inspected. */
export interface StalePlace {
  readonly range: Range;
  readonly kind: 'secret-as-argument' | 'argument-of-nothing' | 'missing-secret' | 'no-secrets';
  /** Name of the argument, or id of the secret. */
  readonly name: string;
  /** The caveat if the place must be changed by hand; undefined if the edits of the file repair it. */
  readonly told: CompanionCaveat | undefined;
}

/** Whether no Dockerfile of the project takes the argument, so that it is useless even if the caller builds another one. */
export type IsTakenByNone = (argument: string) => boolean;

/** The inputs for finding the places of a secret. */
export interface SecretSearch {
  readonly secret: NeededSecret;
  readonly needs: CallerNeeds;
  readonly isTakenByNone: IsTakenByNone;
  /** Compose services that get the secret from some file. */
  readonly givenElsewhere: ReadonlySet<string>;
}

/** The Compose services that get a secret from one of the files: Compose may merge several files. */
export function givenServices(inspected: readonly Inspected[], id: string): ReadonlySet<string> {
  return new Set(
    inspected.flatMap(({ companion, text, result }) =>
      companion.kind === 'compose'
        ? result.invocations.flatMap(({ service, variables }) => ((variables ? variables.has(id) : namesId(text, id)) ? (service ?? []) : []))
        : [],
    ),
  );
}

/** Returns the places of a file that pass a secret as a build argument, that lack a required secret, or that cannot pass secrets. */
export function placesOfSecret(inspected: Inspected, search: SecretSearch): readonly StalePlace[] {
  const { result } = inspected;
  const { secret, isTakenByNone } = search;
  const passed = argumentPlaces(inspected, secret.argumentNames).map(
    ({ name, range }): StalePlace => ({ kind: 'secret-as-argument', name, range, told: undefined }),
  );
  const told = result.caveats.flatMap((caveat) => toldPlace(inspected, caveat, secret, isTakenByNone) ?? []);
  const isPassedOn = (place: StalePlace): boolean => passed.some(({ range }) => place.range.start <= range.start && range.end <= place.range.end);
  return distinct([...passed, ...told, ...missingPlaces(inspected, search, passed.length > 0).filter((place) => !isPassedOn(place))]);
}

/**
 * Returns the places of a file that pass an argument which nothing takes. Only arguments that edits remove count: there the file certainly builds the
 * Dockerfile.
 */
export function placesOfNothing(inspected: Inspected, names: readonly string[]): readonly StalePlace[] {
  return distinct(argumentPlaces(inspected, names).map(({ name, range }) => ({ kind: 'argument-of-nothing', name, range, told: undefined })));
}

/** The place that a caveat is about, if the caveat says that the caller would break. */
function toldPlace({ text, companion }: Inspected, caveat: CompanionCaveat, secret: NeededSecret, isTakenByNone: IsTakenByNone): StalePlace | undefined {
  const { breaks, range = { start: 0, end: 0 } } = caveat;
  if (!breaks) return undefined;
  const written = text.slice(range.start, range.end);
  const name = secret.argumentNames.find((one) => breaks.names.includes(one) && new RegExp(`(?<!\\w)${literalPattern(one)}(?!\\w)`).test(written));
  if (name !== undefined) {
    // the caller builds something else: its folder has no Dockerfile of this project, or its Dockerfile is unknown
    if (!breaks.certain && breaks.unplaced) return undefined;
    const isCertain = breaks.certain && breaks.unplaced !== true;
    if (!isCertain && (companion.kind === 'markdown' || !isTakenByNone(name))) return undefined;
    const at = range.start + Math.max(0, written.search(new RegExp(`(?<!\\w)${literalPattern(name)}(?!\\w)`)));
    return { kind: 'secret-as-argument', name, range: { start: at, end: at + name.length }, told: caveat };
  }
  if (!breaks.certain || breaks.unplaced || !breaks.names.includes(secret.id) || isGivenIn(text, secret.id)) return undefined;
  return { kind: 'no-secrets', name: secret.id, range, told: caveat };
}

function missingPlaces({ text, companion, result }: Inspected, search: SecretSearch, isPassed: boolean): readonly StalePlace[] {
  const { secret, needs, givenElsewhere } = search;
  if (!secret.required || !result.invocations.every(({ target }) => needs.requires(secret.id, target))) return [];
  const place = (range: Range, told: CompanionCaveat | undefined): StalePlace => ({ kind: 'missing-secret', name: secret.id, range, told });
  const told = result.caveats.filter(({ misses }) => misses?.includes(secret.id) && !isGivenIn(text, secret.id));
  if (told.length > 0) return told.map((caveat) => place(caveat.range ?? { start: 0, end: 0 }, caveat));
  if (companion.kind === 'compose') {
    const lacking = result.invocations.filter(({ service, variables }) => variables !== undefined && service !== undefined && !givenElsewhere.has(service));
    return isPassed || result.edits.length === 0
      ? []
      : lacking.flatMap(({ service }) => (service === undefined ? [] : place(serviceRange(text, service), undefined)));
  }
  const added = result.edits.filter(({ range, text: added }) => range.start === range.end && namesId(added, secret.id));
  const options = added.filter((edit) => /--secret\b/.test(edit.text));
  // outside of commands, an insertion may belong to an argument that is removed
  return (options.length > 0 ? options : isPassed ? [] : added.slice(0, 1)).map(({ range, text: added }) => place(lineOf(text, range.start, added), undefined));
}

function namesId(text: string, id: string): boolean {
  return new RegExp(`(?<![\\w.-])${literalPattern(id)}(?![\\w.-])`).test(text);
}

/** Whether a text contains the id of the secret anywhere: a part that could not be parsed may pass it. */
function isGivenIn(text: string, id: string): boolean {
  return new RegExp(`\\bid["']?\\s*[=:]\\s*["']?${literalPattern(id)}(?![\\w.-])`).test(text);
}

/** The range of a service's key. */
function serviceRange(text: string, service: string): Range {
  const match = new RegExp(`^([ \\t]+["']?)(${literalPattern(service)})["']?[ \\t]*:`, 'm').exec(text);
  if (!match) return { start: 0, end: 0 };
  const start = match.index + (match[1]?.length ?? 0);
  return { start, end: start + service.length };
}

/** The content of the line that an insertion belongs to: whole lines that are inserted at the start of a line belong to the one before. */
function lineOf(text: string, offset: number, added: string): Range {
  const at = added.includes('\n') && offset > 0 && (text[offset - 1] === '\n' || offset === text.length) ? text.slice(0, offset).trimEnd().length : offset;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', start);
  const line = text.slice(start, end < 0 ? text.length : end);
  return { start: start + (line.length - line.trimStart().length), end: start + line.trimEnd().length };
}

/** Removes places with the same name and start. */
function distinct(places: readonly StalePlace[]): readonly StalePlace[] {
  return places.filter((one, index) => places.findIndex((other) => other.name === one.name && other.range.start === one.range.start) === index);
}
