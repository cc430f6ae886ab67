import { createHash } from 'node:crypto';
import path from 'node:path/posix';
import ignore from 'ignore';
import { withoutCallers } from './caller-paths.ts';
import { diskFiles } from './disk.ts';
import { type GitChanges, gitChanges } from './git-changes.ts';
import { isInside } from './paths.ts';
import { gitRoot, type Whereabouts } from './project-root.ts';

/** The options that select files. */
interface Choice {
  /** As on the command line. */
  readonly paths: readonly string[];
  readonly changedSince: string | undefined;
  readonly exclude: readonly string[];
  readonly shard: { readonly index: number; readonly count: number } | undefined;
}

/** The files to lint, and what git says if it was asked. */
export interface Selection {
  readonly files: readonly string[];
  readonly changes: GitChanges | undefined;
}

/** Returns the files that the options select, of those found for the paths. Throws a UserError as `gitChanges` does. */
export function select(found: readonly string[], choice: Choice, start: Whereabouts & { readonly cwd: string }): Selection {
  const { cwd } = start;
  const changes = choice.changedSince === undefined ? undefined : gitChanges(choice.changedSince, cwd);
  const candidates = changes ? changedFiles(found, choice, changes, start) : found;
  const excluded = ignore().add([...choice.exclude]);
  const isExcluded = (file: string): boolean => file !== cwd && isInside(file, cwd) && excluded.ignores(path.relative(cwd, file));
  return { files: candidates.filter((file) => !isExcluded(file) && isInShard(file, choice.shard, cwd)), changes };
}

function changedFiles(found: readonly string[], { paths }: Choice, { files }: GitChanges, start: Whereabouts & { readonly cwd: string }): readonly string[] {
  const disk = diskFiles(start);
  // a changed caller may now differ from a Dockerfile that did not change; of named paths, only those count
  const { callers } = paths.length > 0 ? { callers: [] } : withoutCallers([...files].sort(), disk);
  const below = callers.filter((file) => file.startsWith(`${start.cwd}/`) && disk.read(file) !== undefined);
  return [...new Set([...found.filter((file) => files.has(file)), ...below])];
}

/**
 * Whether a file is in a part. That depends on its path alone, so that it stays there when others come and go; of a folder with many repositories, each is in
 * one part as a whole, because its Dockerfiles and callers belong together.
 */
function isInShard(file: string, shard: Choice['shard'], cwd: string): boolean {
  if (shard === undefined) return true;
  const repository = gitRoot(path.dirname(file));
  const key = repository !== undefined && repository !== cwd && isInside(repository, cwd) ? repository : file;
  const digest = createHash('sha256').update(path.relative(cwd, key)).digest();
  return digest.readUInt32BE(0) % shard.count === shard.index - 1;
}
