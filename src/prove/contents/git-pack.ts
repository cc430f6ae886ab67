import type { ByteReader } from './byte-reader.ts';
import { inflated } from './inflate.ts';
import type { Member } from './member.ts';

const OFFSET_DELTA = 6;
const REFERENCE_DELTA = 7;

/**
 * Yields the objects of a git pack. For an object stored as a delta, the member contains the delta's new text. Throws if the data is broken.
 * Source: https://git-scm.com/docs/pack-format
 */
export async function* packObjects(reader: ByteReader): AsyncGenerator<Member> {
  const header = await reader.read(12);
  const count = header.length === 12 ? header.readUInt32BE(8) : 0;
  for (let number = 1; number <= count; number++) {
    const first = (await byteOf(reader)) ?? 0;
    for (let byte = first; (byte & 0x80) !== 0; ) byte = (await byteOf(reader)) ?? 0;
    const type = (first >> 4) & 7;
    if (type === OFFSET_DELTA) while ((((await byteOf(reader)) ?? 0) & 0x80) !== 0);
    if (type === REFERENCE_DELTA) await reader.read(20);
    yield { name: `object ${number} of ${count}`, contents: inflated(reader, 'zlib') };
  }
}

async function byteOf(reader: ByteReader): Promise<number | undefined> {
  return (await reader.read(1))[0];
}
