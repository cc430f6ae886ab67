import { toFileRange } from '../joined-text.ts';
import type { Heredoc, JoinedText } from '../types.ts';
import { lex } from './expansions.ts';
import { type HeredocLines, joinBody, type LineReader } from './logical-lines.ts';
import { bodyReferences } from './words.ts';

/** A heredoc word of an instruction's line, `range` by offsets into the joined line. */
export interface HeredocWord {
  readonly name: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  readonly range: { readonly start: number; readonly end: number };
}

/** The backslash, whatever the escape directive says: the heredoc words are read with it. */
const ESCAPE = '\\';

/**
 * What BuildKit takes for the heredocs of a line. A quote that is not closed hides all of them.
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

/** Whether a text is one heredoc word and nothing else, and what it says. */
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

/** The heredoc of a word whose lines have been read. References are read where BuildKit itself expands the body, in COPY and ADD. */
export function toHeredoc(text: string, line: JoinedText, word: HeredocWord, lines: HeredocLines, isExpanded: boolean, escape: string): Heredoc {
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

/** Reads the bodies of heredoc words in their order; undefined where one has no end. */
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
