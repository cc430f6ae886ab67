import { describe, expect, test } from '@jest/globals';
import { jsonText, plainText } from '../../src/companions/shell/text.ts';
import { rewriteYamlScript, scalarText } from '../../src/companions/shell/yaml-shell.ts';
import { YamlEditor } from '../../src/companions/yaml/edit.ts';
import { toFileRange } from '../../src/syntax/joined-text.ts';

/** Every word of the scalar's text is found in the document at the place that it is said to stand at. */
function places(source: string): readonly (readonly [string, string])[] | undefined {
  const editor = YamlEditor.open(source);
  if ('problem' in editor) throw new Error(editor.problem);
  const shell = scalarText(source, editor.get(['run']));
  if (!shell) return undefined;
  return [...shell.joined.text.matchAll(/\w+/g)].map((match) => {
    const range = toFileRange(shell.joined, { start: match.index, end: match.index + match[0].length });
    return [match[0], source.slice(range.start, range.end)];
  });
}

describe('scalarText', () => {
  test.each([
    ['plain', 'run: a b c\n'],
    ['single quotes', "run: 'it''s a b'\n"],
    ['double quotes', 'run: "a \\"b\\" c"\n'],
    ['literal', 'run: |\n  a\n    b\n\n  c\nx: 1\n'],
    ['literal, stripped', 'run: |-\n  a\n  b'],
    ['literal, kept', 'run: |+\n  a\n\n\nx: 1\n'],
    ['literal, indent given', 'run: |2\n    a\n  b\n'],
    ['literal with a comment', 'run: | # note\n  a\n'],
    ['folded', 'run: >-\n  a\n  b\n'],
    ['CRLF', 'run: |\r\n  a\r\n  b\r\nx: 1\r\n'],
    ['plain on two lines', 'run: a\n  b\nx: 1\n'],
    ['literal, deep', 'x:\nrun: |\n        a\n        b\n'],
  ])('%s', (_, source) => {
    const words = places(source);
    expect(words?.length).toBeGreaterThan(0);
    expect(words?.map(([, there]) => there)).toEqual(words?.map(([word]) => word));
  });

  test.each([
    ['folded with a blank line', 'run: >\n  a\n\n  b\n'],
    ['folded with an indented line', 'run: >\n  a\n    b\n'],
    ['an escape that JSON has not', 'run: "a\\x20b"\n'],
    ['a number', 'run: 1\n'],
    ['a list', 'run: [a]\n'],
  ])('not where the places would be wrong: %s', (_, source) => {
    expect(places(source)).toBeUndefined();
  });
});

test('plainText leaves the carriage returns out', () => {
  const shell = plainText('x\r\na \\\r\n b', { start: 3, end: 10 });
  expect(shell.joined.text).toBe('a \\\n b');
  expect(toFileRange(shell.joined, { start: 4, end: 6 })).toEqual({ start: 8, end: 10 });
  expect(shell.write('a\nb')).toBe('a\r\nb');
});

test('jsonText resolves escapes and writes them', () => {
  const shell = jsonText('"a \\"b\\" \\u0041"', { start: 1, end: 15 });
  expect(shell?.joined.text).toBe('a "b" A');
  expect(shell?.write('"\\')).toBe('\\"\\\\');
});

describe('rewriteYamlScript', () => {
  const change = {
    dockerfile: '/p/Dockerfile',
    context: '/p',
    secrets: [{ id: 'T', from: { env: 'T' }, required: true }],
    removedArgs: new Map([['T', 'T']]),
    excluded: [],
    containerEnv: new Map(),
  };
  const files = { root: '/p', read: () => undefined, exists: (path: string) => path === '/p/Dockerfile' };
  const folders = { starts: ['/p'], script: '/p', root: '/p' };

  test('several parts are one script', () => {
    const editor = YamlEditor.open('a:\n  - T=x\n  - docker build --build-arg T=$T .\n');
    if ('problem' in editor) throw new Error(editor.problem);
    const { calls } = rewriteYamlScript(
      editor,
      {
        parts: [
          ['a', 0],
          ['a', 1],
        ],
        folders,
      },
      change,
      files,
    );
    expect(calls.map((call) => call.changed)).toEqual([true]);
    expect(editor.text).toBe('a:\n  - T=x\n  - T=$T docker build --secret id=T .\n');
  });

  test('a scalar that cannot be written is reported with the command to use', () => {
    const source = 'a: >\n  docker build\n  --build-arg T=$T .\n\n  echo\n';
    const editor = YamlEditor.open(source);
    if ('problem' in editor) throw new Error(editor.problem);
    const { caveats } = rewriteYamlScript(editor, { parts: [['a']], folders }, change, files);
    expect(editor.text).toBe(source);
    expect(caveats.map((caveat) => caveat.suggestion)).toEqual(['docker build --secret id=T .']);
  });
});
