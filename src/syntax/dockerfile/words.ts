import type { Range } from '../../text/range.ts';
import { toFileRange } from '../joined-text.ts';
import type { JoinedText, VariableReference, Word } from '../types.ts';
import { isBlank, isSpace } from '../white-space.ts';
import { type Expansion, lex } from './expansions.ts';

/** Reports a problem in an instruction; `range` is a document range. */
export type Report = (range: Range, message: string) => void;

/** The words of COPY, FROM, EXPOSE and VOLUME, as offsets into `text`. White space separates them, inside quotes too. */
export function splitOnBlanks(text: string, range: Range): Range[] {
  const words: Range[] = [];
  let at = range.start;
  while (at < range.end) {
    while (at < range.end && isBlank(text[at])) at++;
    const start = at;
    while (at < range.end && !isBlank(text[at])) at++;
    if (at > start) words.push({ start, end: at });
  }
  return words;
}

/**
 * The words of ARG, ENV and LABEL, as offsets into `text`. Quotes keep a word together; an escaped quote is an ordinary character.
 * https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/line_parsers.go (parseWords)
 */
export function splitOnSpace(text: string, range: Range, escape: string): Range[] {
  const words: Range[] = [];
  let start = -1;
  let quote = '';
  for (let at = range.start; at < range.end; at++) {
    const char = text[at] ?? '';
    if (start < 0) {
      if (isSpace(char)) continue;
      start = at;
    }
    if (quote === '') {
      if (isSpace(char)) {
        words.push({ start, end: at });
        start = -1;
      } else if (char === "'" || char === '"') {
        quote = char;
      } else if (char === escape) {
        at++;
      }
    } else if (char === quote) {
      quote = '';
    } else if (char === escape && quote === '"') {
      at++;
    }
  }
  if (start >= 0) words.push({ start, end: range.end });
  return words;
}

/** Reads a word that BuildKit expands, and reports what BuildKit would refuse. `range` holds offsets into the logical line. */
export function expandedWord(joined: JoinedText, range: Range, escape: string, report: Report): Word {
  const lexed = lex(joined.text, range.start, range.end, { escape, quotes: true, lenient: false });
  const fileRange = toFileRange(joined, range);
  if (lexed.error !== undefined) report(fileRange, lexed.error);
  const value = lexed.error === undefined ? lexed.value : joined.text.slice(range.start, range.end);
  return { value, range: fileRange, references: lexed.expansions.map((expansion) => toReference(joined, expansion)) };
}

/** `$X` in the heredoc body of a COPY or ADD, where quotes do not prevent the expansion. */
export function bodyReferences(body: JoinedText, escape: string): VariableReference[] {
  const lexed = lex(body.text, 0, body.text.length, { escape, quotes: false, lenient: false });
  return lexed.expansions.map((expansion) => toReference(body, expansion));
}

function toReference(joined: JoinedText, expansion: Expansion): VariableReference {
  return { name: expansion.name, operator: expansion.operator, operand: expansion.operand, range: toFileRange(joined, expansion) };
}
