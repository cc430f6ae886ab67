import type { Range } from '../../text/range.ts';
import { joinedBuilder } from '../joined-text.ts';
import type { Comment, Directive, JoinedText } from '../types.ts';
import { skipSpace, trimSpaceEnd } from '../white-space.ts';

/** An instruction as BuildKit sees it: its lines joined, without the escape characters, comment lines and empty lines between. */
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

/** Walks through a Dockerfile: one instruction after another, and heredoc bodies where the caller finds that an instruction has some. */
export interface LineReader {
  next(): LogicalLine | undefined;
  /** The lines up to the one that is exactly `name`; undefined (and everything read) where there is none. */
  heredoc(name: string, stripTabs: boolean): HeredocLines | undefined;
  readonly comments: readonly Comment[];
}

/**
 * Splits as BuildKit does: lines end at `\n` only, white space after an escape character does not matter, two of them are none,
 * comment and empty lines inside an instruction are skipped. https://github.com/moby/buildkit/blob/v0.32.2/frontend/dockerfile/parser/parser.go
 */
export function lineReader(text: string, escape: string, directives: readonly Directive[]): LineReader {
  const comments: Comment[] = [];
  let at = text.startsWith('\ufeff') ? 1 : 0;

  function line(): Range | undefined {
    if (at >= text.length) return undefined;
    const start = at;
    const newline = text.indexOf('\n', at);
    at = newline < 0 ? text.length : newline + 1;
    let end = newline < 0 ? text.length : newline;
    while (end > start && text[end - 1] === '\r') end--;
    return { start, end };
  }

  /** Whether a line is a comment, which is then remembered. */
  function takeComment(content: number, end: number): boolean {
    if (text[content] !== '#' || content >= end) return false;
    const isDirective = directives.some(({ range }) => range.start === content);
    const from = skipSpace(text, content + 1, end);
    if (!isDirective) comments.push({ text: text.slice(from, trimSpaceEnd(text, from, end)), range: { start: content, end } });
    return true;
  }

  function next(): LogicalLine | undefined {
    for (let first = line(); first; first = line()) {
      const content = skipSpace(text, first.start, first.end);
      if (content >= first.end || takeComment(content, first.end)) continue;
      return join({ start: content, end: first.end });
    }
    return undefined;
  }

  function join(first: Range): LogicalLine {
    const builder = joinedBuilder('plain');
    let lastEnd = first.end;
    let more = append(first);
    while (more) {
      const following = line();
      if (!following) break;
      const content = skipSpace(text, following.start, following.end);
      if (content >= following.end || takeComment(content, following.end)) continue;
      more = append(following);
      lastEnd = following.end;
    }
    return { joined: builder.build(first.start), end: lastEnd };

    function append(range: Range): boolean {
      const end = continuationStart(text, range, escape);
      builder.add(text.slice(range.start, end ?? range.end), range.start, (end ?? range.end) - range.start);
      return end !== undefined;
    }
  }

  function heredoc(name: string, stripTabs: boolean): HeredocLines | undefined {
    const start = at;
    for (let body = line(); body; body = line()) {
      let from = body.start;
      while (stripTabs && text[from] === '\t') from++;
      if (body.end - from === name.length && text.startsWith(name, from)) {
        return { bodyRange: { start, end: body.start }, terminatorRange: { start: from, end: body.end } };
      }
    }
    return undefined;
  }

  return { next, heredoc, comments };
}

/** Where the escape character stands that makes a line go on, if one does. */
function continuationStart(text: string, line: Range, escape: string): number | undefined {
  let at = line.end;
  while (at > line.start && (text[at - 1] === ' ' || text[at - 1] === '\t')) at--;
  if (at <= line.start || text[at - 1] !== escape) return undefined;
  return at - 1 > line.start && text[at - 2] === escape ? undefined : at - 1;
}

/** The text of a heredoc body as the container gets it, but with `\n` for every line ending and without the tabs that `<<-` takes away. */
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
