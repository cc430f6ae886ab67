import type { Range } from '../../text/range.ts';
import { toFileRange } from '../joined-text.ts';
import type { Flag, JoinedText } from '../types.ts';
import { isSpace } from '../white-space.ts';

/** A flag, with a map from its unquoted value back to the logical line. */
export interface FlagToken {
  readonly flag: Flag;
  /** The flag as written, as offsets into the logical line. */
  readonly range: Range;
  /** For each UTF-16 unit of `flag.value`, its offset in the logical line. */
  readonly valuePlaces: readonly number[];
  /** The offset of the first `=` in the logical line, if there is one. */
  readonly equals: number | undefined;
}

/**
 * Reads the flags before the arguments of an instruction; `rest` is the offset after them. Quotes and escapes are resolved; `--` ends the flags.
 * https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/split_command.go
 */
export function readFlags(joined: JoinedText, start: number, end: number, escape: string): { readonly flags: readonly FlagToken[]; readonly rest: number } {
  const text = joined.text;
  const flags: FlagToken[] = [];
  let at = start;
  for (;;) {
    while (at < end && isSpace(text[at])) at++;
    if (at >= end || text[at] !== '-' || text[at + 1] !== '-' || at + 1 >= end) return { flags, rest: at };
    const token = readToken(text, at, end, escape);
    const from = at;
    at = token.end;
    if (token.word === '--') return { flags, rest: at };
    flags.push(toFlag(joined, token, { start: from, end: at }));
  }
}

interface Token {
  readonly word: string;
  readonly places: readonly number[];
  readonly end: number;
}

function readToken(text: string, start: number, end: number, escape: string): Token {
  const places: number[] = [];
  let word = '';
  let quote = '';
  let at = start;
  for (; at < end; at++) {
    let char = text[at] ?? '';
    if (quote === '' && isSpace(char)) break;
    if (quote === '' && (char === "'" || char === '"')) {
      quote = char;
      continue;
    }
    if (char === quote) {
      quote = '';
      continue;
    }
    if (char === escape) {
      if (at + 1 >= end) continue;
      at++;
      char = text[at] ?? '';
    }
    word += char;
    places.push(at);
  }
  return { word, places, end: at };
}

function toFlag(joined: JoinedText, token: Token, range: Range): FlagToken {
  const cut = token.word.indexOf('=');
  const flag: Flag = {
    name: token.word.slice(2, cut < 0 ? undefined : cut),
    value: cut < 0 ? undefined : token.word.slice(cut + 1),
    range: toFileRange(joined, range),
  };
  return { flag, range, valuePlaces: cut < 0 ? [] : token.places.slice(cut + 1), equals: cut < 0 ? undefined : token.places[cut] };
}
