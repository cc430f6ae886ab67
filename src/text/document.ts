import type { Range } from './range.ts';

/** Line and column, both from 1; columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A text with its path. All offsets in dockerlint count UTF-16 units from the start of `text`, including a byte order mark; only this class
 * converts between offsets and lines. A line ends with `\n` or `\r\n`.
 */
export class Document {
  readonly path: string;
  readonly text: string;
  readonly #lineStarts: readonly number[];
  #eol: '\n' | '\r\n' | undefined;

  constructor(path: string, text: string) {
    this.path = path;
    this.text = text;
    const starts = [0];
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    this.#lineStarts = starts;
  }

  /** The most frequent line ending; `\n` if there is none. */
  get eol(): '\n' | '\r\n' {
    if (this.#eol !== undefined) return this.#eol;
    let crlf = 0;
    for (const start of this.#lineStarts) if (this.text[start - 2] === '\r') crlf++;
    this.#eol = crlf * 2 > this.#lineStarts.length - 1 ? '\r\n' : '\n';
    return this.#eol;
  }

  get lineCount(): number {
    return this.#lineStarts.length;
  }

  slice(range: Range): string {
    return this.text.slice(range.start, range.end);
  }

  /** Line and column of an offset, which is clamped to the text. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.text.length));
    let low = 0;
    let high = this.#lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#lineStarts[middle] ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: at - (this.#lineStarts[low] ?? 0) + 1 };
  }

  /** The offset of a line and column, which are clamped to the text. */
  offsetAt(position: Position): number {
    const line = Math.max(1, Math.min(position.line, this.lineCount));
    const { start, end } = this.lineRange(line);
    return Math.max(start, Math.min(start + position.column - 1, end));
  }

  /** The range of a line (from 1) without its ending. */
  lineRange(line: number): Range {
    const start = this.#lineStarts[line - 1] ?? this.text.length;
    const next = this.#lineStarts[line];
    if (next === undefined) return { start, end: this.text.length };
    return { start, end: this.text[next - 2] === '\r' ? next - 2 : next - 1 };
  }

  /** The range of the whole lines that contain a range, the last line ending included. */
  linesAround(range: Range): Range {
    const first = this.positionAt(range.start).line;
    const last = this.positionAt(Math.max(range.start, range.end - 1)).line;
    return { start: this.#lineStarts[first - 1] ?? 0, end: this.#lineStarts[last] ?? this.text.length };
  }
}
