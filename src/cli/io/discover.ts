import { existsSync, readdir, statSync } from 'node:fs';
import path from 'node:path/posix';
import type { Ignore } from 'ignore';
import { DOCKERFILE_NAMES } from '../../knowledge/docker/dockerfile-names.ts';
import { diskFiles } from './disk.ts';
import { isUserError, UserError } from './io.ts';
import { shownPath, toSlashes } from './paths.ts';
import { gitRoot, type Whereabouts } from './project-root.ts';
import { codeOf, describeSystemError, readRegularFile } from './read-input.ts';

const LEFT_OUT = ['**/.git', '**/node_modules', '**/*.dockerignore'];

/** The absolute paths of the files to lint, and a problem for each path without a match and for each folder that cannot be read. */
export interface Discovery {
  readonly files: readonly string[];
  readonly problems: readonly string[];
}

/** The working directory of a search, and the user's whereabouts. */
type Start = Whereabouts & { readonly cwd: string };

/**
 * Finds the Dockerfiles for the paths on the command line. The path of a file counts whatever its name is. In a folder, a file counts if it has the name of a
 * Dockerfile, or if a caller names it as one.
 */
export async function discover(words: readonly string[], start: Start): Promise<Discovery> {
  const files = new Set<string>();
  const problems: string[] = [];
  for (const word of words.length === 0 ? ['.'] : words) {
    try {
      const found = await filesOf(word, start);
      for (const file of found.files) files.add(file);
      problems.push(...found.problems);
    } catch (error) {
      if (!isUserError(error)) throw error;
      problems.push(error.message);
    }
  }
  return { files: [...files], problems };
}

async function filesOf(word: string, start: Start): Promise<Discovery> {
  const { cwd } = start;
  const absolute = path.resolve(cwd, word.replaceAll('\\', process.platform === 'win32' ? '/' : '\\'));
  if (existsSync(absolute)) return statSync(absolute).isDirectory() ? await below(absolute, word, start) : { files: [absolute], problems: [] };
  if (!/[*?[\]{}!()]/.test(word)) throw new UserError(`${word}: no such file or directory`);
  const found = await globbed([word], cwd, cwd);
  if (found.files.length === 0 && found.problems.length === 0) throw new UserError(`${word}: matches no file`);
  return found;
}

async function below(folder: string, word: string, start: Start): Promise<Discovery> {
  const patterns = DOCKERFILE_NAMES.map((name) => `**/${name}`);
  const found = await globbed(patterns, folder, start.cwd);
  const { namedDockerfiles } = await import('../../project/named-dockerfiles.ts');
  const named = await notIgnored(namedDockerfiles(diskFiles(start), folder), folder);
  const files = [...new Set([...found.files, ...named])].sort();
  if (files.length === 0 && found.problems.length === 0) throw new UserError(`no Dockerfile below ${word === '.' ? 'the working directory' : word}`);
  return { files, problems: found.problems };
}

/** The matching files below `folder`, sorted, without those that git ignores. A folder that cannot be read is a problem: it may contain Dockerfiles. */
async function globbed(patterns: readonly string[], folder: string, cwd: string): Promise<Discovery> {
  const { glob } = await import('tinyglobby');
  const unreadable = new Map<string, string>();
  const found = await glob([...patterns], {
    cwd: folder,
    ignore: LEFT_OUT,
    dot: true,
    onlyFiles: true,
    followSymbolicLinks: false,
    absolute: true,
    expandDirectories: false,
    fs: { readdir: readdirNoting((inner, error) => unreadable.set(toSlashes(path.resolve(folder, inner)), describeSystemError(error))) },
  });
  const isIgnored = await gitIgnore(folder);
  const shown = shownPath(cwd);
  return {
    files: [...(await notIgnored(found, folder))].sort(),
    // in an ignored folder, every file is ignored
    problems: [...unreadable]
      .filter(([inner]) => !isIgnored(`${inner}/Dockerfile`))
      .map(([inner, reason]) => `${shown(inner)}: ${reason}`)
      .sort(),
  };
}

/** Returns the files that git does not ignore; it never ignores a tracked file. Source: https://git-scm.com/docs/gitignore#_description */
async function notIgnored(files: readonly string[], folder: string): Promise<readonly string[]> {
  const isIgnored = await gitIgnore(folder);
  const root = gitRoot(folder);
  const ignored = new Set(files.filter(isIgnored));
  if (ignored.size === 0 || root === undefined) return files;
  const { trackedFiles } = await import('./git-index.ts');
  const tracked = trackedFiles(root);
  return files.filter((file) => !ignored.has(file) || tracked?.has(path.relative(root, file)));
}

/** Reports a folder that cannot be read, which the library skips silently. A folder that was deleted meanwhile is not reported. */
function readdirNoting(note: (folder: string, error: unknown) => void): typeof readdir {
  return new Proxy(readdir, {
    apply(target, self, [folder, options, done]: readonly unknown[]) {
      const told = (error: unknown, entries: unknown): void => {
        if (error && codeOf(error) !== 'ENOENT') note(String(folder), error);
        if (typeof done === 'function') Reflect.apply(done, undefined, [error, entries]);
      };
      return Reflect.apply(target, self, [folder, options, told]);
    },
  });
}

/** Whether git ignores a file, by the .gitignore of each folder above it. Source: https://git-scm.com/docs/gitignore */
async function gitIgnore(cwd: string): Promise<(file: string) => boolean> {
  const root = gitRoot(cwd);
  if (root === undefined) return () => false;
  const { default: ignore } = await import('ignore');
  const rules = new Map<string, Ignore | undefined>();
  const rulesOf = (folder: string): Ignore | undefined => {
    if (!rules.has(folder)) {
      const texts = [path.join(folder, '.gitignore'), ...(folder === root ? [path.join(root, '.git/info/exclude')] : [])].flatMap(readLines);
      rules.set(folder, texts.length === 0 ? undefined : texts.reduce((all, text) => all.add(text), ignore()));
    }
    return rules.get(folder);
  };
  return (file) => {
    const parts = path.relative(root, file).split('/');
    if (parts[0] === '..') return false;
    let ignored = false;
    // from the root down: a file below an ignored folder cannot be included again; a .gitignore overrides those in parent folders
    for (let depth = 1; depth <= parts.length; depth++) {
      const isFolder = depth < parts.length;
      for (let level = 0; level < depth; level++) {
        const relative = parts.slice(level, depth).join('/') + (isFolder ? '/' : '');
        const test = rulesOf(path.join(root, ...parts.slice(0, level)))?.test(relative);
        if (test?.ignored) ignored = true;
        else if (test?.unignored) ignored = false;
      }
      if (ignored && isFolder) return true;
    }
    return ignored;
  };
}

function readLines(file: string): string[] {
  try {
    return [readRegularFile(file).toString('utf8')];
  } catch {
    return [];
  }
}
