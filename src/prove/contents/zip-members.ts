import { type ByteReader, limited } from './byte-reader.ts';
import { inflated } from './inflate.ts';
import type { Member } from './member.ts';

const LOCAL_HEADER = 0x04034b50;
const DESCRIPTOR = 0x08074b50;
const STORED = 0;
const DEFLATED = 8;

/**
 * Yields the members of a ZIP archive (jar, war, whl, nupkg, apk of Android), in file order. At a member that is encrypted or has an unknown compression,
 * throws after the members before it. Source: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT (4.3)
 */
export async function* zipMembers(reader: ByteReader): AsyncGenerator<Member> {
  while ((await reader.peek(4)).length === 4 && (await reader.peek(4)).readUInt32LE() === LOCAL_HEADER) {
    const header = await reader.read(30);
    if (header.length < 30) throw new Error('the archive ends too early');
    const flags = header.readUInt16LE(6);
    const method = header.readUInt16LE(8);
    const name = (await reader.read(header.readUInt16LE(26))).toString('utf8');
    const extra = await reader.read(header.readUInt16LE(28));
    const size = compressedSize(header.readUInt32LE(18), extra);
    const isStreamed = (flags & 8) !== 0;
    if ((flags & 1) !== 0) throw new Error(`${name} is encrypted`);
    if (method === DEFLATED) yield { name, contents: inflated(reader, 'raw') };
    else if (method === STORED && (!isStreamed || size > 0)) yield { name, contents: limited(reader, size) };
    else if (isStreamed) throw new Error(`${name} has no size`);
    else throw new Error(`${name} is compressed in a way that is not known`);
    if (isStreamed) await skipDescriptor(reader);
  }
}

/** The size of a member; in ZIP64 it is in an extra field. Source: APPNOTE 4.5.3 */
function compressedSize(size: number, extra: Buffer): number {
  if (size !== 0xffffffff) return size;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1 && at + 20 <= extra.length) return Number(extra.readBigUInt64LE(at + 12));
  return size;
}

/** Skips the data descriptor after a member: 12, 16, 20 or 24 bytes, followed by the next signature. */
async function skipDescriptor(reader: ByteReader): Promise<void> {
  const next = await reader.peek(28);
  const hasSignature = next.length >= 4 && next.readUInt32LE() === DESCRIPTOR;
  for (const length of hasSignature ? [16, 24] : [12, 20]) {
    if (next.toString('latin1', length, length + 2) !== 'PK') continue;
    await reader.read(length);
    return;
  }
  await reader.read(hasSignature ? 16 : 12);
}
