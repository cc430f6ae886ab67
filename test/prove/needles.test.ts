import { describe, expect, test } from '@jest/globals';
import { needlesOf } from '../../src/prove/needles.ts';
import { seekerFor } from '../../src/prove/seeker.ts';
import { VALUE, WRITTEN } from './written-values.ts';

/** The form in which the value is found in bytes, given in pieces of `size`. */
function formIn(content: string | Buffer, size = 1000, value = VALUE): string | undefined {
  const seeker = seekerFor([{ name: 'X', needles: needlesOf(value) }]);
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) seeker.push(bytes.subarray(at, at + size));
  return seeker.found().get('X');
}

describe('what a secret looks like in an image', () => {
  test.each(WRITTEN)('%s: %s', (form, _, write) => {
    expect(formIn(write(VALUE))).toBe(form);
    expect(formIn(write(VALUE), 7)).toBe(form);
    expect(formIn(write(VALUE.replace('Zz', 'Zy')))).toBeUndefined();
    expect(formIn(write(VALUE.slice(1)))).toBeUndefined();
  });

  test.each([1, 2, 7, 64])('is found across pieces of %s bytes', (size) => {
    expect(formIn(`${'x'.repeat(100)}${VALUE}${'y'.repeat(100)}`, size)).toBe('as it is');
    expect(formIn(`${'x'.repeat(100)}${VALUE.slice(0, -1)}${'y'.repeat(100)}`, size)).toBeUndefined();
  });

  test('a value that stands in any image by chance has no needles', () => {
    expect(needlesOf('1234567')).toEqual([]);
    expect(needlesOf('')).toEqual([]);
    expect(needlesOf('12345678')[0]?.form).toBe('as it is');
  });

  test('finds each of many secrets, wherever it stands, and none in random bytes', () => {
    const values = Array.from({ length: 20 }, (_, index) => `secret-number-${index}-${'abcdefghij'.slice(index % 10)}`);
    const sought = values.map((value) => ({ name: value, needles: needlesOf(value) }));
    for (let shift = 0; shift < 40; shift++) {
      const seeker = seekerFor(sought);
      seeker.push(Buffer.from(`${'-'.repeat(shift)}${values.join('~'.repeat(1 + (shift % 5)))}`));
      expect([...seeker.found().keys()].sort()).toEqual([...values].sort());
    }
    const seeker = seekerFor(sought);
    const noise = Buffer.alloc(1 << 20);
    for (let at = 0, state = 1; at < noise.length; at++) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      noise[at] = state >>> 24;
    }
    seeker.push(noise);
    expect(seeker.found().size).toBe(0);
  });
});
