import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { packTar } from 'modern-tar';
import { type ContentSearch, searchContents } from '../../../src/prove/contents/search-contents.ts';
import { needlesOf } from '../../../src/prove/needles.ts';
import { PACKED, zip } from './packed-contents.ts';

const SECRET = 'canary-0123456789abcdef';
const SOUGHT = [{ name: 'TOKEN', needles: needlesOf(SECRET) }];

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const search = async (bytes: Uint8Array, size = 997): Promise<ContentSearch> => searchContents(pieces(bytes, size), 'x', SOUGHT);
const placeOf = async (bytes: Uint8Array, size?: number): Promise<string | undefined> => (await search(bytes, size)).found.get('TOKEN')?.inside.join(' › ');

describe('what is compressed or packed', () => {
  test.each(PACKED)('is searched in %s', async (_, pack, inside) => {
    const content = Buffer.from(`${'line\n'.repeat(5000)}//npm.example.com/:_authToken=${SECRET}\n${'line\n'.repeat(5000)}`);
    const packed = await pack(content);
    for (const size of [100_000, 997, 13]) expect(await placeOf(packed, size)).toBe(inside);
    expect(await search(await pack(Buffer.from(content.toString().replace('0123', '0124'))))).toMatchObject({ found: new Map(), unread: undefined });
  });

  test('the names and notes of members count', async () => {
    expect(await placeOf(zip(Buffer.from('x'), { name: `${SECRET}.txt` }))).toBe(`${SECRET}.txt`);
    const linked = await packTar([{ header: { name: 'a', size: 0, type: 'symlink', linkname: `/x/${SECRET}`, pax: { 'SCHILY.xattr.user.note': 'plain' } } }]);
    expect(await placeOf(linked)).toBe('a');
    const noted = await packTar([{ header: { name: 'a', size: 0, type: 'file', pax: { 'SCHILY.xattr.user.note': SECRET } } }]);
    expect(await placeOf(noted)).toBe('a');
  });

  test.each([
    ['an encrypted member', zip(Buffer.from(SECRET), { isEncrypted: true }), 'is encrypted'],
    ['a way of compressing that is not known', zip(Buffer.from('x'), { method: 12 }), 'compressed in a way that is not known'],
    ['an archive that ends too early', zip(Buffer.from('x'.repeat(100))).subarray(0, 60), 'first.txt'],
    ['gzip that ends too early', gzipSync(Buffer.alloc(100_000, 'abc')).subarray(0, 100), 'gzip: '],
    ['gzip with other bytes', Buffer.concat([gzipSync('x').subarray(0, 10), Buffer.alloc(100, 7)]), 'gzip: '],
    ['7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), '7z: cannot be read here'],
  ])('says what was not searched: %s', async (_, bytes, why) => {
    const { unread, digest } = await search(bytes);
    expect(unread).toContain(why === 'first.txt' ? 'zip' : why);
    expect(digest).toMatch(/^[0-9a-f]{128}$/);
  });

  test.each([
    ['text that begins like zlib', Buffer.from('x^2 + y^2\n')],
    ['text that begins like bzip2', Buffer.from('BZh is how it begins\n')],
    ['PK', Buffer.from('PK is not enough')],
  ])('%s is no archive', async (_, bytes) => {
    expect((await search(bytes)).unread).toBeUndefined();
  });

  test('archives in one another, and what expands without end, are given up with a word', async () => {
    let nested: Buffer = Buffer.from(SECRET);
    for (let depth = 0; depth < 12; depth++) nested = gzipSync(nested);
    expect(await search(nested)).toMatchObject({ found: new Map(), unread: expect.stringContaining('more than 8 archives in one another') });
    const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));
    expect((await search(bomb)).unread).toContain('expands more than 400 times');
  });

  test('a secret behind a broken archive in the same file is found', async () => {
    const broken = Buffer.concat([gzipSync('x').subarray(0, 12), Buffer.alloc(100, 1), Buffer.from(SECRET)]);
    expect(await placeOf(broken)).toBe('');
  });
});
