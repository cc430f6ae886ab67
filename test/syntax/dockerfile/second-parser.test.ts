import { describe, expect, test } from '@jest/globals';
import { secondParser } from '../../../src/syntax/dockerfile/second-parser.ts';
import { FIXTURES, parse } from '../places.ts';

/** What the second parser says against our reading of a text. */
function objections(text: string): string[] {
  const dockerfile = parse(text);
  return secondParser(dockerfile).map(({ range }) => dockerfile.document.slice(range));
}

describe('the second parser', () => {
  test.each(FIXTURES.filter(({ text }) => parse(text).problems.length === 0))('agrees on $name', ({ text }) => {
    expect(objections(text)).toEqual([]);
  });

  test('objects to an instruction that only we find, every time it is asked', () => {
    const text = 'FROM a\nRUN one\nRUN two\n';
    const ours = parse(text);
    const [first, second] = ours.instructions.slice(1);
    if (!first || !second) throw new Error('no RUN');
    // as if we had taken two instructions for one
    const misread = { ...ours, instructions: [...ours.instructions.slice(0, 1), { ...first, range: { start: first.range.start, end: second.range.end } }] };
    expect(objections(text)).toEqual([]);
    expect(secondParser(misread)).toMatchObject([{ range: { start: 7, end: 22 } }]);
    expect(secondParser(misread)).toHaveLength(1);
    expect(objections(text)).toEqual([]);
  });

  test('objects to another keyword in the same text', () => {
    const ours = parse('FROM a\nRUN one\n');
    const misread = { ...ours, instructions: ours.instructions.map((one) => (one.keyword === 'RUN' ? { ...one, onbuild: true } : one)) };
    expect(secondParser(ours)).toEqual([]);
    expect(secondParser(misread)).toHaveLength(1);
  });
});
