import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import path from 'node:path';
import { isUserError, UserError } from './io.ts';
import { codeOf, describeSystemError } from './read-input.ts';

/** A file that becomes `after`; `before` is the text that was read, undefined for a file that is new. */
export interface FileChange {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string;
}

interface Staged {
  readonly change: FileChange;
  readonly temporary: string;
  readonly target: string;
}

/**
 * Replaces the files, all or none as far as a file system lets one: every new text is written beside its file and flushed first, and
 * only then are they renamed. Mode and owner are kept; of a link the target is replaced. Throws a UserError that names the file
 * that cannot be written, or that changed since it was read; then nothing was changed, and nothing is left over.
 */
export function replaceFiles(changes: readonly FileChange[], shown: (path: string) => string): void {
  const staged: Staged[] = [];
  try {
    for (const change of changes) staged.push(attempt(change, shown, () => stage(change)));
    for (const one of staged) attempt(one.change, shown, () => checkUnchanged(one));
    for (const one of staged) attempt(one.change, shown, () => renameSync(one.temporary, one.target));
  } finally {
    for (const { temporary } of staged) removeQuietly(temporary);
  }
}

/** Why a file may not be replaced, before anything is tried; undefined where it may. */
export function whyNotWritable(file: string): string | undefined {
  try {
    const target = realpathSync(file);
    // renaming needs the folder alone, but a file that this user may not write is not theirs to replace
    if (!isWritable(target)) return 'is read-only';
    if (!isWritable(path.dirname(target))) return 'is in a read-only folder';
    return undefined;
  } catch (error) {
    return describeSystemError(error);
  }
}

/** As the system decides it for the user who runs this: the superuser may write everything. */
function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function attempt<Result>({ path: file }: FileChange, shown: (path: string) => string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    const reason = isUserError(error) ? error.message : `cannot be written: ${describeSystemError(error)}`;
    throw new UserError(`${shown(file)}: ${reason}; nothing was changed`);
  }
}

function stage(change: FileChange): Staged {
  const isNew = change.before === undefined;
  if (isNew && existsSync(change.path)) throw new UserError('appeared meanwhile');
  const reason = isNew ? undefined : whyNotWritable(change.path);
  if (reason !== undefined) throw new UserError(reason);
  const target = isNew ? change.path : realpathSync(change.path);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.dockerlint`);
  const handle = openSync(temporary, 'wx', 0o600);
  try {
    const bytes = Buffer.from(change.after, 'utf8');
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    const stat = isNew ? undefined : statSync(target);
    keepOwner(handle, stat);
    fchmodSync(handle, stat ? stat.mode & 0o7777 : 0o666 & ~process.umask());
    fsyncSync(handle);
  } catch (error) {
    removeQuietly(temporary);
    throw error;
  } finally {
    closeSync(handle);
  }
  return { change, temporary, target };
}

/** Only the superuser can give a file away; for everybody else it is theirs already, or stays as near as it can be. */
function keepOwner(handle: number, stat: { readonly uid: number; readonly gid: number } | undefined): void {
  if (!stat) return;
  try {
    fchownSync(handle, stat.uid, stat.gid);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error;
  }
}

function checkUnchanged({ change, target }: Staged): void {
  const isSame = change.before === undefined ? !existsSync(target) : readFileSync(target).equals(Buffer.from(change.before, 'utf8'));
  if (!isSame) throw new UserError('changed while dockerlint was at work');
}

function removeQuietly(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // it was renamed, or never there
  }
}
