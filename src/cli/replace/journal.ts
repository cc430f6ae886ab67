import { existsSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { type Io, UserError } from '../io/io.ts';
import { isInside } from '../io/paths.ts';
import { codeOf, describeSystemError } from '../io/read-input.ts';
import type { FileSystem } from './file-system.ts';

/** A file that a run replaces. */
export interface Planned {
  /** Absolute, without links. */
  readonly target: string;
  /** Beside the target: holds the new text until it is renamed. */
  readonly temporary: string;
  /** Undefined for a file that is made. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * What a run is about to replace, written before it begins and removed when it has ended: whoever finds one knows that a run was interrupted, and
 * has every text that it takes to finish it or to take it back.
 */
export interface Journal {
  readonly file: string;
  /** Whether no file is being replaced, not yet or not any more: there are only temporary files to remove. */
  readonly isDraft: boolean;
  /** The folder that holds all its files, without links. */
  readonly root: string;
  readonly process: number;
  readonly host: string;
  /** When it was written, in milliseconds since 1970. */
  readonly time: number;
  readonly files: readonly Planned[];
}

/** Folders for journals, beside the `.git` of a repository, from the best to the last. Absolute. */
export type JournalFolders = readonly string[];

/** In the folder `.git`, where it is part of no commit, and is found by whoever goes on with the repository, from another container as well. */
const NAME = 'dockerlint-journal.json';
/** In folders of the user, which hold those of all projects. */
const NAMED = /^dockerlint-journal-[0-9a-f]{16}\.json(?:\.draft)?$/;
/** A journal has this at the end of its name until all temporary files are there, and from when the last may be gone. */
const DRAFT = '.draft';

/**
 * The user's own folders for what is no part of a repository, or where its `.git` is a file or cannot be written: the folder for the state of programs
 * (https://specifications.freedesktop.org/basedir-spec/latest/), and one for temporary files.
 */
export function journalFolders({ env }: Pick<Io, 'env'>): JournalFolders {
  const given = process.platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_STATE_HOME'];
  const home = env['HOME'] ?? homedir();
  const state = given !== undefined && path.isAbsolute(given) ? given : path.join(home, '.local/state');
  // a home that is not there is not made
  const folders = existsSync(home) || state === given ? [path.join(state, 'dockerlint')] : [];
  return [...folders, path.join(tmpdir(), `dockerlint-${process.geteuid?.() ?? 'files'}`)];
}

/** The files of a run by the folder that they belong to, the repository or the folder that holds all others: each has a journal of its own. */
export function byRoot<File extends Planned>(files: readonly File[], disk: FileSystem): ReadonlyMap<string, readonly File[]> {
  const groups = new Map<string | undefined, File[]>();
  for (const file of files) {
    const root = disk.repositoryOf(path.dirname(file.target));
    const group = groups.get(root) ?? [];
    groups.set(root, [...group, file]);
  }
  return new Map([...groups].map(([root, group]) => [root === undefined ? commonFolder(group) : disk.real(root), group]));
}

const BUSY = 'another run of dockerlint --fix is at work here';

/** Writes the draft of a journal and returns its path. Throws a UserError where another run is at work on the repository, and where no folder takes it. */
export function openJournal(root: string, files: readonly Planned[], folders: JournalFolders, disk: FileSystem): string {
  const relative = (file: string): string => path.relative(root, file).replaceAll('\\', '/');
  const written = files.map(({ target, temporary, before, after }) => ({ target: relative(target), temporary: relative(temporary), before, after }));
  const bytes = Buffer.from(JSON.stringify({ version: 1, root, process: process.pid, host: hostname(), time: Date.now(), files: written }));
  const name = `dockerlint-journal-${unlike(16)}.json${DRAFT}`;
  const repository = path.join(root, '.git');
  let reason = 'no folder of the user takes it';
  const isMade = (file: string): boolean => {
    try {
      disk.create(file, bytes, 'private');
      disk.flush(path.dirname(file));
      return true;
    } catch (error) {
      if (codeOf(error) === 'EEXIST') throw new UserError(BUSY);
      reason = describeSystemError(error);
      return false;
    }
  };
  // a `.git` that is a file names a folder anywhere, which whoever made the archive of a project chose
  const own = path.join(repository, NAME);
  if (disk.kindOf(own) !== undefined) throw new UserError(BUSY);
  if (disk.kindOf(repository) === 'folder' && isMade(`${own}${DRAFT}`)) return `${own}${DRAFT}`;
  const folder = folders.find((each) => disk.isPrivateFolder(each, true) && isMade(path.join(each, name)));
  if (folder === undefined) throw new UserError(`the journal that makes all files change together cannot be written: ${reason}`);
  return path.join(folder, name);
}

/** Makes a draft the journal of files that are being replaced, when all temporary files are there. Returns its new path. */
export function startJournal(draft: string, disk: FileSystem): string {
  const file = draft.slice(0, -DRAFT.length);
  disk.rename(draft, file);
  disk.flush(path.dirname(file));
  return file;
}

/** Removes what is left of the temporary files and the journal, which becomes a draft first: the absence of a temporary file says nothing any more. */
export function closeJournal(file: string | undefined, files: readonly Planned[], disk: FileSystem): void {
  const left = files.flatMap(({ temporary }) => [temporary, backupOf(temporary)]).filter((each) => disk.kindOf(each) !== undefined);
  let journal = file;
  if (file !== undefined && left.length > 0 && !file.endsWith(DRAFT)) {
    journal = `${file}${DRAFT}`;
    disk.rename(file, journal);
    disk.flush(path.dirname(file));
  }
  for (const each of [...left, ...(journal === undefined ? [] : [journal])]) {
    try {
      disk.remove(each);
    } catch (error) {
      // another run was faster
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
}

/**
 * The journals of the user that concern these folders: in their repositories, and those about what is above or below them. One that cannot be read was
 * never written whole, so its run had not begun, and it goes.
 */
export function findJournals(wanted: readonly string[], folders: JournalFolders, disk: FileSystem): readonly Journal[] {
  const roots = [...new Set(wanted.flatMap((folder) => disk.repositoryOf(folder) ?? []))];
  const inRepositories = roots.flatMap((root) => [NAME, `${NAME}${DRAFT}`].map((name) => ({ root, file: path.join(root, '.git', name) })));
  const inFolders = folders
    .filter((folder) => disk.isPrivateFolder(folder, false))
    .flatMap((folder) => disk.names(folder).map((name) => ({ root: undefined, file: path.join(folder, name) })))
    .filter(({ file }) => NAMED.test(path.basename(file)));
  return [...inRepositories, ...inFolders].flatMap(({ root, file }) => {
    const bytes = disk.readOwn(file);
    if (bytes === undefined) return [];
    const journal = readJournal(file, bytes, root, disk);
    return root !== undefined || wanted.some((folder) => isNear(folder, journal.root)) ? [journal] : [];
  });
}

/** What we did not write is read as a draft about no file. Only files below the root are named, none of its `.git`, each with a temporary one beside it. */
function readJournal(file: string, bytes: Uint8Array, root: string | undefined, disk: FileSystem): Journal {
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    const top = disk.real(root ?? textOf(value, 'root'));
    const files = member(value, 'files');
    const [number, time] = [member(value, 'process'), member(value, 'time')];
    if (member(value, 'version') !== 1 || typeof number !== 'number' || typeof time !== 'number' || !Array.isArray(files)) throw NOT_OURS;
    const planned = files.map((each) => plannedOf(each, top, disk));
    return { file, isDraft: file.endsWith(DRAFT), root: top, process: number, host: textOf(value, 'host'), time, files: planned };
  } catch {
    return { file, isDraft: true, root: path.dirname(file), process: 0, host: '', time: 0, files: [] };
  }
}

function plannedOf(value: unknown, root: string, disk: FileSystem): Planned {
  const [target, temporary] = [textOf(value, 'target'), textOf(value, 'temporary')];
  const before = member(value, 'before');
  const file = path.join(root, target);
  const folder = path.dirname(file);
  const parts = target.split('/');
  const isBelow = !path.isAbsolute(target) && !parts.includes('..') && parts[0] !== '.git' && disk.real(folder) === folder;
  const isBeside = path.dirname(path.join(root, temporary)) === folder && TEMPORARY.test(path.basename(temporary));
  if (!isBelow || !isBeside || !(before === undefined || typeof before === 'string')) throw NOT_OURS;
  return { target: file, temporary: path.join(root, temporary), before, after: textOf(value, 'after') };
}

const NOT_OURS = new Error('no journal of ours');
const TEMPORARY = /^\..*\.[0-9a-f]{8}-\d+\.dockerlint$/;

/** The names of the temporary files of a run. Names of files may be 255 bytes long. */
export function temporaryNames(): (target: string) => string {
  const run = unlike(8);
  let count = 0;
  return (target) => path.join(path.dirname(target), `.${[...path.basename(target)].slice(0, 40).join('')}.${run}-${count++}.dockerlint`);
}

/** Where the text from before stands while it is put back. */
export function backupOf(temporary: string): string {
  return `${temporary}-back`;
}

/** So many hexadecimal digits that no other run has. Files are made only where none is, so nobody has to fail to guess them; node:crypto would cost every lint its loading. */
function unlike(digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join('');
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined;
}

function textOf(value: unknown, key: string): string {
  const text = member(value, key);
  if (typeof text !== 'string') throw NOT_OURS;
  return text;
}

function commonFolder(files: readonly Planned[]): string {
  const [first = [], ...others] = files.map(({ target }) => path.dirname(target).split(path.sep));
  const length = first.findIndex((part, index) => others.some((other) => other[index] !== part));
  return (length < 0 ? first : first.slice(0, length)).join(path.sep) || path.sep;
}

/** Whether one of the folders is in the other. */
function isNear(one: string, other: string): boolean {
  return isInside(one, other) || isInside(other, one);
}
