import path from 'node:path';
import { isUserError, UserError } from '../io/io.ts';
import { describeSystemError } from '../io/read-input.ts';
import { DISK, type FileSystem } from './file-system.ts';
import { backupOf, byRoot, closeJournal, type JournalFolders, openJournal, type Planned, startJournal, temporaryNames } from './journal.ts';

/** Replaces the text of a file; `before` is the text that was read, undefined for a new file. */
export interface FileChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

/** How files are replaced. */
export interface Replacing {
  /** The path of a file in messages. */
  readonly shown: (path: string) => string;
  /** Folders for journals, beside the `.git` of a repository. */
  readonly folders: JournalFolders;
  readonly disk?: FileSystem;
}

/** A file as it is replaced, with the path that it is told by. */
type Step = Planned & { readonly path: string };

/**
 * Replaces all files or none. What is about to happen is written to a journal first, then every new text to a temporary file beside the old one, and when
 * the disk has them all they are renamed in a row. Whatever ends the process on the way, `recoverFiles` finishes it or takes it back. Keeps mode and
 * owner; for a symbolic link, replaces its target. Throws a UserError that names the file if one cannot be written or has changed since it was
 * read; then no file was changed, and no temporary file is left.
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

/** Removes the journals and temporary files of the sets. A failure leaves what the next run removes. */
function close(journals: ReadonlyMap<readonly Step[], string | undefined>, disk: FileSystem): void {
  for (const [set, journal] of journals) {
    try {
      closeJournal(journal, set, disk);
    } catch {
      // the files are as they should be
    }
  }
}

function stage({ target, temporary, before, after }: Step, disk: FileSystem): void {
  disk.create(temporary, Buffer.from(after), before === undefined ? 'new' : { like: target });
}

/** One file is replaced by one rename: it can do without a journal, which only names what an end on the way would leave. */
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
    return { path: file, target, temporary: temporaryOf(target), before, after };
  }
  const reason = disk.whyNotWritable(file);
  if (reason !== undefined) throw new UserError(reason);
  const target = disk.real(file);
  const step = { path: file, target, temporary: temporaryOf(target), before, after };
  checkUnchanged(step, disk);
  return step;
}

/** Renames the temporary files in a row, each after a last look at what it replaces. Where one fails, those before are taken back. */
function renameAll(
  steps: readonly Step[],
  shown: (path: string) => string,
  disk: FileSystem,
): { readonly error: unknown; readonly isUndone: boolean } | undefined {
  const done: Step[] = [];
  try {
    for (const step of steps) {
      attempt(step, shown, () => {
        // after a long pause another run may have done it for us
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
      const message = `${isUserError(error) ? error.message.replace(/; nothing was changed$/, '') : describeSystemError(error)}`;
      const names = done.map(({ path: file }) => shown(file)).join(', ');
      return {
        error: new UserError(`${message}; ${names}: changed already (${describeSystemError(failure)}), and the next --fix goes on from there`),
        isUndone: false,
      };
    }
  }
}

/** Puts the text from before in the place of the new one; a text that somebody else wrote meanwhile stays. */
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

/** The text of a file; undefined where no regular file is. What is no text is no text that we wrote. */
export function textOf(file: string, disk: FileSystem): string | undefined {
  const bytes = disk.read(file);
  return bytes && Buffer.from(bytes).toString('utf8');
}

/** Removes files, whether they are there or not. */
export function discard(files: readonly string[], disk: FileSystem): void {
  for (const file of files) {
    try {
      disk.remove(file);
    } catch {
      // it was renamed, or never made
    }
  }
}

/** Returns when the disk has the names of the files, so that nothing that happens later is there without them. */
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
