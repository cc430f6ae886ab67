import { describe, expect, test } from '@jest/globals';
import { YamlEditor } from '../../src/companions/yaml/edit.ts';
import { applyEdits } from '../../src/text/edit.ts';

type Step = (editor: YamlEditor) => boolean;

function edit(text: string, steps: Step | readonly Step[], language: 'yaml' | 'json' = 'yaml'): string | undefined {
  const editor = YamlEditor.open(text, language);
  if ('problem' in editor) throw new Error(editor.problem);
  const done = [steps].flat().every((step) => step(editor));
  const edits = editor.edits();
  if (!done) {
    expect(edits).toBeUndefined();
    return undefined;
  }
  if (!edits) throw new Error('a step that succeeded left no edits');
  expect(applyEdits(text, edits)).toBe(editor.text);
  return editor.text;
}

const cases: readonly (readonly [name: string, before: string, steps: Step | readonly Step[], after: string | undefined])[] = [
  ['removes a pair with the comment behind it', 'a: 1\nb: 2 # two\nc: 3\n', (e) => e.remove(['b']), 'a: 1\nc: 3\n'],
  ['keeps the comment above', 'a: 1\n# about b\nb: 2\n# about c\nc: 3\n', (e) => e.remove(['b']), 'a: 1\n# about b\n# about c\nc: 3\n'],
  [
    'removes a nested block with its comments kept',
    'x:\n  a:\n    # why\n    b: 1 # gone\n  c: 2\n',
    (e) => e.remove(['x', 'a', 'b']),
    'x:\n  # why\n  c: 2\n',
  ],
  ['keeps what must stay', 'x:\n  a:\n    b: 1\n', (e) => e.remove(['x', 'a', 'b'], 2), undefined],
  ['removes a last pair without a line ending', 'a: 1\nb: 2', (e) => e.remove(['b']), 'a: 1'],
  ['removes a literal block', 'a: |\n  one\n\n  # not a comment\nb: 2\n', (e) => e.remove(['a']), 'b: 2\n'],
  ['removes a list item', 'l:\n- a\n-   b # x\n- c\n', (e) => e.remove(['l', 1]), 'l:\n- a\n- c\n'],
  ['removes the first pair on a dash line', 'l:\n  - a: 1 # x\n    b: 2\n', (e) => e.remove(['l', 0, 'a']), 'l:\n  - b: 2\n'],
  [
    'keeps a comment after the pair on a dash line',
    'l:\n  - a: 1 # x\n    # why\n    b: 2\n',
    (e) => e.remove(['l', 0, 'a']),
    'l:\n  -\n    # why\n    b: 2\n',
  ],
  ['removes from a flow map: first', 'm: {a: 1, b: 2}\n', (e) => e.remove(['m', 'a']), 'm: {b: 2}\n'],
  ['removes from a flow map: last', 'm: { a: 1, b: 2 }\n', (e) => e.remove(['m', 'b']), 'm: { a: 1 }\n'],
  ['removes from a flow list with a trailing comma', 'm: [a, b,]\n', (e) => e.remove(['m', 1]), 'm: [a,]\n'],
  ['removes the only item with its key', 'm: [a]\nn: 1\n', (e) => e.remove(['m', 0]), 'n: 1\n'],
  ['removes from flow lines', 'm: {\n  a: 1,\n  b: 2, # two\n  c: 3\n}\n', (e) => e.remove(['m', 'a']), 'm: {\n  b: 2, # two\n  c: 3\n}\n'],
  ['removes the last of flow lines', 'm: [\n  a, # one\n  b # two\n]\n', (e) => e.remove(['m', 1]), 'm: [\n  a # one\n]\n'],
  ['removes with an anchor', 'a: &x 1\nb: 2\n', (e) => e.remove(['a']), 'b: 2\n'],
  ['refuses to remove an anchor that is used', 'a: &x 1\nb: *x\n', (e) => e.remove(['a']), undefined],
  [
    'inserts after a sibling',
    'a:\n    b: 1 # one\n    c: 2\n',
    (e) => e.insertPair(['a'], 'x', 'w', { after: 'b' }),
    'a:\n    b: 1 # one\n    x: w\n    c: 2\n',
  ],
  ['inserts at the start', 'a:\n  b: 1\n', (e) => e.insertPair(['a'], 'x', 'w', 'first'), 'a:\n  x: w\n  b: 1\n'],
  ['inserts at the start of a dash line', 'a:\n  - b: 1\n', (e) => e.insertPair(['a', 0], 'x', 'w', 'first'), 'a:\n  - x: w\n    b: 1\n'],
  [
    'inserts behind the comments of the sibling',
    'a:\n  b:\n    c: 1\n    # d: 2\n\nz: 1\n',
    (e) => e.insertPair(['a'], 'x', 'w'),
    'a:\n  b:\n    c: 1\n    # d: 2\n  x: w\n\nz: 1\n',
  ],
  [
    'inserts a list in the style of the file',
    'a:\n- b\nc:\n  d: 1\n',
    (e) => e.insertPair(['c'], 'l', ['x', 'w']),
    'a:\n- b\nc:\n  d: 1\n  l:\n  - x\n  - w\n',
  ],
  [
    'indents a list where lists are indented',
    'a:\n   - b\nc:\n   d: 1\n',
    (e) => e.insertPair(['c'], 'l', ['x']),
    'a:\n   - b\nc:\n   d: 1\n   l:\n      - x\n',
  ],
  [
    'inserts at the top with a blank line',
    'a:\n  b: 1\n',
    (e) => e.insertPair([], 's', { X: { environment: 'X' } }),
    'a:\n  b: 1\n\ns:\n  X:\n    environment: X\n',
  ],
  ['inserts at the top without one where there is none', 'v: 1\na:\n  b: 1\n', (e) => e.insertPair([], 's', 'x'), 'v: 1\na:\n  b: 1\ns: x\n'],
  ['keeps the missing line ending', 'v: 1\na: 1', (e) => e.insertPair([], 's', 'x'), 'v: 1\na: 1\ns: x'],
  ['writes CRLF', 'v: 1\r\na: 1\r\n', (e) => e.insertPair([], 's', { a: 'x' }), 'v: 1\r\na: 1\r\ns:\r\n  a: x\r\n'],
  ['fills a key without a value', 'a: # none\nb: 1\n', (e) => e.insertPair(['a'], 'x', 'w'), 'a: # none\n  x: w\nb: 1\n'],
  ['appends to a list in its quotes', "l:\n  - 'a'\n", (e) => e.insertItem(['l'], 'x'), "l:\n  - 'a'\n  - 'x'\n"],
  ['appends to a flow list', 'l: [a]\n', (e) => e.insertItem(['l'], 'x'), 'l: [a, x]\n'],
  ['appends to an empty flow list', 'l: []\n', (e) => e.insertItem(['l'], 'x'), 'l: [x]\n'],
  ['appends to an empty flow map', 'l: {}\n', (e) => e.insertPair(['l'], 'x', ['w']), 'l: { x: [w] }\n'],
  ['appends to flow lines with a trailing comma', 'l: [\n  a, # one\n]\n', (e) => e.insertItem(['l'], 'x'), 'l: [\n  a, # one\n  x,\n]\n'],
  [
    'puts a step before another',
    's:\n  - uses: a\n\n  - run: b\n',
    (e) => e.insertItem(['s'], { uses: 'x', with: { w: 'z' } }, 'first'),
    's:\n  - uses: x\n    with:\n      w: z\n\n  - uses: a\n\n  - run: b\n',
  ],
  ['replaces a pair in place', 'a:\n  # why\n  b: 1\nc: 2\n', (e) => e.replacePair(['a'], 'x', ['w']), 'x:\n  # why\n  - w\nc: 2\n'],
  ['replaces a value', "a: 'x' # c\n", (e) => e.replacePair(['a'], 'a', { b: 'c' }), "a:\n  b: 'c' # c\n"],
  ['writes a scalar in its quotes', 'a: "x y"\n', (e) => e.setScalar(['a'], 'z'), 'a: "z"\n'],
  ['quotes a scalar that needs it', 'a: x\n', (e) => e.setScalar(['a'], 'true'), 'a: "true"\n'],
  ['quotes in flow', 'a: [x]\n', (e) => e.setScalar(['a', 0], '${{ b }}'), 'a: ["${{ b }}"]\n'],
  ['splices a literal block', 'a: |\n  one\n  two\n', (e) => e.spliceScalar(['a'], [{ range: { start: 5, end: 11 }, text: '' }], 'two\n'), 'a: |\n  two\n'],
  ['notices a wrong splice', 'a: |\n  one\n  two\n', (e) => e.spliceScalar(['a'], [{ range: { start: 5, end: 10 }, text: '' }], 'two\n'), undefined],
  [
    'edits the second document',
    'a: 1\n---\na: 2\n',
    (e) => {
      e.document = 1;
      return e.insertPair([], 'b', 'x');
    },
    'a: 1\n---\na: 2\n\nb: x\n',
  ],
  ['writes several lines as a literal block', 'a:\n  b: 1\n', (e) => e.insertPair(['a'], 'x', 'y\nz\n'), 'a:\n  b: 1\n  x: |\n    y\n    z\n'],
  ['refuses a key that is there', 'a: 1\n', (e) => e.insertPair([], 'a', 'x'), undefined],
  ['keeps unknown tags', 'a: !reset null\nb: 1\n', (e) => e.remove(['b']), 'a: !reset null\n'],
  [
    'does several things',
    'a:\n  args:\n    T: x\n  c: 1\n',
    [(e) => e.remove(['a', 'args', 'T']), (e) => e.insertPair(['a'], 's', ['T']), (e) => e.insertPair([], 's', { T: { environment: 'T' } })],
    'a:\n  c: 1\n  s:\n    - T\n\ns:\n  T:\n    environment: T\n',
  ],
];

