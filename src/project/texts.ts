import type { ProjectFiles } from './types.ts';

/** The files, with some texts replaced. */
export function withTexts(files: ProjectFiles, texts: ReadonlyMap<string, string>): ProjectFiles {
  return {
    read: (path) => texts.get(path) ?? files.read(path),
    list: (path) => files.list(path),
    rootOf: (path) => files.rootOf(path),
    realOf: (path) => files.realOf(path),
    isInside: (folder) => files.isInside(folder),
  };
}
