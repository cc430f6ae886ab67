import { describe, expect, test } from '@jest/globals';
import { codeFrame } from '../../src/reporters/code-frame.ts';
import { displayWidth, wrap } from '../../src/reporters/display-width.ts';
import { hiddenRanges, masker } from '../../src/reporters/masking.ts';
import { Redacted } from '../../src/text/redacted.ts';
import { own } from '../../src/text/visible.ts';
import { lintText } from '../linter/rules.ts';

/** The frame of the first place where `mark` stands in the text. */
function frame(text: string, mark: string, { width = 60, hide = [] as readonly string[], values = [] as readonly string[] } = {}) {
  const lint = lintText(text, []);
  const rangeOf = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length });
  const found = codeFrame(lint, rangeOf(mark), hide.map(rangeOf), masker({ values: values.map((value) => new Redacted(value)) }), width);
  return { ...found, marked: [...found.text].slice(0).join(''), under: `${' '.repeat(found.markStart)}${'~'.repeat(found.markWidth)}` };
}

describe('codeFrame', () => {
  test('shows the line, and where the mark goes', () => {
    expect(frame('FROM a\nARG TOKEN=1\n', 'TOKEN')).toMatchObject({ line: 2, text: 'ARG TOKEN=1', under: '    ~~~~~' });
    expect(frame('FROM a\r\nARG TOKEN\r\n', 'TOKEN')).toMatchObject({ text: 'ARG TOKEN' });
  });

  test('counts tabs and wide characters in cells', () => {
    expect(frame('FROM a\n\tARG\tTOKEN\n', 'TOKEN')).toMatchObject({ text: '    ARG    TOKEN', under: '           ~~~~~' });
    expect(frame('FROM a\nENV A=世界😀 TOKEN=1\n', 'TOKEN')).toMatchObject({ markStart: 13, markWidth: 5 });
    expect(frame('FROM a\nENV 世=1\n', '世')).toMatchObject({ markStart: 4, markWidth: 2 });
  });

  test('marks a range of several lines on its first', () => {
    expect(frame('FROM a\nRUN a \\\n  b\n', 'a \\\n  b')).toMatchObject({ text: 'RUN a \\', under: '    ~~~' });
  });

  test('marks an empty place with one cell', () => {
    expect(frame('FROM a\n', '').markWidth).toBe(1);
  });

  test.each([
    ['a hidden range', { hide: ['hunter2'] }],
    ['a known value', { values: ['hunter2'] }],
  ])('masks %s, before the mark, in it, and behind it', (_what, options) => {
    expect(frame('FROM a\nENV X=hunter2 TOKEN=y\n', 'TOKEN', options)).toMatchObject({ text: 'ENV X=*** TOKEN=y', under: '          ~~~~~' });
    expect(frame('FROM a\nENV TOKEN=hunter2\n', 'TOKEN', options)).toMatchObject({ text: 'ENV TOKEN=***', under: '    ~~~~~' });
    expect(frame('FROM a\nRUN curl -u hunter2 x\n', 'hunter2', options)).toMatchObject({ text: 'RUN curl -u *** x', under: '            ~~~' });
  });

  test('shows no half of a value that reaches over the edge of the mark or of the screen', () => {
    expect(frame('FROM a\nRUN curl -u hunter2 x\n', 'curl -u hun', { values: ['hunter2'] }).text).not.toMatch(/hun|ter2/);
    const long = `RUN ${'a'.repeat(50)} hunter2correct TOKEN ${'b'.repeat(80)}`;
    for (let width = 20; width < 90; width++) {
      const { text, markStart, markWidth } = frame(`FROM a\n${long}\n`, 'TOKEN', { values: ['hunter2correct'], width });
      expect(text).not.toMatch(/hunter|correct/);
      expect(displayWidth(text)).toBeLessThanOrEqual(width);
      expect(text.slice(markStart, markStart + markWidth)).toBe('TOKEN');
    }
  });

  test('lets no control character through', () => {
    expect(frame('FROM a\nENV A=\x1b[31m\x07\u202e TOKEN=1\n', 'TOKEN').text).toBe('ENV A=·[31m·· TOKEN=1');
  });
});

describe('hiddenRanges', () => {
  const hidden = (text: string): readonly string[] => {
    const start = text.indexOf('TOKEN');
    const lint = lintText(text, []);
    const instruction = text.includes('\nENV') ? ('ENV' as const) : ('ARG' as const);
    return hiddenRanges(lint, [
      {
        rule: 'x',
        severity: 'error',
        verdict: undefined,
        message: '',
        name: 'TOKEN',
        range: { start, end: start + 5 },
        instruction,
        instructionRange: { start: 7, end: text.length },
        evidence: [],
        related: [],
        notes: [],
        remedy: undefined,
        fix: undefined,
        fixed: false,
      },
    ]).map((range) => text.slice(range.start, range.end));
  };

  test.each([
    ['ARG TOKEN=hunter2', ['hunter2']],
    ['ARG TOKEN', []],
    ['ARG TOKEN="two words" OTHER=1', ['"two words"']],
    ["ENV TOKEN='two words' OTHER=1", ["'two words'"]],
    ['ENV TOKEN=a\\ b OTHER=1', ['a\\ b']],
    ['ENV TOKEN=a"b c"d OTHER=1', ['a"b c"d']],
    ['ENV TOKEN hunter2', ['hunter2']],
    ['ENV TOKEN two words', ['two words']],
    ['ENV TOKEN=$OTHER', []],
    ['ENV TOKEN="${OTHER}"', []],
    ['ARG TOKEN=${OTHER:-hunter2}', ['${OTHER:-hunter2}']],
    ['ENV TOKEN="unclosed value', ['"unclosed value']],
  ])('%s', (line, values) => {
    expect(hidden(`FROM a\n${line}\n`)).toEqual(values);
  });
});

test('masker hides credentials in addresses, known or not, but no variable', () => {
  const mask = masker({ values: [] });
  expect(mask('see https://user:hunter2@example.com/x and ssh://git@example.com')).toBe('see https://***@example.com/x and ssh://git@example.com');
  expect(mask('https://user:${TOKEN}@example.com https://$TOKEN@example.com')).toBe('https://user:${TOKEN}@example.com https://$TOKEN@example.com');
});

test('wrap breaks at spaces, by cells', () => {
  expect(wrap(own('one two three'), 7)).toEqual(['one two', 'three']);
  expect(wrap(own('世界 世界 x'), 5)).toEqual(['世界', '世界', 'x']);
  expect(wrap(own('averylongword x'), 5)).toEqual(['averylongword', 'x']);
  expect(wrap(own(''), 5)).toEqual(['']);
});
