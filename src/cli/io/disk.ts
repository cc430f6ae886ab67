import { type Buffer, isUtf8 } from 'node:buffer';
import { type Dirent, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import type { FolderEntry, ProjectFiles } from '../../project/types.ts';
import { isInside, toSlashes } from './paths.ts';
import { projectRoot, type Whereabouts } from './project-root.ts';

/** What the build or a companion holds is read up to here. */
const MOST_BYTES = 1024 * 1024;

/** The path without links, asked of the system: Node's own way is ten times slower, and this is asked for every file of a project. */
const realPathOf = realpathSync.native;

/** The files on disk. Reading never throws: what cannot be read, is binary, large or reached by a link out of its project is undefined. */
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
  /** The path without links, as one below the root; undefined if it leaves the root. */
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
