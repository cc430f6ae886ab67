import { describe, expect, test } from '@jest/globals';
import { needlesOf } from '../../src/prove/needles.ts';
import { seekerFor } from '../../src/prove/seeker.ts';

const VALUE = 'npm_Aq/9 "x" é+Zz0123456789';

/** The form in which the value is found in a text, the text given in pieces of `size` bytes. */
function formIn(text: string, size = 1000, value = VALUE): string | undefined {
  const seeker = seekerFor([{ name: 'X', needles: needlesOf(value) }]);
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) seeker.push(bytes.subarray(at, at + size));
  return seeker.found().get('X');
}

describe('what a secret looks like in an image', () => {
  test.each([
    ['as it is', `a ${VALUE} b`],
    ['percent-encoded', `https://u:${encodeURIComponent(VALUE)}@host/`],
    ['in JSON', JSON.stringify({ token: VALUE })],
    ['in base64', `_auth=${Buffer.from(VALUE).toString('base64')}`],
    ['in base64', `_auth=${Buffer.from(`u:${VALUE}`).toString('base64')}`],
    ['in base64', `_auth=${Buffer.from(`me:${VALUE}\n`).toString('base64')}`],
    ['in base64', `_auth=${Buffer.from(`you:${VALUE}!!`).toString('base64')}`],
  ])('%s in %s', (form, text) => {
    expect(formIn(text)).toBe(form);
    expect(formIn(text.replace(VALUE, VALUE.slice(1)).replace('npm', 'nqm'))).toBe(text.includes('npm') ? undefined : form);
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

  test('a plain value has no second spelling in JSON or in a URL', () => {
    expect(needlesOf('abcdefghijkl').map(({ form }) => form)).toEqual(['as it is', 'in base64', 'in base64', 'in base64']);
  });
});
