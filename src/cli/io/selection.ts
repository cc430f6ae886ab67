import { withoutCallers } from './caller-paths.ts';
import { diskFiles } from './disk.ts';
import { type GitChanges, gitChanges } from './git-changes.ts';
import type { Whereabouts } from './project-root.ts';

/** The options that select files. */
interface Choice {
  /** As on the command line. */
  readonly paths: readonly string[];
  readonly changedSince: string | undefined;
}

/** The files to lint, and what git says if it was asked. */
export interface Selection {
  readonly files: readonly string[];
  readonly changes: GitChanges | undefined;
}

/** Returns the files that the options select, of those found for the paths. Throws a UserError as `gitChanges` does. */
export function select(found: readonly string[], options: Choice, start: Whereabouts & { readonly cwd: string }): Selection {
  if (options.changedSince === undefined) return { files: found, changes: undefined };
  const changes = gitChanges(options.changedSince, start.cwd);
  const changed = [...changes.files].sort();
  // a changed caller may now differ from a Dockerfile that did not change; of named paths, only those count
  const { callers } = options.paths.length > 0 ? { callers: [] } : withoutCallers(changed, diskFiles(start));
  const below = callers.filter((file) => file.startsWith(`${start.cwd}/`) && diskFiles(start).read(file) !== undefined);
  return { files: [...new Set([...found.filter((file) => changes.files.has(file)), ...below])], changes };
}
