import path from 'node:path/posix';
import type { ProjectFiles } from './types.ts';

/** The files of a project, by their path below `root`. `reads` gathers what is read. */
export function memoryFiles(files: { readonly [path: string]: string }, root = '/project', reads: string[] = []): ProjectFiles {
  const all = new Map(Object.entries(files).map(([name, text]) => [path.join(root, name), text]));
  return {
    read(file) {
      reads.push(path.relative(root, file));
      return all.get(file);
    },
    list(folder) {
      const below = [...all.keys()].filter((file) => file.startsWith(`${folder}/`)).map((file) => file.slice(folder.length + 1));
      if (below.length === 0) return undefined;
      const names = new Map(below.map((name) => [name.split('/')[0] ?? '', name.includes('/') ? ('folder' as const) : ('file' as const)]));
      return [...names].map(([name, kind]) => ({ name, kind }));
    },
    rootOf: () => root,
    realOf: (file) => file,
    isInside: () => true,
  };
}
