import type { Dockerfile, Instruction } from '../../syntax/types.ts';
import type { Document } from '../../text/document.ts';
import type { Edit } from '../../text/edit.ts';
import { linesThatGo } from './comment-subject.ts';

/**
 * Extends edits that remove instructions, so that no trace is left: also removes comments about nothing else, and surplus blank lines. Between the remaining
 * lines, as many blank lines stay as in the larger of the gaps, and none at the start and the end of the file.
 */
export function withoutTraces(dockerfile: Dockerfile, edits: readonly Edit[]): Edit[] {
  const removals = edits.filter((edit) => removesLines(dockerfile, edit));
  if (removals.length === 0) return [...edits];
  const others = edits.filter((edit) => !removesLines(dockerfile, edit));
  const gone = new Gone(dockerfile, others);
  for (const { range } of removals) gone.add(range.start, range.end);
  gone.addComments();
  gone.addBlanks();
  return [...others, ...gone.edits()];
}

/** The edits of fixes that leave no traces of their own, so that fixes which remove lines side by side leave none together: the comment above a group. */
export function withoutSharedTraces(dockerfile: Dockerfile, edits: readonly Edit[]): readonly Edit[] {
  const removals = edits.filter((edit) => removesLines(dockerfile, edit));
  const starts = new Set(removals.map(({ range }) => range.start));
  const ends = new Set(removals.map(({ range }) => range.end));
  const joined = new Set(removals.filter(({ range }) => starts.has(range.end) || ends.has(range.start)));
  if (joined.size === 0) return edits;
  const others = edits.filter((edit) => !joined.has(edit));
  const gone = new Gone(dockerfile, others);
  for (const { range } of joined) gone.add(range.start, range.end);
  gone.addComments();
  gone.addBlanks();
  return [...others, ...gone.edits()];
}

function removesLines({ document }: Dockerfile, { range, text }: Edit): boolean {
  return text === '' && range.end > range.start && startsLine(document, range.start) && (startsLine(document, range.end) || range.end === document.text.length);
}

function startsLine(document: Document, at: number): boolean {
  return at === 0 || document.text[at - 1] === '\n' || (at === 1 && document.text.startsWith('\ufeff'));
}

/** The numbers (from 1) of the lines to remove. */
class Gone {
  readonly #dockerfile: Dockerfile;
  readonly #others: readonly Edit[];
  readonly #lines = new Set<number>();
  /** The number of lines, not counting an empty one after a final line ending. */
  readonly #last: number;

  constructor(dockerfile: Dockerfile, others: readonly Edit[]) {
    this.#dockerfile = dockerfile;
    this.#others = others;
    const { document } = dockerfile;
    this.#last = document.text.endsWith('\n') ? document.lineCount - 1 : document.lineCount;
  }

  add(start: number, end: number): void {
    const { document } = this.#dockerfile;
    const last = document.positionAt(Math.max(start, end - 1)).line;
    for (let line = document.positionAt(start).line; line <= last; line++) this.#lines.add(line);
  }

  /** Adds comment lines directly above removed lines that are about nothing else. */
  addComments(): void {
    for (const line of [...this.#lines].sort((a, b) => b - a)) {
      let first = line;
      while (this.#isComment(first - 1) && !this.#lines.has(first - 1)) first--;
      if (first === line) continue;
      const texts = Array.from({ length: line - first }, (_, index) => this.#text(first + index).trim());
      const going = linesThatGo(texts, this.#below(line));
      for (let index = 1; index <= going; index++) this.#lines.add(line - index);
    }
  }

  #below(line: number): Parameters<typeof linesThatGo>[1] {
    const dockerfile = this.#dockerfile;
    let after = line;
    while (this.#lines.has(after)) after++;
    const removed = this.#instructionsIn(line, after);
    const [next] = this.#isBlank(after) || this.#isComment(after) || after > this.#last ? [] : this.#instructionsIn(after, after + 1);
    const changesNext = next !== undefined && this.#others.some(({ range }) => range.start >= next.range.start && range.end <= next.range.end);
    return { dockerfile, removed, next, changesNext, isRemoved: (one) => this.#lines.has(dockerfile.document.positionAt(one.range.start).line) };
  }

  /** The instructions that start on the lines from `first` up to, but not including, `end`. */
  #instructionsIn(first: number, end: number): readonly Instruction[] {
    const { document, instructions } = this.#dockerfile;
    const from = document.lineRange(first).start;
    const to = document.lineRange(end - 1).end;
    let low = 0;
    for (let high = instructions.length; low < high; ) {
      const middle = (low + high) >> 1;
      if ((instructions[middle]?.range.start ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    const found: Instruction[] = [];
    for (let one = instructions[low]; one && one.range.start <= to; one = instructions[++low]) found.push(one);
    return found;
  }

  /** Adds blank lines around and between removed lines, except as many as the largest gap has. */
  addBlanks(): void {
    const seen = new Set<number>();
    for (const line of [...this.#lines].sort((a, b) => a - b)) {
      if (seen.has(line)) continue;
      const gaps: number[][] = [this.#blanks(line - 1, -1).reverse()];
      let at = line;
      for (;;) {
        while (this.#lines.has(at)) seen.add(at++);
        const gap = this.#blanks(at, 1);
        gaps.push(gap);
        at += gap.length;
        if (!this.#lines.has(at)) break;
      }
      const opens = (gaps[0]?.[0] ?? line) === 1;
      const ends = at > this.#last && gaps.at(-1)?.length === 0;
      const most = opens || ends ? 0 : Math.max(...gaps.map((gap) => gap.length));
      for (const blank of gaps.flat().slice(most)) this.#lines.add(blank);
    }
  }

  #blanks(from: number, step: 1 | -1): number[] {
    const found: number[] = [];
    for (let line = from; line >= 1 && line <= this.#last && !this.#lines.has(line) && this.#isBlank(line); line += step) found.push(line);
    return found;
  }

  /** One edit for each group of adjacent lines. */
  edits(): Edit[] {
    const { document } = this.#dockerfile;
    const edits: Edit[] = [];
    for (const line of [...this.#lines].sort((a, b) => a - b)) {
      if (this.#lines.has(line - 1)) continue;
      let last = line;
      while (this.#lines.has(last + 1)) last++;
      const { start } = document.lineRange(line);
      const end = last < document.lineCount ? document.lineRange(last + 1).start : document.text.length;
      // keeps a byte order mark at the start of the file
      const from = start === 0 && document.text.startsWith('\ufeff') ? 1 : start;
      // the last line has no line ending: its removal includes the one before it
      const ending = end === document.text.length && !document.text.endsWith('\n') ? (/\r?\n$/.exec(document.text.slice(0, from))?.[0].length ?? 0) : 0;
      edits.push({ range: { start: from - ending, end }, text: '' });
    }
    return edits;
  }

  #text(line: number): string {
    return this.#dockerfile.document.slice(this.#dockerfile.document.lineRange(line));
  }

  #isBlank(line: number): boolean {
    return /^[ \t]*$/.test(this.#text(line));
  }

  /** A comment line other than a parser directive. */
  #isComment(line: number): boolean {
    if (line < 1 || line > this.#last || !/^[ \t]*#/.test(this.#text(line))) return false;
    const { start, end } = this.#dockerfile.document.lineRange(line);
    return !this.#dockerfile.directives.some(({ range }) => range.start >= start && range.start <= end);
  }
}
