import { type Range, withoutOverlaps } from './range.ts';

const MASK = '***';

/** Wraps a secret value so that it is never printed by accident: logs, templates and JSON show `***`. */
export class Redacted {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value. Use it only to compare and to mask. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return MASK;
  }

  toJSON(): string {
    return MASK;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return MASK;
  }
}

/** Minimum length of a value that is also searched for without quotes and escape characters: a shorter one would be found within ordinary text. */
const SHORTEST_SPELLED = 8;
/**
 * Quotes, escape characters, and the line breaks that follow one. A shell and Docker drop them, so `ab"cd"`, `a\bcd` and `ab\<line break>cd` all mean `abcd`.
 */
const SPELLING = /["'\\`](?:[ \t]*\r?\n)?/g;

/**
 * Returns the ranges of `text` in which a value stands, in order and without overlaps. A value also counts if quotes, escape characters or line breaks
 * stand between its characters. Values of fewer than 3 characters are skipped: they would mask ordinary text.
 */
export function valueRanges(text: string, values: readonly Redacted[]): readonly Range[] {
  return rangesOf(text, values, wordEnd);
}

function rangesOf(text: string, values: readonly Redacted[], endOf: (text: string, end: number, length: number) => number): readonly Range[] {
  const ranges: Range[] = [];
  let spelled: Spelled | undefined;
  for (const value of values) {
    const plain = value.reveal();
    if (plain.length < 3) continue;
    for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + plain.length))
      ranges.push({ start: at, end: endOf(text, at + plain.length, plain.length) });
    const bare = plain.replace(SPELLING, '');
    if (bare.length < SHORTEST_SPELLED) continue;
    spelled ??= withoutSpelling(text);
    const { offsets } = spelled;
    if (offsets === undefined && bare === plain) continue;
    for (let at = spelled.bare.indexOf(bare); at >= 0; at = spelled.bare.indexOf(bare, at + bare.length)) {
      const last = at + bare.length - 1;
      ranges.push({ start: offsets?.[at] ?? at, end: (offsets?.[last] ?? last) + 1 });
    }
  }
  return withoutOverlaps(ranges);
}

/**
 * Returns the end of a value of `length` characters found up to `end`. If an escaped or quoted part of the same word follows there, the value ends with that;
 * and so if it goes on behind punctuation, because what is known may be only the part before that.
 */
function wordEnd(text: string, end: number, length: number): number {
  let at = end;
  if (length >= SHORTEST_SPELLED && JOINS.has(text[at] ?? '')) {
    JOINED.lastIndex = at;
    at += JOINED.exec(text)?.[0].length ?? 0;
  }
  if (!CONTINUES.has(text[at] ?? '')) return at;
  CONTINUED.lastIndex = at;
  return at + (CONTINUED.exec(text)?.[0].length ?? 0);
}

const JOINS: ReadonlySet<string> = new Set(',:=+%!#*~^$&-');
/** Punctuation and the rest of a word, or the padding of base64. Not punctuation at its end: `a value, and more`. */
const JOINED = /(?:[,:=+%!#*~^$&-]{1,3}[\w.]+)*={0,2}/y;

const CONTINUES: ReadonlySet<string> = new Set(['\\', '"', "'", '`']);
/** Not what follows a value in quotes: `"value","other"`, `'value' + 'other'`. */
const CONTINUED = /(?:[\\`]\w+|(?:"\w[^"\s]*"|'\w[^'\s]*')\w*)+/y;

/** A text without quotes, escape characters and line continuations. */
interface Spelled {
  readonly bare: string;
  /** For each character of `bare`, its offset in the text; undefined if no character was dropped. */
  readonly offsets: Uint32Array | undefined;
}

function withoutSpelling(text: string): Spelled {
  const bare = text.replace(SPELLING, '');
  if (bare.length === text.length) return { bare, offsets: undefined };
  const offsets = new Uint32Array(bare.length);
  let [from, next] = [0, 0];
  const keep = (until: number): void => {
    for (; from < until; from++) offsets[next++] = from;
  };
  for (const { index, 0: dropped } of text.matchAll(SPELLING)) {
    keep(index);
    from = index + dropped.length;
  }
  keep(text.length);
  return { bare, offsets };
}

/** Replaces every occurrence of the values by `***`: see valueRanges. */
export function mask(text: string, values: readonly Redacted[]): string {
  if (values.length === 0) return text;
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of valueRanges(text, values)) {
    parts.push(text.slice(at, start), MASK);
    at = end;
  }
  return parts.length === 0 ? text : parts.join('') + text.slice(at);
}

/**
 * Replaces a value by another one of the same length, also where quotes, escape characters or line breaks stand between its characters: those stay where they
 * are. Occurrences with another number of characters stay.
 */
export function respelled(text: string, value: Redacted, other: string): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of rangesOf(text, [value], (_, found) => found)) {
    const written = text.slice(start, end);
    if (written.replace(SPELLING, '').length !== other.length) continue;
    let at = 0;
    let made = '';
    let next = 0;
    for (const { index, 0: dropped } of written.matchAll(SPELLING)) {
      made += other.slice(next, next + index - at) + dropped;
      next += index - at;
      at = index + dropped.length;
    }
    parts.push(text.slice(from, start), made, other.slice(next));
    from = end;
  }
  return parts.join('') + text.slice(from);
}
