import type { Range } from '../text/range.ts';
import type { JoinedText, Segment } from './types.ts';

/** The document offset of a unit of joined text. Offsets at or after the end map to just after the last unit. */
export function toFileOffset(joined: JoinedText, offset: number): number {
  const segment = segmentAt(joined.segments, offset);
  if (!segment) return 0;
  const into = offset - segment.joined;
  if (into >= segment.length) return segment.file + segment.fileLength;
  return segment.length === segment.fileLength ? segment.file + into : segment.file;
}

/** The document range of a range of joined text. It may span gaps (continuations, comment lines), which then belong to it. */
export function toFileRange(joined: JoinedText, range: Range): Range {
  const start = toFileOffset(joined, range.start);
  if (range.end <= range.start) return { start, end: start };
  const last = segmentAt(joined.segments, range.end - 1);
  if (!last) return { start, end: start };
  // the end is taken from the last unit inside: the unit after it may stand on another line
  const end = last.length === last.fileLength ? last.file + (range.end - 1 - last.joined) + 1 : last.file + last.fileLength;
  return { start, end };
}

/** How `text` must be written to be inserted into the place that a joined text was read from. */
export function encode(joined: JoinedText, text: string): string {
  return joined.encoding === 'json' ? JSON.stringify(text).slice(1, -1) : text;
}

function segmentAt(segments: readonly Segment[], offset: number): Segment | undefined {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.joined ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return segments[low];
}
