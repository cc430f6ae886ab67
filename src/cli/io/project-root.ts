import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path/posix';
import { BUILD_FILES, PROJECT_FILES, REPOSITORY_FILES } from '../../knowledge/docker/project-files.ts';
import type { Io } from './io.ts';
import { toSlashes } from './paths.ts';

/** Where the user is. Absolute, with `/`. */
export interface Whereabouts {
  readonly cwd?: string | undefined;
  readonly home?: string | undefined;
}

/** The whereabouts of a command line. */
export function whereabouts({ cwd, env }: Io): Whereabouts & { readonly cwd: string } {
  return { cwd, home: toSlashes(env['HOME'] ?? homedir()) };
}

/** The nearest folder, from this one up, that holds `.git`; undefined outside of a repository. */
export function gitRoot(folder: string): string | undefined {
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return at;
    if (at === path.dirname(at)) return undefined;
  }
}

/**
 * The folder that counts as the project of a Dockerfile in `folder`: the git root. Outside of git, of the folders from there upwards:
 * the nearest with what stands at the top of a repository; else one with a file that says how images are built, the outermost in the working directory
 * before the nearest above it; else the working directory; else the nearest with any file of a project. A home folder and the folder for temporary files
 * hold many projects and are none.
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
