import { describe, expect, test } from '@jest/globals';
import { deriveJoined, encode, isContiguous, joinedBuilder, sliceJoined, toFileOffset, toFileRange } from '../../src/syntax/joined-text.ts';

/** `ab` and `cd` of a file that reads `ab\⏎cd`. */
function gap(): ReturnType<ReturnType<typeof joinedBuilder>['build']> {
  const builder = joinedBuilder('plain');
  builder.add('ab', 10, 2);
  builder.add('cd', 14, 2);
  return builder.build(0);
}

describe('the way from joined text back to the document', () => {
  test('an end belongs to the last unit, a start to the first', () => {
    expect(toFileRange(gap(), { start: 0, end: 2 })).toEqual({ start: 10, end: 12 });
    expect(toFileRange(gap(), { start: 2, end: 4 })).toEqual({ start: 14, end: 16 });
    expect(toFileRange(gap(), { start: 1, end: 3 })).toEqual({ start: 11, end: 15 });
    expect(toFileOffset(gap(), 4)).toBe(16);
  });

  test('neighbours become one segment, gaps and escapes do not', () => {
    const builder = joinedBuilder('json');
    builder.add('ab', 0, 2);
    builder.add('cd', 2, 2);
    builder.add('"', 4, 2);
    builder.add('e', 6, 1);
    expect(builder.build(0).segments.map(({ joined, file, length, fileLength }) => [joined, file, length, fileLength])).toEqual([
      [0, 0, 4, 4],
      [4, 4, 1, 2],
      [5, 6, 1, 1],
    ]);
  });

  test('a text without units stands somewhere all the same', () => {
    const empty = joinedBuilder('plain').build(7);
    expect([toFileOffset(empty, 0), toFileRange(empty, { start: 0, end: 0 })]).toEqual([7, { start: 7, end: 7 }]);
    const slice = sliceJoined(gap(), { start: 4, end: 4 });
    expect([slice.text, toFileOffset(slice, 0)]).toEqual(['', 16]);
  });

  test('a part keeps the way back', () => {
    const part = sliceJoined(gap(), { start: 1, end: 4 });
    expect([part.text, toFileRange(part, { start: 0, end: 1 }), toFileRange(part, { start: 1, end: 3 })]).toEqual([
      'bcd',
      { start: 11, end: 12 },
      { start: 14, end: 16 },
    ]);
  });

  test('a derived text resolves escapes of its source', () => {
    const derived = deriveJoined(
      gap(),
      [
        { text: 'X', source: 1, sourceLength: 2 },
        { text: 'd', source: 3, sourceLength: 1 },
      ],
      'plain',
    );
    expect([derived.text, toFileRange(derived, { start: 0, end: 1 }), toFileRange(derived, { start: 1, end: 2 })]).toEqual([
      'Xd',
      { start: 11, end: 15 },
      { start: 15, end: 16 },
    ]);
  });

  test('only what stands in one run is contiguous', () => {
    expect([isContiguous(gap(), { start: 0, end: 2 }), isContiguous(gap(), { start: 1, end: 3 }), isContiguous(gap(), { start: 2, end: 4 })]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test('what is inserted into a JSON string is escaped', () => {
    expect([encode(joinedBuilder('json').build(0), 'a "b"\\'), encode(joinedBuilder('plain').build(0), 'a "b"\\')]).toEqual(['a \\"b\\"\\\\', 'a "b"\\']);
  });
});
