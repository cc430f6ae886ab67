import path from 'node:path';
import { isUserError, UserError } from '../io/io.ts';
import { describeSystemError, reasonOf } from '../io/read-input.ts';
import { DISK, type FileSystem } from './file-system.ts';
import { backupOf, byRoot, closeJournal, type JournalFolders, openJournal, type Planned, startJournal, temporaryNames } from './journal.ts';

/** A file to replace. `before`: the text that was read; undefined for a new file. */
export interface FileChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** Options for replacing files. */
export interface Replacing {
  /** Shortens a path for messages. */
  readonly shown: (path: string) => string;
  /** Fallback folders for journals outside of `.git`. */
  readonly folders: JournalFolders;
  readonly disk?: FileSystem;
}

/** A file to replace, with the path used in messages. */
type Step = Planned & { readonly path: string };

/**
 * Replaces all files or none. First writes the plan to a journal, then each new text to a temporary file beside the old file. When all of them are on disk,
 * renames them one after the other. If the process ends at any point, `recoverFiles` finishes or undoes the run. Keeps mode and owner; for a symbolic link,
 * replaces its target. Throws a UserError that names the file if a file cannot be written or has changed since it was read; then no file is changed, and no
 * temporary file remains.
 */
export function replaceFiles(changes: readonly FileChange[], { shown, folders, disk = DISK }: Replacing): void {
  const temporaryOf = temporaryNames();
  const steps = changes.map((change) => attempt(change, shown, () => planned(change, temporaryOf, disk)));
  const sets = byRoot(steps, disk);
  const journals = new Map<readonly Step[], string | undefined>();
  try {
    for (const [root, set] of sets) journals.set(set, journalOf(root, set, folders, disk));
    for (const step of steps) attempt(step, shown, () => stage(step, disk));
    flushFolders(steps, disk);
    for (const [set, draft] of journals)
      if (draft !== undefined)
        journals.set(
          set,
          journaled(() => startJournal(draft, disk)),
        );
  } catch (error) {
    close(journals, disk);
    throw error;
  }
  const failure = renameAll(steps, shown, disk);
  if (failure?.isUndone !== false) {
    flushFolders(steps, disk);
    close(journals, disk);
  }
  if (failure !== undefined) throw failure.error;
}

/** Removes the journals and temporary files of the sets. Failures are ignored: the next run removes the rest. */
function close(journals: ReadonlyMap<readonly Step[], string | undefined>, disk: FileSystem): void {
  for (const [set, journal] of journals) {
    try {
      closeJournal(journal, set, disk);
    } catch {
      // the files themselves are complete
    }
  }
}

function stage({ target, temporary, before, after }: Step, disk: FileSystem): void {
  disk.create(temporary, Buffer.from(after), before === undefined ? 'new' : { like: target });
}

/** Opens the journal of a set. A single file needs none, because one rename replaces it: for such a set, a failure returns undefined. */
function journalOf(root: string, set: readonly Step[], folders: JournalFolders, disk: FileSystem): string | undefined {
  try {
    return journaled(() => openJournal(root, set, folders, disk));
  } catch (error) {
    if (set.length === 1) return undefined;
    throw error;
  }
}

function journaled(action: () => string): string {
  try {
    return action();
  } catch (error) {
    const reason = isUserError(error) ? error.message : `the journal cannot be written: ${describeSystemError(error)}`;
    throw new UserError(`${reason}; nothing was changed`);
  }
}

function planned(change: FileChange, temporaryOf: (target: string) => string, disk: FileSystem): Step {
  const { path: file, before, after } = change;
  if (before === undefined) {
    const kind = disk.kindOf(file);
    if (kind !== undefined) throw new UserError(kind === 'other' ? 'is a link to a file outside of the repository' : 'appeared meanwhile');
    const target = path.join(disk.real(path.dirname(file)), path.basename(file));
    const reason = disk.whyNotCreatable(file);
    if (reason !== undefined) throw new UserError(reason);
    return { path: file, target, temporary: temporaryOf(target), before, after };
  }
  const reason = disk.whyNotWritable(file);
  if (reason !== undefined) throw new UserError(reason);
  const target = disk.real(file);
  const step = { path: file, target, temporary: temporaryOf(target), before, after };
  checkUnchanged(step, disk);
  return step;
}

/** Renames the temporary files one after the other, each after checking that its target is unchanged. If one fails, restores those before it. */
function renameAll(
  steps: readonly Step[],
  shown: (path: string) => string,
  disk: FileSystem,
): { readonly error: unknown; readonly isUndone: boolean } | undefined {
  const done: Step[] = [];
  try {
    for (const step of steps) {
      attempt(step, shown, () => {
        // another run may have finished this one during a long pause
        if (textOf(step.target, disk) === step.after) return;
        checkUnchanged(step, disk);
        disk.rename(step.temporary, step.target);
      });
      done.push(step);
    }
    return undefined;
  } catch (error) {
    try {
      for (const step of done) restore(step, disk);
      return { error, isUndone: true };
    } catch (failure) {
      const message = reasonOf(error).replace(/; nothing was changed$/, '');
      const names = done.map(({ path: file }) => shown(file)).join(', ');
      return {
        error: new UserError(`${message}; ${names}: changed already (${describeSystemError(failure)}), and the next --fix goes on from there`),
        isUndone: false,
      };
    }
  }
}

/** Writes the old text in place of the new one. A text that somebody else wrote since is kept. */
export function restore({ target, temporary, before, after }: Planned, disk: FileSystem): void {
  if (textOf(target, disk) !== after) return;
  if (before === undefined) {
    disk.remove(target);
    return;
  }
  const copy = backupOf(temporary);
  discard([copy], disk);
  disk.create(copy, Buffer.from(before), { like: target });
  disk.rename(copy, target);
}

/**
 * Returns the text of a file; undefined if it is no regular file. Invalid UTF-8 is decoded with replacement characters, so it never equals a text that we
 * wrote.
 */
export function textOf(file: string, disk: FileSystem): string | undefined {
  const bytes = disk.read(file);
  return bytes && Buffer.from(bytes).toString('utf8');
}

/** Removes the files that exist. */
export function discard(files: readonly string[], disk: FileSystem): void {
  for (const file of files) {
    try {
      disk.remove(file);
    } catch {
      // the file was renamed, or never created
    }
  }
}

/** Returns when the folders of the files are on disk, so that no later write can reach the disk first. */
export function flushFolders(files: readonly Planned[], disk: FileSystem): void {
  for (const folder of new Set(files.map(({ target }) => path.dirname(target)))) disk.flush(folder);
}

function checkUnchanged({ target, before }: Planned, disk: FileSystem): void {
  const bytes = disk.read(target);
  const isSame = before === undefined ? disk.kindOf(target) === undefined : bytes !== undefined && Buffer.from(before).equals(bytes);
  if (!isSame) throw new UserError('changed while dockerlint was at work');
}

function attempt<Result>({ path: file }: { readonly path: string }, shown: (path: string) => string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const reason = isUserError(error) ? error.message : `cannot be written: ${describeSystemError(error)}`;
    throw new UserError(`${shown(file)}: ${reason}; nothing was changed`);
  }
}
