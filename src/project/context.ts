import path from 'node:path/posix';
import type { BuildContext } from '../facts/index.ts';
import { type Dockerignore, dockerignorePaths, isIgnored, parseDockerignore } from '../syntax/dockerignore.ts';
import type { ProjectFiles } from './types.ts';

const MOST_FILES = 20_000;
const MOST_UNITS = 1 << 20;
/** Folders of thousands of files that no rule asks for. */
const SKIPPED = /(?:^|\/)(?:node_modules|\.git\/objects)$/;

/**
 * The build context of a Dockerfile (absolute path): `folder`, or where the Dockerfile stands. Nothing is read before a rule asks.
 * `canIgnore`: whether fixes may change its .dockerignore.
 */
export function contextOf(files: ProjectFiles, dockerfile: string, folder: string = path.dirname(dockerfile), canIgnore = false): BuildContext {
  let ignore: Dockerignore | undefined;
  let listed: readonly string[] | undefined;
  let top: ReadonlySet<string> | undefined;
  /** Whether the folder of the context holds the first part of a path: most sources of COPY are asked for, and few are there. */
  const mayExist = (clean: string): boolean => {
    top ??= new Set((files.list(folder) ?? []).map(({ name }) => name));
    return top.has(clean.split('/', 1)[0] ?? '');
  };
  const ignored = (): Dockerignore => {
    ignore ??= parseDockerignore(dockerignorePaths(dockerfile, folder).reduce<string | undefined>((text, each) => text ?? files.read(each), undefined) ?? '');
    return ignore;
  };
  const inside = (relative: string): string | undefined => {
    const clean = path.normalize(relative.replace(/^\/+/, '')).replace(/\/$/, '');
    return clean === '..' || clean.startsWith('../') ? undefined : clean;
  };
  return {
    canIgnore,
    read(relative) {
      const clean = inside(relative);
      if (clean === undefined || clean === '.' || isIgnored(ignored(), clean)) return undefined;
      const text = files.read(path.join(folder, clean));
      return text !== undefined && text.length <= MOST_UNITS ? text : undefined;
    },
    files() {
      listed ??= listFiles(files, folder, ignored());
      return listed;
    },
    isFolder(relative) {
      const clean = inside(relative);
      if (clean === undefined) return false;
      if (clean === '.' || clean === '') return true;
      return mayExist(clean) && files.list(path.join(folder, clean)) !== undefined && (!isIgnored(ignored(), clean) || hasExceptions(ignored()));
    },
  };
}

/** Breadth first: if the limit is reached, the deepest files are left out. */
function listFiles(files: ProjectFiles, folder: string, ignore: Dockerignore): readonly string[] {
  const found: string[] = [];
  const folders = [''];
  for (let next = folders.shift(); next !== undefined && found.length < MOST_FILES; next = folders.shift()) {
    for (const { name, kind, link } of files.list(path.join(folder, next)) ?? []) {
      // a build gets a link as a link
      if (link) continue;
      const relative = next === '' ? name : `${next}/${name}`;
      const left = isIgnored(ignore, relative);
      if (kind === 'file' && !left) found.push(relative);
      else if (kind === 'folder' && (!left || hasExceptions(ignore)) && !SKIPPED.test(relative) && folders.length < MOST_FILES) folders.push(relative);
    }
  }
  return found.slice(0, MOST_FILES);
}

/** Whether something below an ignored folder may be let in again. */
function hasExceptions(ignore: Dockerignore): boolean {
  return ignore.patterns.some((pattern) => pattern.negated);
}
