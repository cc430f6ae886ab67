import type { ProjectFiles } from '../project/types.ts';

/**
 * Project files with the unsaved text of open ones on top. `buffer`: returns the text of an open file by its path, undefined for others. If the disk fails on a
 * file or folder, it counts as absent: the findings of a Dockerfile do not depend on the files around it.
 */
export function overlay(disk: ProjectFiles, buffer: (path: string) => string | undefined): ProjectFiles {
  return {
    read: (path) => buffer(path) ?? attempt(() => disk.read(path)),
    list: (path) => attempt(() => disk.list(path)),
    rootOf: (path) => disk.rootOf(path),
    realOf: (path) => disk.realOf(path),
    isInside: (folder) => attempt(() => disk.isInside(folder)) ?? false,
  };
}

function attempt<T>(ask: () => T | undefined): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
