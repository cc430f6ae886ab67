import type { Range } from './range.ts';

/** Replaces `range` by `text`; an empty range inserts, an empty text deletes. */
export interface Edit {
  readonly range: Range;
  readonly text: string;
}

/** Applies edits, which may come in any order. Throws a RangeError if two of them overlap or insert at the same offset. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let at = 0;
  let previous: Edit | undefined;
  for (const edit of sorted) {
    if (edit.range.start < at || edit.range.end < edit.range.start || edit.range.end > text.length) throw new RangeError('edits overlap or leave the text');
    if (previous && previous.range.start === edit.range.start && previous.range.end === edit.range.end) throw new RangeError('two edits at the same place');
    result += text.slice(at, edit.range.start) + edit.text;
    at = edit.range.end;
    previous = edit;
  }
  return result + text.slice(at);
}

/** The edits, each once. */
export function uniqueEdits(edits: readonly Edit[]): Edit[] {
  const seen = new Set<string>();
  return edits.filter(({ range, text }) => {
    const key = `${range.start} ${range.end} ${text}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Whether two edits do the same. */
export function isSameEdit(a: Edit, b: Edit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.text === b.text;
}

/** Maps an offset of the edited text back to the original text; an offset inside a replacement maps to the start of the replaced range. */
export function offsetBefore(offset: number, edits: readonly Edit[]): number {
  let shift = 0;
  for (const { range, text } of [...edits].sort((a, b) => a.range.start - b.range.start)) {
    const start = range.start + shift;
    if (offset < start) break;
    if (offset < start + text.length) return range.start;
    shift += text.length - (range.end - range.start);
  }
  return offset - shift;
}
