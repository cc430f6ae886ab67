import type { Companion } from '../companions/types.ts';
import { isLikeDockerfileName } from '../knowledge/docker/dockerfile-names.ts';
import { BUILD_FILES, PROJECT_FILES, REPOSITORY_FILES } from '../knowledge/docker/project-files.ts';
import type { FolderEntry, ProjectFiles } from './types.ts';
import { isEntered, leadsBack, MOST_ENTRIES, pathIn } from './walk.ts';

/** A file that may describe builds, with its companion. */
export interface CompanionFile {
  /** The path by which the file was found; relative paths in the file start there. */
  readonly path: string;
  /** The path without links: several links may lead to one file. */
  readonly real: string;
  readonly companion: Companion;
}

/** The companion files of a project, and the places that were not searched. */
export interface Search {
  /** Sorted by path, so that every run has the same order. */
  readonly found: readonly CompanionFile[];
  /** Absolute paths of files with the name of a Dockerfile. */
  readonly dockerfiles: readonly string[];
  readonly unseen: readonly { readonly path: string; readonly message: string }[];
}

/** Returns the files below `root` that a companion handles, and the places that were not searched. */
export function findCompanions(files: ProjectFiles, root: string, companions: readonly Companion[]): Search {
  const found: CompanionFile[] = [];
  const dockerfiles: string[] = [];
  const unseen: { path: string; message: string }[] = [];
  const folders = [{ relative: '', depth: 0, linked: false }];
  const followed = new Set<string>();
  let entries = 0;
  for (let next = folders.shift(); next !== undefined && entries < MOST_ENTRIES; next = folders.shift()) {
    for (const { name, kind, link } of files.list(next.relative === '' ? root : pathIn(root, next.relative)) ?? []) {
      entries++;
      const relative = next.relative === '' ? name : `${next.relative}/${name}`;
      const file = pathIn(root, relative);
      const linked = next.linked || link === true;
      if (kind === 'outside') {
        if (REPOSITORY_FILES.has(name) || companions.some((one) => one.matches(relative)))
          unseen.push({ path: file, message: 'leads out of the project and was not checked: if it builds the Dockerfile, it must change too' });
        continue;
      }
      if (kind === 'folder') {
        if (isEntered(name, next.depth) && !(link && leadsBack(file, files.realOf(file), followed))) folders.push({ relative, depth: next.depth + 1, linked });
        continue;
      }
      if (isLikeDockerfileName(name)) dockerfiles.push(file);
      // the first matching companion handles the file
      const companion = companions.find((one) => one.matches(relative));
      if (companion) found.push({ path: file, real: linked ? files.realOf(file) : file, companion });
    }
  }
  if (entries >= MOST_ENTRIES) unseen.push({ path: root, message: `holds more than ${MOST_ENTRIES} files: not all were checked for builds of the Dockerfile` });
  // without a project, any program on the disk could match
  if (found.every(({ companion }) => companion.concerns) && !isProject(files.list(root) ?? [])) unseen.push({ path: root, message: NO_PROJECT });
  return { found: found.sort((a, b) => (a.path < b.path ? -1 : 1)), dockerfiles: dockerfiles.sort(), unseen };
}

/** Finds the companion files of the project at a root. */
export type SearchOf = (root: string) => Search;

/** Searches each project once, whatever the texts of its files are by then. Precondition: no file comes or goes meanwhile. */
export function companionSearches(files: ProjectFiles, companions: readonly Companion[]): SearchOf {
  const searches = new Map<string, Search>();
  return (root) => {
    const known = searches.get(root) ?? findCompanions(files, root, companions);
    searches.set(root, known);
    return known;
  };
}

const NO_PROJECT = 'no git repository or project file was found here or above, so files elsewhere that build the Dockerfile were not checked';

/** Whether a folder looks like the root of a project. */
function isProject(entries: readonly FolderEntry[]): boolean {
  return entries.some(({ name }) => name === '.git' || [REPOSITORY_FILES, BUILD_FILES, PROJECT_FILES].some((names) => names.has(name)));
}

/** Decides which files are read again for each Dockerfile, for kinds with possibly thousands of files. */
export interface ConcernedFiles {
  has(file: string, companion: Companion): boolean;
  /** The places that were not read because there are too many files. */
  unseen(root: string): Search['unseen'];
}

const MOST_TEXTS = 4000;
const MOST_UNITS = 256 * 1024;
const MANY_TEXTS = `holds more than ${MOST_TEXTS} programs and other texts: not all were searched for build arguments`;

/** Creates a `ConcernedFiles` that reads each file of such a kind once, up to a limit. */
export function concernedFiles(files: ProjectFiles): ConcernedFiles {
  const known = new Map<string, boolean>();
  let isCut = false;
  return {
    unseen: (root) => (isCut ? [{ path: root, message: MANY_TEXTS }] : []),
    has(file, companion) {
      if (!companion.concerns) return true;
      const answer = known.get(file);
      if (answer !== undefined) return answer;
      if (known.size >= MOST_TEXTS) {
        isCut = true;
        return false;
      }
      const text = files.read(file);
      const is = text !== undefined && text.length <= MOST_UNITS && companion.concerns(text);
      known.set(file, is);
      return is;
    },
  };
}
