import type { ProjectFiles } from '../project/types.ts';

/** The files of a project with unsaved buffers on top: `buffer` gives the text of an open file by its path, undefined for one that is not open. */
export function overlay(disk: ProjectFiles, buffer: (path: string) => string | undefined): ProjectFiles {
  return {
    read: (path) => buffer(path) ?? disk.read(path),
    list: (path) => disk.list(path),
    rootOf: (path) => disk.rootOf(path),
    realOf: (path) => disk.realOf(path),
  };
}
