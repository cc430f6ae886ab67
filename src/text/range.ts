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

/** Returns the items without those whose range overlaps the range of an earlier item. */
export function firstOfEachPlace<T>(items: readonly T[], rangeOf: (item: T) => Range): readonly T[] {
  return items.filter((one, index) => {
    const own = rangeOf(one);
    return items.findIndex((other) => rangeOf(other).start < own.end && own.start < rangeOf(other).end) === index;
  });
}
