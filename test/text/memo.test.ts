import { describe, expect, test } from '@jest/globals';
import { ageMemos, boundedMemo } from '../../src/text/memo.ts';

/** A memo of the lengths of texts, with the texts that it had to compute. */
function counted(most: number): { readonly lengthOf: (text: string) => number; readonly computed: string[] } {
  const memo = boundedMemo<number>(most);
  const computed: string[] = [];
  const lengthOf = (text: string): number =>
    memo.of(text, (own) => {
      computed.push(own);
      return own.length;
    });
  return { lengthOf, computed };
}

describe('a memo', () => {
  test('computes once for the same text, however the string came about', () => {
    const { lengthOf, computed } = counted(1000);
    const document = 'FROM a\nRUN b\nRUN b\n';
    expect([lengthOf('RUN b'), lengthOf(document.slice(7, 12)), lengthOf(['RUN', 'b'].join(' '))]).toEqual([5, 5, 5]);
    expect(computed).toEqual(['RUN b']);
  });

  test.each(['RUN c', 'RUN b ', 'run b', 'RUN b\r', ''])('takes %j for another text than "RUN b"', (text) => {
    const { lengthOf, computed } = counted(1000);
    expect([lengthOf('RUN b'), lengthOf(text), lengthOf('RUN b')]).toEqual([5, text.length, 5]);
    expect(computed).toEqual(['RUN b', text]);
  });

  test('forgets what was not asked for in a while, and keeps what was', () => {
    const { lengthOf, computed } = counted(500);
    lengthOf('often');
    lengthOf('once');
    for (let n = 0; n < 100; n++) {
      lengthOf(`text ${n}`);
      lengthOf('often');
    }
    lengthOf('once');
    expect(computed.filter((text) => text === 'often')).toHaveLength(1);
    expect(computed.filter((text) => text === 'once')).toHaveLength(2);
  });

  test('is not filled by a text that is larger than all of it', () => {
    const { lengthOf, computed } = counted(500);
    lengthOf('small');
    const large = 'x'.repeat(501);
    expect([lengthOf(large), lengthOf(large), lengthOf('small')]).toEqual([501, 501, 5]);
    expect(computed).toEqual(['small', large, large]);
  });

  test('ages with all others, if it holds much: then what is not asked for until the next time is forgotten', () => {
    const { lengthOf, computed } = counted(1_000_000);
    const [large, often, rare] = ['x'.repeat(30_000), 'y'.repeat(30_000), 'z'.repeat(30_000)];
    for (const text of [large, often, rare]) lengthOf(text);
    ageMemos();
    lengthOf(often);
    ageMemos();
    for (const text of [often, rare]) lengthOf(text);
    expect(computed.slice(3)).toEqual([rare]);
  });

  test('does not age while it holds little', () => {
    const { lengthOf, computed } = counted(1_000_000);
    lengthOf('RUN b');
    for (let n = 0; n < 5; n++) ageMemos();
    lengthOf('RUN b');
    expect(computed).toEqual(['RUN b']);
  });
});
