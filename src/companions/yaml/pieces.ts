import type { Edit } from '../../text/edit.ts';

/** A part of an edited text: a range of the original, or inserted text. */
export type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

function lengthOf(piece: Piece): number {
  return 'text' in piece ? piece.text.length : piece.end - piece.start;
}

/** The part of a piece from `from` to `to`, relative to its start. */
function part(piece: Piece, from: number, to: number): Piece {
  return 'text' in piece ? { text: piece.text.slice(from, to) } : { start: piece.start + from, end: piece.start + to };
}

function between(pieces: readonly Piece[], start: number, end: number): readonly Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    const from = Math.max(start - at, 0);
    const to = Math.min(end - at, length);
    if (from < to) result.push(part(piece, from, to));
    at += length;
  }
  return result;
}

/** The pieces after edits. The ranges of the edits refer to the text that the pieces form. */
export function splicePieces(pieces: readonly Piece[], edits: readonly Edit[]): readonly Piece[] {
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  const result: Piece[] = [];
  let at = 0;
  for (const edit of sorted) {
    result.push(...between(pieces, at, edit.range.start));
    if (edit.text !== '') result.push({ text: edit.text });
    at = edit.range.end;
  }
  result.push(...between(pieces, at, Number.POSITIVE_INFINITY));
  return result;
}

/** The pieces as edits of the original text, which has `length` units. */
export function editsOf(pieces: readonly Piece[], length: number): readonly Edit[] {
  const edits: Edit[] = [];
  let at = 0;
  let text = '';
  for (const piece of [...pieces, { start: length, end: length }]) {
    if ('text' in piece) {
      text += piece.text;
      continue;
    }
    if (text !== '' || piece.start > at) edits.push({ range: { start: at, end: piece.start }, text });
    text = '';
    at = piece.end;
  }
  return edits;
}

/** The original offset of an offset of the edited text; for inserted text, the offset of the insertion. */
export function originalOffset(pieces: readonly Piece[], offset: number): number {
  let at = 0;
  let original = 0;
  for (const piece of pieces) {
    const length = lengthOf(piece);
    if (!('text' in piece)) {
      if (offset < at + length) return piece.start + Math.max(0, offset - at);
      original = piece.end;
    } else if (offset < at + length) return original;
    at += length;
  }
  return original;
}
