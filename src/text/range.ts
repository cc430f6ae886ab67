/** A half-open range of UTF-16 offsets into a document: `end` is the offset after the last unit. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether two ranges overlap, or one starts where the other ends. */
export function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** Of items whose ranges overlap the first. */
export function firstOfEachPlace<T>(items: readonly T[], rangeOf: (item: T) => Range): readonly T[] {
  return items.filter((one, index) => {
    const own = rangeOf(one);
    return items.findIndex((other) => rangeOf(other).start < own.end && own.start < rangeOf(other).end) === index;
  });
}
