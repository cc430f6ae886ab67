import type { ProjectFiles } from './types.ts';

/** After how many entries a search of a project ends. */
export const MOST_ENTRIES = 20_000;
const MOST_DEPTH = 8;
const SKIPPED = new Set(['node_modules', '.git', 'vendor', 'dist', '.venv', '__pycache__']);

/** A file of a project, found by walking its folders. */
export interface WalkedFile {
  /** Absolute. */
  readonly path: string;
  readonly name: string;
  /** Number of folders between the root and the file: 0 for a file at the root. */
  readonly depth: number;
  /** Whether the file, or a folder above it, is reached by a link. */
  readonly linked: boolean;
}

/** Yields the files below `root`, folder by folder from the top. After the first 20,000 entries, yields undefined once and ends. */
export function* walkProject(files: ProjectFiles, root: string): Generator<WalkedFile | undefined> {
  const folders = [{ folder: root, depth: 0, linked: false }];
  const followed = new Set<string>();
  let entries = 0;
  for (let next = folders.shift(); next !== undefined; next = folders.shift()) {
    for (const { name, kind, link } of files.list(next.folder) ?? []) {
      if (++entries > MOST_ENTRIES) {
        yield undefined;
        return;
      }
      const file = pathIn(next.folder, name);
      const linked = next.linked || link === true;
      if (kind === 'file') yield { path: file, name, depth: next.depth, linked };
      else if (kind === 'folder' && isEntered(name, next.depth) && !(link && leadsBack(file, files.realOf(file), followed)))
        folders.push({ folder: file, depth: next.depth + 1, linked });
    }
  }
}

/** The path of an entry of a folder. As `path.join`, which parses both: of a large project it is asked for tens of thousands of files. */
export function pathIn(folder: string, name: string): string {
  return folder.endsWith('/') ? folder + name : `${folder}/${name}`;
}

/** Whether a search of a project looks into a folder: not where what was installed or made lies, and not too deep. `depth`: of the folder around it. */
export function isEntered(name: string, depth: number): boolean {
  return depth < MOST_DEPTH && !SKIPPED.has(name);
}

/** Whether a link to a folder leads to a folder above it, or to the target of an earlier link. Records its target in `followed`. */
export function leadsBack(file: string, real: string, followed: Set<string>): boolean {
  if (`${file}/`.startsWith(`${real}/`) || followed.has(real)) return true;
  followed.add(real);
  return false;
}
