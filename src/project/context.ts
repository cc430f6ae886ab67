import path from 'node:path/posix';
import type { BuildContext } from '../facts/index.ts';
import { contextIgnored, type Dockerignore, dockerignorePaths, type FolderIgnored, isIgnored, parseDockerignore } from '../syntax/dockerignore.ts';
import type { ProjectFiles } from './types.ts';
import { pathIn } from './walk.ts';

const MOST_FILES = 20_000;
const MOST_UNITS = 1 << 20;
/** Folders with thousands of files that no rule needs. */
const SKIPPED = /(?:^|\/)(?:node_modules|\.git\/objects)$/;

/** Look-ups shared by the contexts of several Dockerfiles, each done once. */
export interface SharedFolders {
  /** The names in a folder. */
  namesIn(folder: string): ReadonlySet<string>;
  /** Parses a .dockerignore with this text. */
  ignoreOf(text: string): Dockerignore;
  /** The files of a context, without those that a .dockerignore with this text excludes. */
  filesOf(folder: string, ignoreText: string): readonly string[];
}

/** Creates shared look-ups. Precondition: nothing writes into these folders meanwhile. */
export function sharedFolders(files: ProjectFiles): SharedFolders {
  const names = new Map<string, ReadonlySet<string>>();
  const ignores = new Map<string, Dockerignore>();
  const listings = new Map<Dockerignore, Map<string, readonly string[]>>();
  const ignoreOf = (text: string): Dockerignore => {
    const ignore = ignores.get(text) ?? parseDockerignore(text);
    ignores.set(text, ignore);
    return ignore;
  };
  return {
    ignoreOf,
    namesIn(folder) {
      const found = names.get(folder) ?? new Set((files.list(folder) ?? []).map(({ name }) => name));
      names.set(folder, found);
      return found;
    },
    filesOf(folder, ignoreText) {
      const ignore = ignoreOf(ignoreText);
      const byFolder = listings.get(ignore) ?? new Map<string, readonly string[]>();
      const listed = byFolder.get(folder) ?? listFiles(files, folder, ignore);
      listings.set(ignore, byFolder.set(folder, listed));
      return listed;
    },
  };
}

/** Options for a context that differs from the default. */
export interface ContextOptions {
  /** Absolute path of the context; omitted for the folder of the Dockerfile. */
  readonly folder?: string | undefined;
  /** Whether fixes may change its .dockerignore; omitted: they may not. */
  readonly canIgnore?: boolean;
  /** Look-ups shared with other contexts; omitted if nothing is shared. */
  readonly shared?: SharedFolders;
}

/** Returns the build context of a Dockerfile (absolute path). Nothing is read before a rule needs it. */
export function contextOf(files: ProjectFiles, dockerfile: string, options: ContextOptions = {}): BuildContext {
  const { folder = path.dirname(dockerfile), canIgnore = false, shared = sharedFolders(files) } = options;
  let ignoreText: string | undefined;
  /** Whether the first part of a path exists in the context. A cheap check: many sources of COPY are looked up, and few exist. */
  const mayExist = (clean: string): boolean => shared.namesIn(folder).has(clean.split('/', 1)[0] ?? '');
  const textOfIgnore = (): string => {
    ignoreText ??= dockerignorePaths(dockerfile, folder).reduce<string | undefined>((text, each) => text ?? files.read(each), undefined) ?? '';
    return ignoreText;
  };
  const ignored = (): Dockerignore => shared.ignoreOf(textOfIgnore());
  const inside = (relative: string): string | undefined => {
    const clean = path.normalize(relative.replace(/^\/+/, '')).replace(/\/$/, '');
    return clean === '..' || clean.startsWith('../') ? undefined : clean;
  };
  return {
    get canIgnore() {
      return canIgnore && files.isInside(folder);
    },
    read(relative) {
      const clean = inside(relative);
      if (clean === undefined || clean === '.' || isIgnored(ignored(), clean)) return undefined;
      const text = files.read(path.join(folder, clean));
      return text !== undefined && text.length <= MOST_UNITS ? text : undefined;
    },
    isTakenIn(relative) {
      const clean = inside(relative);
      return ignored().patterns.some(({ negated, text }) => negated && text === clean);
    },
    isLeftOut(relative) {
      const clean = inside(relative);
      return clean !== undefined && isIgnored(ignored(), clean);
    },
    files: () => shared.filesOf(folder, textOfIgnore()),
    isFolder(relative) {
      const clean = inside(relative);
      if (clean === undefined) return false;
      if (clean === '.' || clean === '') return true;
      return mayExist(clean) && files.list(path.join(folder, clean)) !== undefined && (!isIgnored(ignored(), clean) || hasExceptions(ignored()));
    },
  };
}

/** Lists files breadth first: if the limit is reached, the deepest files are missing. */
function listFiles(files: ProjectFiles, folder: string, ignore: Dockerignore): readonly string[] {
  const found: string[] = [];
  const root = path.normalize(folder);
  const isOpen = hasExceptions(ignore);
  const folders: { readonly relative: string; readonly ignored: FolderIgnored }[] = [{ relative: '', ignored: contextIgnored(ignore) }];
  for (let next = folders.shift(); next !== undefined && found.length < MOST_FILES; next = folders.shift()) {
    const { relative: above, ignored } = next;
    for (const { name, kind, link } of files.list(above === '' ? root : pathIn(root, above)) ?? []) {
      // a build copies a link as a link
      if (link) continue;
      const relative = above === '' ? name : `${above}/${name}`;
      if (kind === 'file' && !ignored.hasFile(relative)) found.push(relative);
      if (kind !== 'folder' || SKIPPED.test(relative) || folders.length >= MOST_FILES) continue;
      const inner = ignored.enter(relative);
      if (!inner.isIgnored || isOpen) folders.push({ relative, ignored: inner });
    }
  }
  return found.slice(0, MOST_FILES);
}

/** Whether a `!` line may include something below an ignored folder again. */
function hasExceptions(ignore: Dockerignore): boolean {
  return ignore.patterns.some((pattern) => pattern.negated);
}
