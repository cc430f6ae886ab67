import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { packTar } from 'modern-tar';
import { type ContentSearch, searchContents } from '../../../src/prove/contents/search-contents.ts';
import { needlesOf } from '../../../src/prove/needles.ts';

const SECRET = 'canary-0123456789abcdef';
const SOUGHT = [{ name: 'TOKEN', needles: needlesOf(SECRET) }];

type Pack = (content: Buffer) => Buffer | Promise<Buffer>;

const tar: Pack = async (content) =>
  Buffer.from(
    await packTar([
      { header: { name: 'etc/other', size: 1, type: 'file' }, body: 'x' },
      { header: { name: 'app/.npmrc', size: content.length, type: 'file' }, body: content },
    ]),
  );

interface ZipOptions {
  readonly name?: string;
  readonly method?: 0 | 8 | 12;
  /** The sizes stand behind the member. */
  readonly isStreamed?: boolean;
  readonly isEncrypted?: boolean;
}

function zip(content: Buffer, { name = 'lib/settings.json', method = 8, isStreamed = false, isEncrypted = false }: ZipOptions = {}): Buffer {
  const member = (own: string, body: Buffer): Buffer => {
    const data = method === 8 ? deflateRawSync(body) : body;
    const header = Buffer.alloc(30);
    header.writeUInt32LE(0x04034b50, 0);
    header.writeUInt16LE((isStreamed ? 8 : 0) | (isEncrypted ? 1 : 0), 6);
    header.writeUInt16LE(method, 8);
    header.writeUInt32LE(isStreamed ? 0 : data.length, 18);
    header.writeUInt16LE(own.length, 26);
    const descriptor = Buffer.alloc(isStreamed ? 16 : 0);
    if (isStreamed) descriptor.writeUInt32LE(0x08074b50, 0);
    return Buffer.concat([header, Buffer.from(own), data, descriptor]);
  };
  return Buffer.concat([member('first.txt', Buffer.from('nothing here')), member(name, content), Buffer.from('PK\x01\x02, the directory')]);
}

function gitPack(content: Buffer): Buffer {
  const header = Buffer.from('PACK\0\0\0\x02\0\0\0\x02', 'latin1');
  const blob = (body: Buffer): Buffer => Buffer.concat([Buffer.from([0xb0 | (body.length & 15), (body.length >> 4) & 0x7f]), deflateSync(body)]);
  return Buffer.concat([header, blob(Buffer.from('first')), blob(content), Buffer.alloc(20)]);
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const search = async (bytes: Uint8Array, size = 997): Promise<ContentSearch> => searchContents(pieces(bytes, size), 'x', SOUGHT);
const placeOf = async (bytes: Uint8Array, size?: number): Promise<string | undefined> => (await search(bytes, size)).found.get('TOKEN')?.inside.join(' › ');

const PACKED: readonly (readonly [what: string, pack: Pack, inside: string])[] = [
  ['nothing', (content) => content, ''],
  ['gzip', gzipSync, 'gzip'],
  ['two gzips in a row', (content) => Buffer.concat([gzipSync('first'), gzipSync(content)]), 'gzip'],
  ['zlib, as objects of git', (content) => deflateSync(Buffer.concat([Buffer.from('blob 99\0'), content])), 'zlib'],
  ['zlib, hardly compressed', (content) => deflateSync(content, { level: 1 }), 'zlib'],
  ['a pack of git', gitPack, 'object 2 of 2'],
  ['tar', tar, 'app/.npmrc'],
  ['tar.gz', async (content) => gzipSync(await tar(content)), 'gzip › app/.npmrc'],
  ['zip', (content) => zip(content), 'lib/settings.json'],
  ['zip that was written as a stream', (content) => zip(content, { isStreamed: true }), 'lib/settings.json'],
  ['zip without compression', (content) => zip(content, { method: 0 }), 'lib/settings.json'],
  ['zip in a zip', (content) => zip(zip(content), { name: 'WEB-INF/lib/a.jar' }), 'WEB-INF/lib/a.jar › lib/settings.json'],
  ['tar.gz in a zip in a tar', async (content) => tar(zip(gzipSync(await tar(content)), { name: 'a.tgz' })), 'app/.npmrc › a.tgz › gzip › app/.npmrc'],
];

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
