import path from 'node:path/posix';
import { complain, type Io } from '../io/io.ts';
import { toSlashes } from '../io/paths.ts';
import { journalFolders } from '../replace/journal.ts';
import { isInterrupted, type Recovery, recoverFiles } from '../replace/recover.ts';

/**
 * Recovers from interrupted `--fix` runs: finishes or undoes each, and prints a line about it. Returns a problem for each run that stays incomplete because
 * somebody changed its files since. Throws a UserError if the disk fails.
 */
export function recoverFixes(files: readonly string[], io: Io, shown: (file: string) => string): readonly string[] {
  const folders = [...new Set([io.cwd, ...files.map((file) => path.dirname(file))])];
  const tell = (some: readonly string[]): string => some.map((file) => shown(toSlashes(file))).join(', ');
  return recoverFiles(folders, journalFolders(io)).flatMap(({ did, files: written, changed }: Recovery) => {
    if (did === 'left') return [`an earlier --fix was interrupted and cannot be completed, because ${tell(changed)} changed since`];
    if (did === 'finished') complain(io, `finished an earlier --fix that was interrupted: changed ${tell(written)}`);
    if (did === 'undone') complain(io, `undid an earlier --fix that was interrupted, because ${tell(changed)} changed since: restored ${tell(written)}`);
    return [];
  });
}

/**
 * Prints a line if an earlier `--fix` was interrupted in the repository of the working directory. Nothing is recovered here, because a lint changes nothing.
 */
export function mentionInterruptedFix(io: Io): void {
  if (isInterrupted([io.cwd], journalFolders(io))) complain(io, 'an earlier --fix was interrupted here; dockerlint --fix finishes it');
}
