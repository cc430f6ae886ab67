import type { Range } from '../../text/range.ts';
import { deriveJoined, type Piece, toFileRange } from '../joined-text.ts';
import type { JoinedText, Word } from '../types.ts';
import { skipSpace } from '../white-space.ts';

/** One string of a JSON array. `range`: the token with its quotes, as offsets into the logical line. */
export interface JsonString {
  readonly value: string;
  readonly range: Range;
}

/** strings: an array of strings. wrong: an array with other elements. none: not a JSON array. */
export type JsonForm = { readonly kind: 'strings'; readonly strings: readonly JsonString[] } | { readonly kind: 'wrong' } | { readonly kind: 'none' };

/**
 * Reads the JSON form (exec form). BuildKit recognizes it only if the whole text is a valid JSON array.
 * https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/line_parsers.go (parseJSON)
 */
export function readJsonForm(joined: JoinedText, range: Range): JsonForm {
  const start = skipSpace(joined.text, range.start, range.end);
  if (joined.text[start] !== '[') return { kind: 'none' };
  const values = parseArray(joined.text.slice(start, range.end));
  if (!values) return { kind: 'none' };
  const strings: JsonString[] = [];
  let at = start + 1;
  for (const value of values) {
    if (typeof value !== 'string') return { kind: 'wrong' };
    at = joined.text.indexOf('"', at);
    const end = stringEnd(joined.text, at);
    strings.push({ value, range: { start: at, end } });
    at = end;
  }
  return { kind: 'strings', strings };
}

/** A string of a JSON array as a word; nothing in it is expanded. */
export function jsonWord(joined: JoinedText, string: JsonString): Word {
  return { value: string.value, range: toFileRange(joined, string.range), references: [] };
}

/** The content of a JSON string with its escapes resolved, with the map back to the document. */
export function jsonContent(joined: JoinedText, string: JsonString): JoinedText {
  const pieces: Piece[] = [];
  const end = string.range.end - 1;
  for (let at = string.range.start + 1; at < end; ) {
    if (joined.text[at] === '\\') {
      const length = joined.text[at + 1] === 'u' ? 6 : 2;
      pieces.push({ text: decodeEscape(joined.text.slice(at, at + length)), source: at, sourceLength: length });
      at += length;
      continue;
    }
    const backslash = joined.text.indexOf('\\', at);
    const stop = backslash < 0 || backslash > end ? end : backslash;
    pieces.push({ text: joined.text.slice(at, stop), source: at, sourceLength: stop - at });
    at = stop;
  }
  if (pieces.length === 0) pieces.push({ text: '', source: string.range.start + 1, sourceLength: 0 });
  return deriveJoined(joined, pieces, 'json');
}

function parseArray(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function decodeEscape(escape: string): string {
  const value: unknown = JSON.parse(`"${escape}"`);
  return typeof value === 'string' ? value : '';
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}
