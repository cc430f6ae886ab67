import { describe, expect, test } from '@jest/globals';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { editsBetween, protocolEdits } from '../../../src/lsp/protocol/text-edits.ts';

const documentOf = (text: string): TextDocument => TextDocument.create('file:///Dockerfile', 'dockerfile', 1, text);

describe('editsBetween', () => {
  test.each([
    ['nothing', 'a\nb\n', 'a\nb\n', 0],
    ['a changed line', 'a\nb\nc\n', 'a\nB\nc\n', 1],
    ['a removed line', 'a\nb\nc\n', 'a\nc\n', 1],
    ['an added first line', 'a\n', '# syntax\na\n', 1],
    ['two places', 'a\nb\nc\nd\ne\n', 'A\nb\nc\nd\nE\n', 2],
    ['a last line without an ending', 'a\nb', 'a\nb c', 1],
    ['everything', 'a\nb\n', '', 1],
    ['an empty text', '', 'a\n', 1],
    ['CRLF', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nc\r\n', 1],
    ['one of equal lines', 'x\nx\nx\ny\n', 'x\nx\ny\n', 1],
  ])('for %s turns the one into the other by edits of whole lines', (_what, before, after, count) => {
    const document = documentOf(before);
    const edits = editsBetween(document, after);
    expect(TextDocument.applyEdits(document, edits)).toBe(after);
    expect(edits).toHaveLength(count);
  });

  test('leaves the lines around a change alone', () => {
    const edits = editsBetween(documentOf('FROM a\nARG T\nRUN b\nCMD c\n'), 'FROM a\nRUN x b\nCMD c\n');
    expect(edits).toEqual([{ range: { start: { line: 1, character: 0 }, end: { line: 3, character: 0 } }, newText: 'RUN x b\n' }]);
  });
});

describe('protocolEdits', () => {
  test('counts lines and UTF-16 columns from 0', () => {
    const edits = protocolEdits(documentOf('a\r\n😀b\n'), [{ range: { start: 5, end: 6 }, text: 'c' }]);
    expect(edits).toEqual([{ range: { start: { line: 1, character: 2 }, end: { line: 1, character: 3 } }, newText: 'c' }]);
  });
});
