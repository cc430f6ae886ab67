import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { ProjectFiles } from '../../project/types.ts';

/** What the build or a companion holds is read up to here. */
const MOST_BYTES = 1024 * 1024;

/** The files on disk. Reading never throws: what cannot be read, is binary, large or reached by a link out of its project is undefined. */
export function diskFiles(): ProjectFiles {
  const roots = new Map<string, string>();
  const rootOf = (file: string): string => {
    const folder = path.posix.dirname(file);
    const known = roots.get(folder);
    if (known !== undefined) return known;
    const root = gitRoot(folder) ?? folder;
    roots.set(folder, root);
    return root;
  };
  return {
    rootOf,
    read(file) {
      try {
        if (!isInside(realpathSync(file), realpathSync(rootOf(file)))) return undefined;
        const stat = lstatSync(realpathSync(file));
        return stat.isFile() && stat.size <= MOST_BYTES ? textOf(readFileSync(file)) : undefined;
      } catch {
        return undefined;
      }
    },
    list(folder) {
      try {
        return readdirSync(folder, { withFileTypes: true })
          .filter((entry) => entry.isFile() || entry.isDirectory())
          .map((entry) => ({ name: entry.name, kind: entry.isFile() ? 'file' : 'folder' }));
      } catch {
        return undefined;
      }
    },
  };
}

/** The nearest folder, from this one up, that holds `.git`; undefined outside of a repository. */
export function gitRoot(folder: string): string | undefined {
  for (let at = folder; ; at = path.posix.dirname(at)) {
    if (existsSync(path.posix.join(at, '.git'))) return at;
    if (at === path.posix.dirname(at)) return undefined;
  }
}

function isInside(file: string, folder: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
