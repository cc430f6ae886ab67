import { posix } from 'node:path';
import type { Companion } from './types.ts';

/** What discovery needs of a project's files; links are left out of the lists. */
export interface ListedFiles {
  list(path: string): readonly { readonly name: string; readonly kind: 'file' | 'folder' }[] | undefined;
}

/** Folders that hold other people's files or what tools have made. */
const SKIPPED: ReadonlySet<string> = new Set([
  'node_modules',
  '.git',
  'vendor',
  'bower_components',
  '.venv',
  'venv',
  '__pycache__',
  '.tox',
  '.terraform',
  '.next',
  '.nuxt',
  '.cache',
  '.gradle',
  '.yarn',
  '.pnpm-store',
  'site-packages',
  '.hg',
  '.svn',
]);

const MAX_ENTRIES = 5000;
const MAX_DEPTH = 8;

/**
 * The files below `root` (absolute) that one of the companions takes for its kind, as absolute paths in their order. Looks at no more than 5,000
 * entries and eight folders deep; the folders from the root down to the Dockerfile come first, then the others from the top.
 */
export function discoverCompanions(files: ListedFiles, root: string, dockerfile: string, companions: readonly Companion[]): readonly string[] {
  const found: string[] = [];
  const queue: string[] = [...foldersDown(root, posix.dirname(dockerfile))];
  const seen = new Set(queue);
  let left = MAX_ENTRIES;
  for (let folder = queue.shift(); folder !== undefined && left > 0; folder = queue.shift()) {
    const entries = [...(files.list(folder) ?? [])].sort((a, b) => (a.name < b.name ? -1 : 1)).slice(0, left);
    left -= entries.length;
    for (const { name, kind } of entries) {
      const path = posix.join(folder, name);
      const relative = posix.relative(root, path);
      if (kind === 'file') {
        if (companions.some((companion) => companion.matches(relative))) found.push(path);
      } else if (!SKIPPED.has(name) && !seen.has(path) && relative.split('/').length <= MAX_DEPTH) {
        seen.add(path);
        queue.push(path);
      }
    }
  }
  return found.sort();
}

/** The root and every folder between it and `folder`; only the root where the folder is not below it. */
function foldersDown(root: string, folder: string): readonly string[] {
  const relative = posix.relative(root, folder);
  if (relative === '' || relative.startsWith('..')) return [root];
  const parts = relative.split('/');
  return [root, ...parts.map((_, index) => posix.join(root, ...parts.slice(0, index + 1)))];
}
