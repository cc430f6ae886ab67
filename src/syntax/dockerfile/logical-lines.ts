import type { Range } from '../../text/range.ts';
import { joinedBuilder } from '../joined-text.ts';
import type { Comment, Directive, JoinedText } from '../types.ts';
import { skipSpace, trimSpaceEnd } from '../white-space.ts';

/** One instruction: its lines joined without escape characters, comment lines and empty lines, with the map back to the file. */
export interface LogicalLine {
  readonly joined: JoinedText;
  /** The end of the last line that belongs to it, without the ending. */
  readonly end: number;
}

/** The lines of a heredoc and the terminator below them. */
export interface HeredocLines {
  readonly bodyRange: Range;
  /** The terminator itself, without tabs before it. */
  readonly terminatorRange: Range;
}

/** Reads a Dockerfile from top to bottom: the caller asks for an instruction, then for the body of each heredoc that it finds in it. */
export interface LineReader {
  /** The next instruction; undefined at the end of the text. */
  next(): LogicalLine | undefined;
  /** The lines up to the one that is exactly `name`. Undefined if there is none; the rest of the text is then read. */
  heredoc(name: string, stripTabs: boolean): HeredocLines | undefined;
  readonly comments: readonly Comment[];
}

/** Steps through the lines of a text as they are written. */
interface PhysicalLines {
  /** The next line without its ending; undefined at the end of the text. */
  next(): Range | undefined;
  /** Where the next line starts. */
  offset(): number;
}

/** Lines end at `\n` only; every `\r` right before it belongs to the ending. A byte order mark belongs to no line. */
function physicalLines(text: string): PhysicalLines {
  let at = text.startsWith('\ufeff') ? 1 : 0;
  return {
    offset: () => at,
    next() {
      if (at >= text.length) return undefined;
      const start = at;
      const newline = text.indexOf('\n', at);
      at = newline < 0 ? text.length : newline + 1;
      let end = newline < 0 ? text.length : newline;
      while (end > start && text[end - 1] === '\r') end--;
      return { start, end };
    },
  };
}

/**
 * Splits a text as BuildKit does: lines end at `\n` only, white space after an escape character does not matter, an escaped escape character
 * does not continue the line, comment and empty lines inside an instruction are skipped.
 * https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/parser.go
 */
export function lineReader(text: string, escape: string, directives: readonly Directive[]): LineReader {
  const lines = physicalLines(text);
  const comments: Comment[] = [];

  function next(): LogicalLine | undefined {
    for (let line = lines.next(); line; line = lines.next()) {
      const content = contentStart(line);
      if (content !== undefined) return join({ start: content, end: line.end });
    }
    return undefined;
  }

  /** Joins a line with the lines that continue it. */
  function join(first: Range): LogicalLine {
    const builder = joinedBuilder('plain');
    const append = (line: Range): boolean => {
      const continuation = continuationStart(text, line, escape);
      const end = continuation ?? line.end;
      builder.add(text.slice(line.start, end), line.start, end - line.start);
      return continuation !== undefined;
    };
    let lastEnd = first.end;
    let isContinued = append(first);
    while (isContinued) {
      const line = lines.next();
      if (!line) break;
      if (contentStart(line) === undefined) continue;
      isContinued = append(line);
      lastEnd = line.end;
    }
    return { joined: builder.build(first.start), end: lastEnd };
  }

  /** The start of a line's content; undefined for an empty line and for a comment, which is recorded. */
  function contentStart({ start, end }: Range): number | undefined {
    const content = skipSpace(text, start, end);
    if (content >= end) return undefined;
    if (text[content] !== '#') return content;
    const isDirective = directives.some(({ range }) => range.start === content);
    const from = skipSpace(text, content + 1, end);
    if (!isDirective) comments.push({ text: text.slice(from, trimSpaceEnd(text, from, end)), range: { start: content, end } });
    return undefined;
  }

  return { next, heredoc: (name, stripTabs) => readHeredoc(text, lines, name, stripTabs), comments };
}

/** Reads up to the line that is exactly `name`, ignoring leading tabs if `stripTabs` is set; undefined if there is none. */
function readHeredoc(text: string, lines: PhysicalLines, name: string, stripTabs: boolean): HeredocLines | undefined {
  const start = lines.offset();
  for (let line = lines.next(); line; line = lines.next()) {
    let from = line.start;
    while (stripTabs && text[from] === '\t') from++;
    if (line.end - from === name.length && text.startsWith(name, from)) {
      return { bodyRange: { start, end: line.start }, terminatorRange: { start: from, end: line.end } };
    }
  }
  return undefined;
}

/** The offset of the escape character that continues a line; undefined if there is none. */
function continuationStart(text: string, line: Range, escape: string): number | undefined {
  let at = line.end;
  while (at > line.start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  if (at <= line.start || text[at - 1] !== escape) return undefined;
  return at - 1 > line.start && text[at - 2] === escape ? undefined : at - 1;
}

/** The text of a heredoc body as the container gets it: with `\n` as line ending, and without the leading tabs that `<<-` strips. */
export function joinBody(text: string, range: Range, stripTabs: boolean): JoinedText {
  const builder = joinedBuilder('plain');
  for (let at = range.start; at < range.end; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 || newline >= range.end ? range.end : newline + 1;
    let from = at;
    while (stripTabs && text[from] === '\t') from++;
    const isCrlf = newline > at && newline < range.end && text[newline - 1] === '\r';
    if (isCrlf) {
      builder.add(text.slice(from, newline - 1), from, newline - 1 - from);
      builder.add('\n', newline, 1);
    } else {
      builder.add(text.slice(from, next), from, next - from);
    }
    at = next;
  }
  return builder.build(range.start);
}
