import type { Document } from '../text/document.ts';
import type { Range } from '../text/range.ts';

/** A range as lines and columns, both from 1. */
export function placeOf(document: Document, range: Range) {
  const start = document.positionAt(range.start);
  const end = document.positionAt(range.end);
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column };
}
