import { hostname } from 'node:os';
import { UserError } from '../io/io.ts';
import { codeOf, describeSystemError } from '../io/read-input.ts';
import { DISK, type FileSystem } from './file-system.ts';
import { closeJournal, findJournals, type Journal, type JournalFolders, type Planned } from './journal.ts';
import { discard, flushFolders, restore, textOf } from './replace-files.ts';

/** The result of recovering one interrupted run. */
export interface Recovery {
  /** `clean`: the run had replaced no file, or all of them. */
  readonly did: 'finished' | 'undone' | 'left' | 'clean';
  /** The files that were replaced or restored by the recovery. */
  readonly files: readonly string[];
  /** The files that somebody else changed since; they are not touched. */
  readonly changed: readonly string[];
}

/** The state of a file: not yet replaced, replaced, or changed by somebody else before or after its replacement. */
type State = 'old' | 'new' | 'changed before' | 'changed after';

/** How long to wait for other runs to finish, in milliseconds. */
const PATIENCE_MS = 3_000;
const PAUSE_MS = 20;
/** The maximum time that a run needs to rename its files, in milliseconds. */
const MOST_AGE_MS = 60_000;

/**
 * Recovers interrupted runs below these folders: finishes each, or undoes it if somebody changed a file that was not replaced yet. Files that somebody changed
 * since are never written. Throws a UserError if the disk fails, or if another run is still at work.
 */
export function recoverFiles(wanted: readonly string[], folders: JournalFolders, disk: FileSystem = DISK): readonly Recovery[] {
  waitForOthers(wanted, folders, disk);
  try {
    return findJournals(wanted, folders, disk).map((journal) => recover(journal, disk));
  } catch (error) {
    throw new UserError(`an earlier --fix was interrupted, and cannot be finished: ${describeSystemError(error)}`);
  }
}

/** Whether a run was interrupted below these folders. Changes nothing. */
export function isInterrupted(wanted: readonly string[], folders: JournalFolders, disk: FileSystem = DISK): boolean {
  return findJournals(wanted, folders, disk).some((journal) => !isAtWork(journal));
}

function waitForOthers(wanted: readonly string[], folders: JournalFolders, disk: FileSystem): void {
  for (let waited = 0; ; waited += PAUSE_MS) {
    const busy = findJournals(wanted, folders, disk).find(isAtWork);
    if (busy === undefined) return;
    if (waited >= PATIENCE_MS) throw new UserError(`another run of dockerlint --fix is at work here (process ${busy.process}, ${busy.file})`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
}

/**
 * Whether the process that wrote a journal still runs on this machine. If the journal is older than MOST_AGE_MS, its process number belongs to another process.
 */
function isAtWork({ process: number, host, time }: Journal): boolean {
  if (host !== hostname() || number === process.pid || Math.abs(Date.now() - time) > MOST_AGE_MS) return false;
  try {
    return process.kill(number, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function recover({ file, files, isDraft }: Journal, disk: FileSystem): Recovery {
  const states = new Map(files.map((each) => [each, stateOf(each, disk)]));
  const having = (...some: readonly State[]): readonly Planned[] => files.filter((each) => some.includes(states.get(each) ?? 'old'));
  const [old, done, before, after] = [having('old'), having('new'), having('changed before'), having('changed after')];
  const changed = [...before, ...after].map(({ target }) => target);
  const told = (did: Recovery['did'], some: readonly Planned[]): Recovery => ({ did, files: some.map(({ target }) => target), changed });
  let recovery = told('clean', []);
  if (!isDraft && done.length + after.length > 0 && old.length + before.length > 0) {
    if (before.length === 0) {
      for (const each of old) finish(each, disk);
      recovery = told('finished', old);
    } else if (after.length === 0) {
      for (const each of done) restore(each, disk);
      recovery = told('undone', done);
    } else recovery = told('left', []);
  }
  flushFolders(files, disk);
  closeJournal(file, files, disk);
  return recovery;
}

/** Returns the state of a file. A file with neither the old nor the new text was changed after its replacement if its temporary file is gone, else before. */
function stateOf({ target, temporary, before, after }: Planned, disk: FileSystem): State {
  const text = textOf(target, disk);
  if (text === after) return 'new';
  if (text === before && (text !== undefined || disk.kindOf(target) === undefined)) return 'old';
  return disk.kindOf(temporary) === undefined ? 'changed after' : 'changed before';
}

/** Renames the temporary file to its target, after creating it again if somebody removed it. */
function finish({ target, temporary, before, after }: Planned, disk: FileSystem): void {
  if (textOf(temporary, disk) !== after) {
    discard([temporary], disk);
    disk.create(temporary, Buffer.from(after), before === undefined ? 'new' : { like: target });
  }
  disk.rename(temporary, target);
}
