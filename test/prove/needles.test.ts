import { describe, expect, test } from '@jest/globals';
import { needlesOf } from '../../src/prove/needles.ts';
import { seekerFor } from '../../src/prove/seeker.ts';

const VALUE = `npm_Aq/9 "x" é+Zz'<0$123456789&\\`;

/** The form in which the value is found in bytes, given in pieces of `size`. */
function formIn(content: string | Buffer, size = 1000, value = VALUE): string | undefined {
  const seeker = seekerFor([{ name: 'X', needles: needlesOf(value) }]);
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) seeker.push(bytes.subarray(at, at + size));
  return seeker.found().get('X');
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const base32 = (text: string): string => {
  const bits = [...Buffer.from(text)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
};
const lines = (text: string, width: number, end = '\n'): string => (text.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join(end);
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

/** Each way of writing a value: made from any value, so that a value with one other letter is the clean twin. */
const WRITTEN: readonly (readonly [form: string, how: string, write: (value: string) => string | Buffer])[] = [
  ['as it is', 'plain', (value) => `a ${value} b`],
  ['percent-encoded', 'in a URL', (value) => `https://u:${encodeURIComponent(value)}@host/`],
  ['percent-encoded', 'in lower case', (value) => encodeURIComponent(value).replace(/%../g, (code) => code.toLowerCase())],
  ['percent-encoded', 'as a form', (value) => new URLSearchParams({ a: value }).toString()],
  ['in JSON', 'JSON', (value) => JSON.stringify({ token: value })],
  ['in JSON', 'JSON in JSON', (value) => JSON.stringify(JSON.stringify({ token: value }))],
  ['in JSON', 'JSON of PHP', (value) => JSON.stringify(value).replaceAll('/', '\\/').replaceAll('é', '\\u00e9')],
  ['in JSON', 'JSON of Go', (value) => JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('&', '\\u0026')],
  ['in JSON', 'JSON of Python', (value) => JSON.stringify(value).replaceAll('é', '\\u00e9')],
  ['in JSON', 'escaped as a whole', (value) => [...value].map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
  ['in XML', 'XML', (value) => `<a>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</a>`],
  ['in XML', 'an attribute', (value) => `a="${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')}"`],
  ['in XML', 'HTML of Go', (value) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&#34;').replaceAll("'", '&#39;')],
  ['quoted for a shell', 'single quotes', (value) => `'${value.replaceAll("'", "'\\''")}'`],
  ['quoted for a shell', 'double quotes', (value) => `"${value.replace(/[\\"$`]/g, '\\$&')}"`],
  ['quoted for a shell', 'backslashes', (value) => value.replace(/[^\w@%+=:,./-]/g, '\\$&')],
  ['in hexadecimal', 'small', (value) => Buffer.from(value).toString('hex')],
  ['in hexadecimal', 'large', (value) => Buffer.from(value).toString('hex').toUpperCase()],
  ['in hexadecimal', 'in lines', (value) => lines(Buffer.from(`abc${value}`).toString('hex'), 60)],
  ['in UTF-16', 'little-endian', (value) => Buffer.from(value, 'utf16le')],
  ['in UTF-16', 'big-endian', (value) => swapped(value)],
  ...['', 'u:', 'me:', 'you:', 'we:23'].flatMap((before): typeof WRITTEN => [
    ['in base64', `base64 after "${before}"`, (value) => `_auth=${base64(`${before}${value}\n`)}`],
    ['in base64', `base64url after "${before}"`, (value) => Buffer.from(before + value).toString('base64url')],
    ['in base64', `base64 after "${before}" in lines`, (value) => lines(base64(`${before.padStart(40, '-')}${value} and more`), 76)],
    ['in base64', `base64 after "${before}" in lines of PEM`, (value) => lines(base64(`${before.padStart(20, '-')}${value} and more`), 64, '\r\n')],
    ['in base64, twice', `base64 twice after "${before}"`, (value) => base64(`x${base64(before + value)}`)],
    ['in base64, twice', `base64 twice after "${before}" in lines`, (value) => lines(base64(`xyz${base64(before + value)}`), 76)],
    ['in base32', `base32 after "${before}"`, (value) => base32(before + value)],
    ['in base32', `base32 after "${before}", small`, (value) => base32(before + value).toLowerCase()],
  ]),
];

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
