import type { ProjectFiles } from '../project/types.ts';

/**
 * The files of a project, with the unsaved text of open ones. `buffer`: the text of a file by its path; undefined if it is not open. A file or folder that the
 * disk fails on is one that is not there: the findings of a Dockerfile do not wait for what stands around it.
 */
export function overlay(disk: ProjectFiles, buffer: (path: string) => string | undefined): ProjectFiles {
  return {
    read: (path) => buffer(path) ?? attempt(() => disk.read(path)),
    list: (path) => attempt(() => disk.list(path)),
    rootOf: (path) => disk.rootOf(path),
    realOf: (path) => disk.realOf(path),
  };
}

function attempt<T>(ask: () => T | undefined): T | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