describe('YamlEditor', () => {
  test('a byte order mark takes no place', () => {
    expect(edit('\ufeffa:\n  b: 1\n', (e) => e.insertPair([], 's', 'x'))).toBe('\ufeffa:\n  b: 1\n\ns: x\n');
    expect(edit('\ufeffa: 1\nb: 2\n', (e) => e.remove(['a']))).toBe('\ufeffb: 2\n');
    expect(edit('\ufeffa: 1\n', (e) => e.insertPair([], 's', 'x', 'first'))).toBe('\ufeffs: x\n\na: 1\n');
  });

  test.each(cases)('%s', (_, before, steps, after) => {
    expect(edit(before, steps)).toBe(after);
    if (!before.includes('\r') && !before.startsWith('a: |')) expect(edit(before.replaceAll('\n', '\r\n'), steps)).toBe(after?.replaceAll('\n', '\r\n'));
  });

  test.each([
    ['one line', '{"a": {"b": 1}}', (e) => e.insertPair(['a'], 'x', ['w']), '{"a": {"b": 1, "x": ["w"]}}'],
    ['lines with tabs', '{\n\t"a": 1,\n\t"b": 2\n}\n', (e) => e.insertPair([], 'x', 'w'), '{\n\t"a": 1,\n\t"b": 2,\n\t"x": "w"\n}\n'],
    ['removes with comments', '{\n  // why\n  "a": 1, // one\n  "b": 2\n}\n', (e) => e.remove(['a']), '{\n  // why\n  "b": 2\n}\n'],
  ] satisfies readonly (readonly [string, string, Step, string])[])('JSON: %s', (_, before, step, after) => {
    expect(edit(before, step, 'json')).toBe(after);
  });

  test.each(['a: [1', 'a: 1\na: 2\n', '\ta: 1', 'a: *x\n', '{{ template }}\n  x'])('says what is wrong with %j', (text) => {
    const editor = YamlEditor.open(text);
    expect('problem' in editor && editor.problem).toMatch(/^.{5,120}$/);
  });
});
