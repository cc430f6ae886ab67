import type { ProjectFiles } from '../project/types.ts';

/** The files of a project, with the unsaved text of open ones. `buffer`: the text of a file by its path; undefined if it is not open. */
export function overlay(disk: ProjectFiles, buffer: (path: string) => string | undefined): ProjectFiles {
  return {
    read: (path) => buffer(path) ?? disk.read(path),
    list: (path) => disk.list(path),
    rootOf: (path) => disk.rootOf(path),
    realOf: (path) => disk.realOf(path),
  };
}
