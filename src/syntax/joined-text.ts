import type { Range } from '../text/range.ts';

/**
 * One entry of the source map: `length` UTF-16 units of the text, from offset `joined` on, are `fileLength` units of the document, from offset
 * `file` on. The two lengths differ only for an escape sequence, e.g. in a JSON string.
 */
export interface Segment {
  readonly joined: number;
  readonly file: number;
  readonly length: number;
  readonly fileLength: number;
}

/** A logical line (or a part of one) with its source map: the text as Docker passes it on, without continuations, comment lines and JSON escapes. */
export interface JoinedText {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** How text must be written to be inserted here: as it is, or escaped as inside a JSON string. */
  readonly encoding: 'plain' | 'json';
}

/** The document offset of an offset into the text. An offset at or after the end maps to just after the last unit. */
export function toFileOffset(joined: JoinedText, offset: number): number {
  const segment = segmentAt(joined.segments, offset);
  if (!segment) return 0;
  const into = offset - segment.joined;
  if (into >= segment.length) return segment.file + segment.fileLength;
  return segment.length === segment.fileLength ? segment.file + into : segment.file;
}

/** The document range of a range of the text. Continuations and comment lines in between belong to it. */
export function toFileRange(joined: JoinedText, range: Range): Range {
  const start = toFileOffset(joined, range.start);
  if (range.end <= range.start) return { start, end: start };
  const last = segmentAt(joined.segments, range.end - 1);
  if (!last) return { start, end: start };
  // the end is taken from the last unit inside: the unit after it may stand on another line
  const end = last.length === last.fileLength ? last.file + (range.end - 1 - last.joined) + 1 : last.file + last.fileLength;
  return { start, end };
}

/** `text` as it must be written where `joined` was read from. */
export function encode(joined: JoinedText, text: string): string {
  return joined.encoding === 'json' ? JSON.stringify(text).slice(1, -1) : text;
}

function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  return segments[indexAt(segments, offset)];
}

function indexAt(segments: readonly Segment[], offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.joined ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A part of a derived text: `text` replaces `sourceLength` units of the original, from offset `source` on. */
export interface Piece {
  readonly text: string;
  readonly source: number;
  readonly sourceLength: number;
}

/** Builds a text and its source map from parts of the document, in order. */
export interface JoinedBuilder {
  /** Appends `text`, which was read from the `fileLength` units of the document from offset `file` on. */
  add(text: string, file: number, fileLength: number): void;
  /** The text so far. An empty text is mapped to the document offset `place`. */
  build(place: number): JoinedText;
}

/** A builder of a text into whose place insertions must be written in `encoding`. */
export function joinedBuilder(encoding: JoinedText['encoding']): JoinedBuilder {
  const segments: Segment[] = [];
  const parts: string[] = [];
  let length = 0;
  return {
    add(text, file, fileLength) {
      if (text.length === 0) return;
      const last = segments.at(-1);
      const isPlain = text.length === fileLength;
      if (last && isPlain && last.length === last.fileLength && last.file + last.fileLength === file) {
        segments[segments.length - 1] = { ...last, length: last.length + text.length, fileLength: last.fileLength + fileLength };
      } else {
        segments.push({ joined: length, file, length: text.length, fileLength });
      }
      parts.push(text);
      length += text.length;
    },
    build: (place) => ({ text: parts.join(''), segments: segments.length > 0 ? segments : [{ joined: 0, file: place, length: 0, fileLength: 0 }], encoding }),
  };
}

/** A part of a text, as a text with its own source map. */
export function sliceJoined(joined: JoinedText, range: Range): JoinedText {
  const text = joined.text.slice(range.start, range.end);
  return deriveJoined(joined, [{ text, source: range.start, sourceLength: text.length }], joined.encoding);
}

/** A text made of `pieces` of another one, in order, e.g. the content of a quoted string with its escapes resolved. */
export function deriveJoined(joined: JoinedText, pieces: readonly Piece[], encoding: JoinedText['encoding']): JoinedText {
  const builder = joinedBuilder(encoding);
  for (const piece of pieces) {
    if (piece.text.length !== piece.sourceLength) {
      const range = toFileRange(joined, { start: piece.source, end: piece.source + piece.sourceLength });
      builder.add(piece.text, range.start, range.end - range.start);
      continue;
    }
    const end = piece.source + piece.sourceLength;
    for (let index = indexAt(joined.segments, piece.source); index < joined.segments.length; index++) {
      const segment = joined.segments[index];
      if (!segment || segment.joined >= end) break;
      const from = Math.max(segment.joined, piece.source);
      const to = Math.min(segment.joined + segment.length, end);
      const text = piece.text.slice(from - piece.source, to - piece.source);
      if (segment.length === segment.fileLength) builder.add(text, segment.file + from - segment.joined, to - from);
      else builder.add(text, segment.file, segment.fileLength);
    }
  }
  return builder.build(toFileOffset(joined, pieces[0]?.source ?? joined.text.length));
}

/** Whether the document holds a range of the text without gaps, written as `encode` would write it: only then can it be edited. */
export function isContiguous(joined: JoinedText, range: Range): boolean {
  if (range.end <= range.start) return true;
  let at: number | undefined;
  for (let index = indexAt(joined.segments, range.start); index < joined.segments.length; index++) {
    const segment = joined.segments[index];
    if (!segment || segment.joined >= range.end) break;
    if (at !== undefined && at !== segment.file) return false;
    if (segment.length !== segment.fileLength && !isPlainEscape(joined, segment)) return false;
    at = segment.file + segment.fileLength;
  }
  return true;
}

function isPlainEscape(joined: JoinedText, segment: Segment): boolean {
  return encode(joined, joined.text.slice(segment.joined, segment.joined + segment.length)).length === segment.fileLength;
}
