import type { JoinedText } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';

/** The text of a document range as the shell reads it: without continuations, and with one space for the indent after each. */
export function sourceText(joined: JoinedText, range: Range): string {
  let text = '';
  let last: number | undefined;
  for (const segment of joined.segments) {
    const start = Math.max(range.start, segment.file);
    const end = Math.min(range.end, segment.file + segment.fileLength);
    if (start >= end) continue;
    const whole = segment.length !== segment.fileLength;
    const piece = whole
      ? joined.text.slice(segment.joined, segment.joined + segment.length)
      : joined.text.slice(segment.joined + start - segment.file, segment.joined + end - segment.file);
    const isNewLine = last !== undefined && last !== start && /^\s/.test(piece) && !isInQuotes(text);
    text = isNewLine ? `${text.trimEnd()} ${piece.trimStart()}` : text + piece;
    last = end;
  }
  return text;
}

/** Whether the end of a text is inside quotes, where white space matters. */
function isInQuotes(text: string): boolean {
  return (text.match(/(?<!\\)["']/g)?.length ?? 0) % 2 === 1;
}
