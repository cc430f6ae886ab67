import { diffArrays } from 'diff';
import type { TextEdit } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Edit } from '../../text/edit.ts';

/** Converts edits from offsets to the protocol's lines and UTF-16 columns, both from 0. */
export function protocolEdits(document: TextDocument, edits: readonly Edit[]): TextEdit[] {
  return edits.map(({ range, text }) => ({ range: { start: document.positionAt(range.start), end: document.positionAt(range.end) }, newText: text }));
}

/** The edits of whole lines that change the document to `after`. Unchanged lines are not touched, so that cursors and folds stay. */
export function editsBetween(document: TextDocument, after: string): TextEdit[] {
  const before = document.getText();
  if (before === after) return [];
  const edits: Edit[] = [];
  let at = 0;
  for (const change of diffArrays(linesOf(before), linesOf(after))) {
    const text = change.value.join('');
    if (change.removed) edits.push({ range: { start: at, end: at + text.length }, text: '' });
    if (change.added) edits.push({ range: { start: at, end: at }, text });
    if (!change.added) at += text.length;
  }
  return protocolEdits(document, joinNeighbours(edits));
}

/** The lines of a text, with their endings. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline + 1;
    lines.push(text.slice(at, end));
    at = end;
  }
  return lines;
}

/** Merges a removal and an adjacent insertion into one replacement: some editors refuse adjacent edits. */
function joinNeighbours(edits: readonly Edit[]): Edit[] {
  const joined: Edit[] = [];
  for (const edit of edits) {
    const last = joined.at(-1);
    if (last && last.range.end === edit.range.start) {
      joined[joined.length - 1] = { range: { start: last.range.start, end: edit.range.end }, text: last.text + edit.text };
    } else joined.push(edit);
  }
  return joined;
}
