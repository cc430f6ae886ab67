/** A half-open range of UTF-16 offsets into a document: `end` is the offset after the last unit. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether two ranges overlap, or one starts where the other ends. */
export function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Returns the ranges in order, with overlapping ones joined. */
export function withoutOverlaps(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of [...ranges].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = joined.at(-1);
    if (last === undefined || range.start >= last.end) joined.push(range);
    else if (range.end > last.end) joined[joined.length - 1] = { start: last.start, end: range.end };
  }
  return joined;
}

/** The index of the first of some items, which are in order and do not overlap, that ends after an offset; their number if none does. */
export function firstEndingAfter(items: readonly { readonly range: Range }[], offset: number): number {
  let low = 0;
  for (let high = items.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.range.end ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the items without those whose range is empty, or overlaps the range of an earlier item. */
export function firstOfEachPlace<T>(items: readonly T[], rangeOf: (item: T) => Range): readonly T[] {
  /** What earlier items cover, in order and joined where they overlap. */
  const covered: { readonly range: Range }[] = [];
  return items.filter((one) => {
    const { start, end } = rangeOf(one);
    if (start >= end) return false;
    const from = firstEndingAfter(covered, start);
    let to = from;
    let joined = { start, end };
    for (let other = covered[to]?.range; other && other.start < end; other = covered[++to]?.range)
      joined = { start: Math.min(joined.start, other.start), end: Math.max(joined.end, other.end) };
    covered.splice(from, to - from, { range: joined });
    return to === from;
  });
}

/** The line (from 1) of an offset. For one place of a text: it reads all that stands before. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
