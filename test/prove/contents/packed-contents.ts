import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { packTar } from 'modern-tar';

export type Pack = (content: Buffer) => Buffer | Promise<Buffer>;

const tar: Pack = async (content) =>
  Buffer.from(
    await packTar([
      { header: { name: 'etc/other', size: 1, type: 'file' }, body: 'x' },
      { header: { name: 'app/.npmrc', size: content.length, type: 'file' }, body: content },
    ]),
  );

export interface ZipOptions {
  readonly name?: string;
  readonly method?: 0 | 8 | 12;
  /** The sizes stand behind the member. */
  readonly isStreamed?: boolean;
  readonly isEncrypted?: boolean;
}

/** A ZIP archive of two members, of which the second has the content. */
export function zip(content: Buffer, { name = 'lib/settings.json', method = 8, isStreamed = false, isEncrypted = false }: ZipOptions = {}): Buffer {
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

/** Ways of compressing and packing a file, and where within it the content is then found. */
export const PACKED: readonly (readonly [what: string, pack: Pack, inside: string])[] = [
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
