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

/** Yields the entries of a tar archive; an entry whose body is not read is skipped. Throws if the archive is broken. */
export async function* tarMembers(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<TarMember> {
  const input = Readable.toWeb(Readable.from(bytes));
  for await (const { header, body } of input.pipeThrough(createTarDecoder())) {
    const { name, linkname: target = '', pax = {}, mode = 0, uid = 0, gid = 0 } = header;
    // PAX records contain extended attributes: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html
    const notes = [target, ...Object.entries(pax).flat()].filter((text) => text !== '').join('\n');
    yield { name, type: String(header.type), size: header.size, mode, owner: `${uid}:${gid}`, target, pax, contents: body, notes };
    if (!body.locked) await body.cancel();
  }
}
