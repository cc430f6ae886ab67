import { toFileRange } from '../joined-text.ts';
import type { Heredoc, JoinedText } from '../types.ts';
import { lex } from './expansions.ts';
import { type HeredocLines, joinBody, type LineReader } from './logical-lines.ts';
import { bodyReferences } from './words.ts';

/** `<<EOF` in an instruction; `range` holds offsets into the logical line. */
export interface HeredocWord {
  readonly name: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  readonly range: { readonly start: number; readonly end: number };
}

/** BuildKit reads heredoc words with the backslash, whatever the escape directive says. */
const ESCAPE = '\\';

/**
 * The heredocs that BuildKit finds in a logical line; none if a quote is not closed.
 * https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/parser.go (heredocsFromLine)
 */
export function heredocWords(line: JoinedText): HeredocWord[] {
  if (!line.text.includes('<<')) return [];
  const { words } = lex(line.text, 0, line.text.length, { escape: ESCAPE, quotes: true, lenient: true });
  return words.flatMap((range) => {
    const parsed = parseHeredocWord(line.text.slice(range.start, range.end));
    return parsed ? [{ ...parsed, range }] : [];
  });
}

/** Reads a text that is exactly one heredoc word; undefined for any other text. */
export function parseHeredocWord(text: string): Omit<HeredocWord, 'range'> | undefined {
  const match = /^(\d*)<<(-?)\s*([^<]*)$/.exec(text);
  const rest = match?.[3] ?? '';
  if (!match || rest === '') return undefined;
  const lexed = lex(rest, 0, rest.length, { escape: ESCAPE, quotes: true, lenient: true });
  if (lexed.error !== undefined || lexed.words.length !== 1) return undefined;
  const name = lexed.value;
  const quoted = /['"]/.test(rest) && countQuotes(name) !== countQuotes(rest);
  return { name, quoted, stripTabs: match[2] === '-' };
}

/** A heredoc word with the lines that belong to it. */
export interface HeredocSource {
  /** The whole Dockerfile. */
  readonly text: string;
  /** The logical line that holds the word. */
  readonly line: JoinedText;
  readonly word: HeredocWord;
  readonly lines: HeredocLines;
  /** Whether BuildKit itself expands variables in the body, as it does for COPY and ADD. */
  readonly isExpanded: boolean;
  readonly escape: string;
}

/** The heredoc of a word whose lines were read. */
export function toHeredoc({ text, line, word, lines, isExpanded, escape }: HeredocSource): Heredoc {
  const body = joinBody(text, lines.bodyRange, word.stripTabs);
  return {
    name: word.name,
    quoted: word.quoted,
    stripTabs: word.stripTabs,
    wordRange: toFileRange(line, word.range),
    bodyRange: lines.bodyRange,
    body,
    references: isExpanded && !word.quoted ? bodyReferences(body, escape) : [],
  };
}

/** Reads the bodies of heredoc words in their order; undefined if one is not closed. */
export function readBodies(reader: LineReader, words: readonly HeredocWord[]): HeredocLines[] | undefined {
  const bodies: HeredocLines[] = [];
  for (const word of words) {
    const lines = reader.heredoc(word.name, word.stripTabs);
    if (!lines) return undefined;
    bodies.push(lines);
  }
  return bodies;
}

function countQuotes(text: string): number {
  return text.replace(/[^'"]/g, '').length;
}
