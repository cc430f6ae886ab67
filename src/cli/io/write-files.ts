import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
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
import { gitRoot } from './project-root.ts';
import { codeOf, describeSystemError } from './read-input.ts';

/** Replaces the text of a file; `before` is the text that was read, undefined for a new file. */
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
 * Replaces all files or none, as far as a file system allows that: first every new text is written to a temporary file beside the old one and
 * flushed, then all are renamed. Keeps mode and owner; for a symbolic link, replaces its target. Throws a UserError that names the file if one cannot
 * be written or has changed since it was read; then no file was changed, and no temporary file is left.
 */
export function replaceFiles(changes: readonly FileChange[], shown: (path: string) => string): void {
  const staged: Staged[] = [];
  try {
    for (const change of changes) staged.push(attempt(change, shown, () => stage(change)));
    for (const file of staged) attempt(file.change, shown, () => checkUnchanged(file));
    for (const file of staged) attempt(file.change, shown, () => renameSync(file.temporary, file.target));
  } finally {
    for (const { temporary } of staged) removeQuietly(temporary);
  }
}

/** Checks in advance why a file cannot be replaced; undefined if it can. */
export function whyNotWritable(file: string): string | undefined {
  try {
    const target = realpathSync(file);
    if (leavesRepository(file, target)) return 'is a link to a file outside of the repository (name that file)';
    // a rename needs write access to the folder only; we do not replace a file that the user may not write
    if (!isWritable(target)) return 'is read-only';
    if (!isWritable(path.dirname(target))) return 'is in a read-only folder';
    return undefined;
  } catch (error) {
    return describeSystemError(error);
  }
}

/** Whether a path of a repository leads out of it: what somebody else's repository links to is not changed with it. */
function leavesRepository(file: string, target: string): boolean {
  const root = gitRoot(path.dirname(path.resolve(file)));
  return root !== undefined && path.relative(realpathSync(root), target).startsWith('..');
}

/** Write access of the current user; the superuser has it always. */
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
  if (isNew && existsSync(change.path))
    throw new UserError(lstatSync(change.path).isSymbolicLink() ? 'is a link to a file outside of the repository' : 'appeared meanwhile');
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

/** Only the superuser can change the owner; for other users a failure is ignored. */
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
    // it was renamed, or never created
  }
}
