import type { Packed } from './expand.ts';

/** A kind of file that contains other content, recognised by its first bytes. */
export type Kind = 'gzip' | 'zlib' | 'zip' | 'tar' | 'git-pack' | Packed | Unreadable;
type Unreadable = '7z' | 'rar' | 'lz4' | 'lzip' | 'lzma';

/** Number of bytes that suffice to recognise a kind. */
export const HEAD = 512;

const MAGIC: readonly (readonly [kind: Kind, bytes: readonly number[], at?: number])[] = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['git-pack', [0x50, 0x41, 0x43, 0x4b, 0x00, 0x00, 0x00]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['lz4', [0x04, 0x22, 0x4d, 0x18]],
  ['lzip', [0x4c, 0x5a, 0x49, 0x50, 0x01]],
  ['tar', [0x75, 0x73, 0x74, 0x61, 0x72], 257],
];

/**
 * Returns the kind of a file by its first bytes; undefined if it seems to contain no other content.
 * Sources: https://www.rfc-editor.org/rfc/rfc1952, https://www.rfc-editor.org/rfc/rfc1950, https://www.rfc-editor.org/rfc/rfc8878,
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, https://tukaani.org/xz/xz-file-format.txt, https://git-scm.com/docs/pack-format
 */
export function kindOf(head: Buffer): Kind | undefined {
  for (const [kind, bytes, at = 0] of MAGIC) if (bytes.every((byte, index) => head[at + index] === byte) && isPlausible(kind, head)) return kind;
  // git objects are zlib streams; a text with the same first bytes does not inflate
  const [first = 0, second = 0] = head;
  return first === 0x78 && (first * 256 + second) % 31 === 0 && (second & 0x20) === 0 ? 'zlib' : undefined;
}

/** Other files may start with `BZh` too: bzip2 continues with a digit and the magic number of a block. */
function isPlausible(kind: Kind, head: Buffer): boolean {
  return kind !== 'bzip2' || (head.toString('latin1', 4, 10) === '1AY&SY' && /[1-9]/.test(head.toString('latin1', 3, 4)));
}
