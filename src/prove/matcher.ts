import type { Needle, Sought } from './types.ts';

/** A needle with the name of its secret. */
export interface SoughtNeedle extends Needle {
  readonly name: string;
}

/**
 * All needles, prepared for a search in one pass by the algorithm of Wu and Manber, which reads only every few bytes. Its window is as long as the shortest
 * needle; the last three bytes of the window determine how far it can move.
 * Source: https://webglimpse.net/pubs/TR94-17.pdf
 */
export interface Matcher {
  /** Maximum number of bytes in a match, including line endings. */
  readonly reach: number;
  /** Calls `found` for each needle in the bytes, until it returns true. */
  scan(bytes: Buffer, found: (needle: SoughtNeedle) => boolean): void;
}

const BLOCK = 3;
const TABLE_BITS = 18;
const MULTIPLIER = 0x9e3779b1;
/** Maximum size of the window: a larger one is not faster. */
const WIDEST = 32;

/** Prepares the search for secrets. */
export function matcherOf(sought: readonly Sought[]): Matcher {
  const needles = sought.flatMap(({ name, needles: own }) => own.map((needle): SoughtNeedle => ({ ...needle, name })));
  const longest = Math.max(0, ...needles.map(({ bytes, whole }) => (whole ?? { bytes }).bytes.length));
  const window = Math.min(WIDEST, ...needles.map(({ bytes }) => bytes.length));
  if (needles.length === 0) return { reach: 0, scan: () => {} };
  const most = window - BLOCK + 1;
  const shifts = new Uint8Array(1 << TABLE_BITS).fill(most);
  const ending = new Map<number, SoughtNeedle[]>();
  for (const needle of needles) {
    for (let end = BLOCK; end <= window; end++) {
      const hash = hashAt(needle.bytes, end - BLOCK);
      shifts[hash] = Math.min(shifts[hash] ?? 0, window - end);
      if (end === window) ending.set(hash, [...(ending.get(hash) ?? []), needle]);
    }
  }
  // at most one line ending for every few characters, see `wrapped`
  return { reach: longest + Math.ceil(longest / 16) * 2 + 2, scan: (bytes, found) => scan(bytes, { window, shifts, ending }, found) };
}

interface Tables {
  readonly window: number;
  readonly shifts: Uint8Array;
  readonly ending: ReadonlyMap<number, readonly SoughtNeedle[]>;
}

function scan(bytes: Buffer, { window, shifts, ending }: Tables, found: (needle: SoughtNeedle) => boolean): void {
  const { length } = bytes;
  let end = window;
  while (end <= length) {
    const hash = Math.imul((bytes[end - 3] ?? 0) | ((bytes[end - 2] ?? 0) << 8) | ((bytes[end - 1] ?? 0) << 16), MULTIPLIER) >>> (32 - TABLE_BITS);
    const shift = shifts[hash] ?? 1;
    if (shift > 0) {
      end += shift;
      continue;
    }
    const start = end - window;
    for (const needle of ending.get(hash) ?? []) if (isAt(bytes, start, needle) && found(needle)) return;
    end++;
  }
}

function hashAt(bytes: Buffer, at: number): number {
  return Math.imul((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8) | ((bytes[at + 2] ?? 0) << 16), MULTIPLIER) >>> (32 - TABLE_BITS);
}

function isAt(bytes: Buffer, start: number, { bytes: needle, whole }: SoughtNeedle): boolean {
  if (bytes[start] !== needle[0] || start + needle.length > bytes.length) return false;
  if (bytes.compare(needle, 0, needle.length, start, start + needle.length) !== 0) return false;
  if (!whole) return true;
  const before = whole.bytes.subarray(0, whole.at);
  const after = whole.bytes.subarray(whole.at + needle.length);
  return continues(bytes, start - 1, before, -1) && continues(bytes, start + needle.length, after, 1);
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Whether the bytes from `at` on, forwards or backwards, equal `text`, ignoring line endings. */
function continues(bytes: Buffer, at: number, text: Buffer, step: 1 | -1): boolean {
  let place = at;
  for (let index = step === 1 ? 0 : text.length - 1; index >= 0 && index < text.length; index += step) {
    while (bytes[place] === LINE_FEED || bytes[place] === CARRIAGE_RETURN) place += step;
    if (bytes[place] !== text[index]) return false;
    place += step;
  }
  return true;
}
