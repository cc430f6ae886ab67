import { byteReader, remaining } from '../contents/byte-reader.ts';
import { expanded } from '../contents/expand.ts';
import { inflated } from '../contents/inflate.ts';
import { HEAD, kindOf } from '../contents/kinds.ts';
import { tarMembers } from '../contents/tar-members.ts';
import { ArchiveError, type ArchiveFile } from './blobs.ts';

/** The files of an image archive, which may be compressed as a whole. Throws an ArchiveError for another file. */
export async function* archiveFiles(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<ArchiveFile> {
  const reader = byteReader(bytes, () => {});
  const kind = kindOf(await reader.peek(HEAD));
  if (kind === 'gzip') yield* tarMembers(inflated(reader, 'gzip'));
  else if (kind === 'bzip2' || kind === 'xz' || kind === 'zstd') yield* tarMembers(expanded(reader, kind));
  else if (kind === 'tar') yield* tarMembers(remaining(reader));
  else throw new ArchiveError('it is no archive of an image');
}
