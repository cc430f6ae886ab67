import { type Buffer, isUtf8 } from 'node:buffer';
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FolderEntry, ProjectFiles } from '../../project/types.ts';
import { isInside, toSlashes } from './paths.ts';
import { projectRoot, type Whereabouts } from './project-root.ts';

/** The maximum size of a companion or a file of the build context; larger files are not read. */
const MOST_BYTES = 1024 * 1024;

/** The path without links, by a system call: Node's own implementation is ten times slower, and every file of a project is resolved. */
const realPathOf = realpathSync.native;

/** The files on disk. Reading never throws: a file that is unreadable, binary, too large, or reached by a link out of its project counts as absent. */
export function diskFiles(where: Whereabouts = {}): ProjectFiles {
  const roots = new Map<string, string>();
  const rootOf = (file: string): string => {
    const folder = path.posix.dirname(file);
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
  /** Resolves the links of a path inside the root; undefined if the result is outside. */
  const insideRoot = (file: string, root: string): string | undefined => {
    const [real, realRoot] = [realPathOf(file), realRootOf(root)];
    return isInside(real, realRoot) ? path.posix.join(root, toSlashes(path.relative(realRoot, real))) : undefined;
  };
  const linkOf = (folder: string, entry: Dirent): FolderEntry | undefined => {
    if (!entry.isSymbolicLink()) return undefined;
    try {
      const file = path.posix.join(folder, entry.name);
      if (insideRoot(file, rootOf(file)) === undefined) return { name: entry.name, kind: 'outside', link: true };
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
        return insideRoot(file, rootOf(file)) ?? file;
      } catch {
        return file;
      }
    },
    read(file) {
      try {
        const real = realPathOf(file);
        if (!isInside(real, realRootOf(rootOf(file)))) return undefined;
        const stat = lstatSync(real);
        return stat.isFile() && stat.size <= MOST_BYTES ? textOf(readFileSync(file)) : undefined;
      } catch {
        return undefined;
      }
    },
    list(folder) {
      try {
        return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => entryOf(entry) ?? linkOf(folder, entry) ?? []);
      } catch {
        return undefined;
      }
    },
  };
}

function entryOf(entry: Dirent): FolderEntry | undefined {
  if (entry.isFile()) return { name: entry.name, kind: 'file' };
  return entry.isDirectory() ? { name: entry.name, kind: 'folder' } : undefined;
}

function textOf(bytes: Buffer): string | undefined {
  return bytes.includes(0) || !isUtf8(bytes) ? undefined : bytes.toString('utf8');
}
