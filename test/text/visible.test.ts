import { describe, expect, test } from '@jest/globals';
import { complain, type Io } from '../../src/cli/io/io.ts';
import type { EditorConnection } from '../../src/lsp/protocol/editor-connection.ts';
import type { Reporter } from '../../src/reporters/report.ts';
import { Redacted } from '../../src/text/redacted.ts';
import { json, own, reshaped, say, userText, type Visible, visible } from '../../src/text/visible.ts';

/** A text of a document: nobody knows what is in it. */
const text: string = ['hunter2', 'hunter2'].join('');
const values = [new Redacted('hunter2')];

/** Never called: each line must fail where types are checked (`npm run typecheck`), or an output takes text of a document. */
function bypasses(io: Io, editor: EditorConnection): void {
  // @ts-expect-error a string is no visible text
  io.stdout.write(text);
  // @ts-expect-error
  io.stderr.write(`dockerlint: ${text}`);
  // @ts-expect-error
  io.stderr.write(`${own('a')} ${visible(text, values)}`);
  // @ts-expect-error nor is what a method of one returns
  io.stderr.write(visible(text, values).concat(text));
  // @ts-expect-error bytes could hold anything
  io.stdout.write(Buffer.from(text));
  // @ts-expect-error a part of a template is visible, or its type says what it is
  say`a ${text}`;
  // @ts-expect-error
  own(text);
  // @ts-expect-error
  own(text === '' ? 'a' : text);
  // @ts-expect-error a value of JSON as well, however deep
  json({ a: [{ b: text }] });
  // @ts-expect-error
  json({ a: own('a'), b: text === '' ? own('b') : text });
  // @ts-expect-error the values of the document are given each time
  visible(text);
  // @ts-expect-error an unknown shape is a string
  reshaped(text, (line) => line);
  // @ts-expect-error no assignment makes one
  const forged: Visible = text;
  // @ts-expect-error a reporter returns one
  const reporter: Reporter = () => text;
  // @ts-expect-error what an editor shows
  editor.window.showInformationMessage(text);
  // @ts-expect-error
  editor.window.showWarningMessage(`a ${text}`);
  // @ts-expect-error
  editor.console.error(text);
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
  // @ts-expect-error
  void editor.sendDiagnostics({ uri: 'file:///a', diagnostics: [{ range, message: text }] });
  // @ts-expect-error
  editor.onHover(() => ({ contents: { kind: 'markdown', value: text } }));
  // @ts-expect-error
  editor.onCodeAction(() => [{ title: text }]);
  void [forged, reporter, userText(text)];
}

describe('visible text', () => {
  test('is what every output takes: the types say so', () => expect(bypasses).toBeInstanceOf(Function));

  test('holds no value and no unseen character', () => {
    expect(visible('a hunter2\x1b[8m\u202eb\r\nc\rd\te', values)).toBe('a ***·[8m·b\r\nc·d\te');
    expect(visible('https://ci:x@example.com', [])).toBe('https://***@example.com');
  });

  test('is put together of others, numbers and words of ours', () => {
    expect(say`line ${3} of ${visible(text, values)}: ${own('a')}\x1b[1m`).toBe('line 3 of ******: a\x1b[1m');
    expect(reshaped(own('a'), (part) => `\x1b[1m${part}\x1b[22m\x1b[8m\x07`)).toBe('\x1b[1ma\x1b[22m·[8m·');
    expect(json({ a: visible('\u202e\x9b', []), b: [1, 'c', undefined] })).toBe('{\n  "a": "··",\n  "b": [\n    1,\n    "c",\n    null\n  ]\n}');
  });

  test('is what complaints are made of', () => {
    let said = '';
    const stream = { isTTY: false, columns: undefined, write: (line: Visible) => (said += line), writeDocument: () => {} };
    complain({ cwd: '/', env: {}, stdin: async () => new Uint8Array(), stdout: stream, stderr: stream }, 'a\nhunter2\x07', values);
    expect(said).toBe('dockerlint: a ***·\n');
  });
});
