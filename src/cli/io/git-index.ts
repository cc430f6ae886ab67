import path from 'node:path/posix';
import { toSlashes } from './paths.ts';
import { readRegularFile } from './read-input.ts';

const HEADER = 12;
/** Bytes of an entry before the id of its object: times, device, mode, owner, size. */
const STAT = 40;
const EXTENDED = 0x4000;
/** The maximum size of an index: two million files. */
const MOST_BYTES = 256 * 1024 * 1024;

/**
 * Returns the paths that git tracks in a repository, relative to its root; undefined if there is no readable index.
 * Source: https://git-scm.com/docs/index-format
 */
export function trackedFiles(root: string): ReadonlySet<string> | undefined {
  try {
    const folder = gitFolder(root);
    const bytes = readRegularFile(path.join(folder, 'index'), MOST_BYTES);
    const version = bytes.readUInt32BE(4);
    if (bytes.toString('latin1', 0, 4) !== 'DIRC' || version < 2 || version > 4) return undefined;
    return readEntries(bytes, version, idLength(folder));
  } catch {
    return undefined;
  }
}

/** Returns the folder with the index. In a worktree and a submodule, `.git` is a file with its path. Source: https://git-scm.com/docs/gitrepository-layout */
function gitFolder(root: string): string {
  const dot = path.join(root, '.git');
  try {
    const target = /^gitdir: ([^\r\n]+)/.exec(readRegularFile(dot).toString('utf8'))?.[1];
    return target === undefined ? dot : path.resolve(root, toSlashes(target));
  } catch {
    return dot;
  }
}

/** The length of an object's id in bytes. Source: https://git-scm.com/docs/git-config#Documentation/git-config.txt-extensionsobjectFormat */
function idLength(folder: string): number {
  try {
    return /^\s*objectformat\s*=\s*sha256/im.test(readRegularFile(path.join(folder, 'config')).toString('utf8')) ? 32 : 20;
  } catch {
    return 20;
  }
}

function readEntries(bytes: Buffer, version: number, id: number): ReadonlySet<string> {
  const found = new Set<string>();
  let at = HEADER;
  let name: Uint8Array = new Uint8Array();
  for (let left = bytes.readUInt32BE(8); left > 0; left--) {
    const flags = bytes.readUInt16BE(at + STAT + id);
    const start = at + STAT + id + (flags & EXTENDED ? 4 : 2);
    if (version === 4) {
      // the name starts like the previous name, without that many bytes at its end
      const { value, next } = readOffset(bytes, start);
      const end = bytes.indexOf(0, next);
      name = Buffer.concat([name.subarray(0, name.length - value), bytes.subarray(next, end)]);
      at = end + 1;
    } else {
      const end = bytes.indexOf(0, start);
      name = bytes.subarray(start, end);
      // an entry is padded with at least one NUL to a multiple of eight bytes
      at += Math.ceil((end - at + 1) / 8) * 8;
    }
    found.add(Buffer.from(name).toString('utf8'));
  }
  return found;
}

/** A number as in a pack: seven bits a byte, each but the last with the high bit set. Source: https://git-scm.com/docs/pack-format (OFS_DELTA) */
function readOffset(bytes: Buffer, start: number): { readonly value: number; readonly next: number } {
  let at = start;
  let byte = bytes.readUInt8(at++);
  let value = byte & 127;
  while (byte & 128) {
    byte = bytes.readUInt8(at++);
    value = ((value + 1) << 7) | (byte & 127);
  }
  return { value, next: at };
}
