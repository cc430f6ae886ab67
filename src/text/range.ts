/** A half-open pair of UTF-16 offsets into a document: `start` is the first unit of it, `end` the first unit after it. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Whether two ranges overlap or touch: the one begins where the other ends. */
export function touches(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end;
}
