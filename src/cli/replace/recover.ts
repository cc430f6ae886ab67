import { hostname } from 'node:os';
import { UserError } from '../io/io.ts';
import { codeOf, describeSystemError } from '../io/read-input.ts';
import { DISK, type FileSystem } from './file-system.ts';
import { closeJournal, findJournals, type Journal, type JournalFolders, type Planned } from './journal.ts';
import { discard, flushFolders, restore, textOf } from './replace-files.ts';

/** What became of a run that was interrupted. */
export interface Recovery {
  /** `clean`: it had changed nothing, or all. */
  readonly did: 'finished' | 'undone' | 'left' | 'clean';
  /** The files that were replaced or restored now. */
  readonly files: readonly string[];
  /** The files that somebody else has changed since, which stay as they are. */
  readonly changed: readonly string[];
}

/** How a file stands: not yet replaced, replaced, or changed by somebody else before or after that. */
type State = 'old' | 'new' | 'changed before' | 'changed after';

/** Runs that are still at work are waited for so long. */
const PATIENCE_MS = 3_000;
const PAUSE_MS = 20;
/** No run takes longer to rename its files. */
const MOST_AGE_MS = 60_000;

/**
 * Finishes what earlier runs were about to replace below these folders, or takes it back where that is the only way to leave no file without the
 * others: a file that somebody has changed since is never written. Throws a UserError where the disk fails, and where a run is still at work.
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

/** Whether the process that wrote a journal still runs on this machine. What is older is another process with the same number. */
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

/** A file that is neither as before nor as after was changed after its rename if its temporary file is gone. */
function stateOf({ target, temporary, before, after }: Planned, disk: FileSystem): State {
  const text = textOf(target, disk);
  if (text === after) return 'new';
  if (text === before && (text !== undefined || disk.kindOf(target) === undefined)) return 'old';
  return disk.kindOf(temporary) === undefined ? 'changed after' : 'changed before';
}

/** Renames the temporary file; where somebody has removed it, it is made again. */
function finish({ target, temporary, before, after }: Planned, disk: FileSystem): void {
  if (textOf(temporary, disk) !== after) {
    discard([temporary], disk);
    disk.create(temporary, Buffer.from(after), before === undefined ? 'new' : { like: target });
  }
  disk.rename(temporary, target);
}
