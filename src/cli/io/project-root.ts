import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path/posix';
import { BUILD_FILES, PROJECT_FILES, REPOSITORY_FILES } from '../../knowledge/docker/project-files.ts';
import type { Io } from './io.ts';
import { toSlashes } from './paths.ts';

/** The user's working directory and home. Absolute, with `/`. */
export interface Whereabouts {
  readonly cwd?: string | undefined;
  readonly home?: string | undefined;
}

/** The whereabouts of a command line. */
export function whereabouts({ cwd, env }: Io): Whereabouts & { readonly cwd: string } {
  return { cwd, home: toSlashes(env['HOME'] ?? homedir()) };
}

/** Returns the nearest folder, from this one upwards, that holds `.git`; undefined outside of a repository. */
export function gitRoot(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

/**
 * Returns the project folder of a Dockerfile in `folder`. In a git repository, that is its root. Otherwise it is, among `folder` and its parents, in this
 * order:
 *
 * - the nearest folder with a file that stands at the root of a repository;
 * - the outermost folder, inside the working directory, with a file that says how images are built; else the nearest such folder above the working directory;
 * - the nearest folder with any file of a project, unless it is below the working directory;
 * - the working directory;
 * - `folder` itself.
 *
 * The home folder and the folder for temporary files hold many projects, so they never count.
 */
export function projectRoot(folder: string, { cwd, home }: Whereabouts): string {
  const git = gitRoot(folder);
  if (git !== undefined) return git;
  const above = foldersAbove(folder, [home, temporaryFolder()]).map((at) => ({ at, names: namesIn(at) }));
  const having = (files: ReadonlySet<string>): readonly string[] => above.filter(({ names }) => names.some((name) => files.has(name))).map(({ at }) => at);
  const isWithin = (at: string): boolean => cwd !== undefined && (at === cwd || at.startsWith(`${cwd}/`));
  const builds = having(BUILD_FILES);
  const working = above.find(({ at }) => at === cwd)?.at;
  const [nearest] = having(PROJECT_FILES).filter((at) => working === undefined || !isWithin(at) || at === working);
  return having(REPOSITORY_FILES)[0] ?? builds.filter(isWithin).at(-1) ?? builds[0] ?? nearest ?? working ?? folder;
}

function foldersAbove(folder: string, stops: readonly (string | undefined)[]): readonly string[] {
  const found: string[] = [];
  for (let at = folder; at !== path.dirname(at) && !stops.includes(at); at = path.dirname(at)) found.push(at);
  return found;
}

function temporaryFolder(): string {
  try {
    return toSlashes(realpathSync(tmpdir()));
  } catch {
    return toSlashes(tmpdir());
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
