import { Buffer, isAscii, isUtf8 } from 'node:buffer';
import { closeSync, type Dirent, lstatSync, openSync, readdirSync, readSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FolderEntry, ProjectFiles } from '../../project/types.ts';
import { isInside, toSlashes } from './paths.ts';
import { projectRoot, type Whereabouts } from './project-root.ts';

/** The maximum size of a companion or a file of the build context; larger files are not read. */
const MOST_BYTES = 1024 * 1024;

/** Folders of the root that hold what the kernel tells, and devices. https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch03.html */
const KERNEL: ReadonlySet<string> = new Set(['proc', 'sys', 'dev']);

/** The path without links, by a system call: Node's own implementation is ten times slower, and every file of a project is resolved. */
const realPathOf = realpathSync.native;

/** The files on disk. Reading never throws: a file that is unreadable, binary, too large, or reached by a link out of its project counts as absent. */
export function diskFiles(where: Whereabouts = {}): ProjectFiles {
  const { rootOf, insideRoot, isFolderInside } = projectRoots(where);
  const linkOf = (folder: string, entry: Dirent): FolderEntry | undefined => {
    if (!entry.isSymbolicLink()) return undefined;
    try {
      const file = path.posix.join(folder, entry.name);
      if (insideRoot(file) === undefined) return { name: entry.name, kind: 'outside', link: true };
      const stat = statSync(file);
      return stat.isFile() || stat.isDirectory() ? { name: entry.name, kind: stat.isFile() ? 'file' : 'folder', link: true } : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    rootOf,
    realOf(file) {
      try {
        return insideRoot(file) ?? file;
      } catch {
        return file;
      }
    },
    isInside(folder) {
      try {
        return isFolderInside(folder);
      } catch {
        return false;
      }
    },
    read(file) {
      try {
        // most files are no links: then only the folder has to be resolved
        const stat = lstatSync(file, { throwIfNoEntry: false });
        if (!stat) return undefined;
        if (stat.isFile()) return isFolderInside(path.posix.dirname(file)) ? readText(file, stat.size) : undefined;
        if (!stat.isSymbolicLink() || insideRoot(file) === undefined) return undefined;
        const target = statSync(file);
        return target.isFile() ? readText(file, target.size) : undefined;
      } catch {
        return undefined;
      }
    },
    list(folder) {
      try {
        const entries = readdirSync(folder, { withFileTypes: true });
        return (folder === '/' ? entries.filter(({ name }) => !KERNEL.has(name)) : entries).flatMap((entry) => entryOf(entry) ?? linkOf(folder, entry) ?? []);
      } catch {
        return undefined;
      }
    },
  };
}

/** The roots of projects, and what is inside them. */
interface ProjectRoots {
  rootOf(file: string): string;
  /** Resolves the links of a path inside the root of its project; undefined if the result is outside. Throws if there is no such file. */
  insideRoot(file: string): string | undefined;
  /** Whether a folder is in its project. Throws if there is no such folder. */
  isFolderInside(folder: string): boolean;
}

function projectRoots(where: Whereabouts): ProjectRoots {
  const roots = new Map<string, string>();
  const rootOfFolder = (folder: string): string => {
    const known = roots.get(folder);
    if (known !== undefined) return known;
    const root = projectRoot(folder, where);
    roots.set(folder, root);
    return root;
  };
  const realRoots = new Map<string, string>();
  const realRootOf = (root: string): string => {
    const known = realRoots.get(root) ?? realPathOf(root);
    realRoots.set(root, known);
    return known;
  };
  const inside = new Map<string, boolean>();
  const rootOf = (file: string): string => rootOfFolder(path.posix.dirname(file));
  return {
    rootOf,
    insideRoot(file) {
      const [real, root] = [realPathOf(file), rootOf(file)];
      const realRoot = realRootOf(root);
      return isInside(real, realRoot) ? path.posix.join(root, toSlashes(path.relative(realRoot, real))) : undefined;
    },
    isFolderInside(folder) {
      // kept until the event loop turns: a server may be told of a new link later, but one lint asks for thousands of files
      if (inside.size === 0) setImmediate(() => inside.clear());
      const known = inside.get(folder) ?? isInside(realPathOf(folder), realRootOf(rootOfFolder(folder)));
      inside.set(folder, known);
      return known;
    },
  };
}

function entryOf(entry: Dirent): FolderEntry | undefined {
  if (entry.isFile()) return { name: entry.name, kind: 'file' };
  return entry.isDirectory() ? { name: entry.name, kind: 'folder' } : undefined;
}

/** The text of a file of that size; undefined if it is too large, or no text. Throws if it cannot be read. */
function readText(file: string, size: number): string | undefined {
  if (size > MOST_BYTES) return undefined;
  // files of /proc have no size, and reading some of them never ends: https://man7.org/linux/man-pages/man5/proc_kmsg.5.html
  if (size === 0) return '';
  const descriptor = openSync(file, 'r');
  try {
    space ??= Buffer.allocUnsafeSlow(MOST_BYTES + 1);
    let length = 0;
    // one byte more than there should be: the file may have grown
    for (let read = -1; read !== 0 && length <= MOST_BYTES; length += read)
      read = readSync(descriptor, space, length, (length > size ? space.length : size + 1) - length, null);
    return length > MOST_BYTES ? undefined : textOf(space.subarray(0, length));
  } finally {
    closeSync(descriptor);
  }
}

/** Where files are read to, one after the other. */
let space: Buffer | undefined;

function textOf(bytes: Buffer): string | undefined {
  if (bytes.includes(0)) return undefined;
  // as good as always, and faster
  if (isAscii(bytes)) return bytes.toString('latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : undefined;
}
