import { Readable } from 'node:stream';
import { createTarDecoder } from 'modern-tar';
import type { Member } from './member.ts';

export interface TarMember extends Member {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  readonly mode: number;
  /** `uid:gid` */
  readonly owner: string;
  /** Target of a link. */
  readonly target: string;
  readonly pax: { readonly [key: string]: string };
}

/** An archive consists of blocks of this many bytes. */
const BLOCK = 512;

/**
 * Yields the entries of a tar archive; an entry whose body is not read is skipped. Throws if the archive is broken or ends too early: the decoder takes a
 * truncated one for a complete one.
 */
export async function* tarMembers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TarMember> {
  let taken = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      taken += piece.length;
      yield piece;
    }
  };
  const input = Readable.toWeb(Readable.from(counted()));
  for await (const { header, body } of input.pipeThrough(createTarDecoder())) {
    const { name, linkname: target = '', pax = {}, mode = 0, uid = 0, gid = 0 } = header;
    // PAX records contain extended attributes: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
    const notes = [target, ...Object.entries(pax).flat()].filter((text) => text !== '').join('\n');
    yield {
      name,
      type: String(header.type),
      size: header.size,
      mode,
      owner: `${uid}:${gid}`,
      target,
      pax,
      contents: header.type === 'file' ? complete(body, header.size) : body,
      notes,
    };
    if (!body.locked) await body.cancel();
  }
  if (taken % BLOCK !== 0) throw new Error(TOO_SHORT);
}

const TOO_SHORT = 'the archive ends too early';

async function* complete(body: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let left = size;
  for await (const piece of body) {
    left -= piece.length;
    yield piece;
  }
  if (left > 0) throw new Error(TOO_SHORT);
}
