import { existsSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { member } from '../../text/json.ts';
import { type Io, UserError } from '../io/io.ts';
import { isInside } from '../io/paths.ts';
import { codeOf, describeSystemError } from '../io/read-input.ts';
import type { FileSystem } from './file-system.ts';

/** A file that a run replaces, with its old and new text. */
export interface Planned {
  /** Absolute, without links. */
  readonly target: string;
  /** A file beside the target with the new text, until it is renamed to the target. */
  readonly temporary: string;
  /** The old text; undefined for a new file. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * The plan of a run, written before it replaces files and removed afterwards. A journal on disk therefore means that a run was interrupted; it contains all
 * texts that are needed to finish the run or to undo it.
 */
export interface Journal {
  readonly file: string;
  /** Set before the first file is replaced and after the last one: then only temporary files have to be removed. */
  readonly isDraft: boolean;
  /** The folder that contains all files of the journal, without links. */
  readonly root: string;
  readonly process: number;
  readonly host: string;
  /** Time of writing, in milliseconds since 1970. */
  readonly time: number;
  readonly files: readonly Planned[];
}

/** Fallback folders for journals that cannot be in the `.git` of a repository, best first. Absolute. */
export type JournalFolders = readonly string[];

/** Name of a journal in the folder `.git`: there it is part of no commit, and any later run in the repository finds it, even from another container. */
const NAME = 'dockerlint-journal.json';
/** Names of journals in the user's folders, which hold the journals of all projects. */
const NAMED = /^dockerlint-journal-[0-9a-f]{16}\.json(?:\.draft)?$/;
/** Suffix of a journal's name until all temporary files exist, and again once they may be removed. */
const DRAFT = '.draft';

/**
 * Returns the user's own folders for journals, used outside of repositories and if `.git` is a file or cannot be written: the state folder
 * (https://specifications.freedesktop.org/basedir-spec/latest/), and a folder for temporary files.
 */
export function journalFolders({ env }: Pick<Io, 'env'>): JournalFolders {
  const given = process.platform === 'win32' ? env['LOCALAPPDATA'] : env['XDG_STATE_HOME'];
  const home = env['HOME'] ?? homedir();
  const state = given !== undefined && path.isAbsolute(given) ? given : path.join(home, '.local/state');
  // a missing home folder is not created
  const folders = existsSync(home) || state === given ? [path.join(state, 'dockerlint')] : [];
  return [...folders, path.join(tmpdir(), `dockerlint-${process.geteuid?.() ?? 'files'}`)];
}

/** Groups the files of a run by their root: the repository, or the common folder of all files outside of repositories. Each group has its own journal. */
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

/** Writes the draft of a journal and returns its path. Throws a UserError if another run is at work on the repository, or if no folder accepts the file. */
export function openJournal(root: string, files: readonly Planned[], folders: JournalFolders, disk: FileSystem): string {
  const relative = (file: string): string => path.relative(root, file).replaceAll('\\', '/');
  const written = files.map(({ target, temporary, before, after }) => ({ target: relative(target), temporary: relative(temporary), before, after }));
  const bytes = Buffer.from(JSON.stringify({ version: 1, root, process: process.pid, host: hostname(), time: Date.now(), files: written }));
  const name = `dockerlint-journal-${unlike(16)}.json${DRAFT}`;
  const repository = path.join(root, '.git');
  let reason = 'no folder of the user is writable';
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
  // if `.git` is a file, it names an arbitrary folder, chosen by the author of the project's archive
  const own = path.join(repository, NAME);
  if (disk.kindOf(own) !== undefined) throw new UserError(BUSY);
  if (disk.kindOf(repository) === 'folder' && isMade(`${own}${DRAFT}`)) return `${own}${DRAFT}`;
  const folder = folders.find((each) => disk.isPrivateFolder(each, true) && isMade(path.join(each, name)));
  if (folder === undefined) throw new UserError(`the journal that lets all files change together cannot be written: ${reason}`);
  return path.join(folder, name);
}

/** Turns a draft into a journal. Precondition: all temporary files exist. Returns the new path. */
export function startJournal(draft: string, disk: FileSystem): string {
  const file = draft.slice(0, -DRAFT.length);
  disk.rename(draft, file);
  disk.flush(path.dirname(file));
  return file;
}

/**
 * Removes remaining temporary files and then the journal. The journal becomes a draft first: from then on, a missing temporary file does not mean that its
 * target was replaced.
 */
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
      // another run has removed it already
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }
}

/**
 * Returns the user's journals about these folders: in their repositories, and in the user's folders about files below or above them. A journal that cannot be
 * read was not written completely, so its run had not begun: it is returned as a draft, to be removed.
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

/**
 * Parses a journal. A file that dockerlint did not write is returned as a draft without files. Files count only below the root, outside of its `.git`, and with
 * a temporary file beside them.
 */
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

/** Returns a function that makes the names of temporary files for one run. Shortens them, because file names are limited to 255 bytes. */
export function temporaryNames(): (target: string) => string {
  const run = unlike(8);
  let count = 0;
  return (target) => path.join(path.dirname(target), `.${[...path.basename(target)].slice(0, 40).join('')}.${run}-${count++}.dockerlint`);
}

/** The path of the old text while a file is being restored. */
export function backupOf(temporary: string): string {
  return `${temporary}-back`;
}

/**
 * Random hexadecimal digits, to distinguish runs. They need not be secure, because files are only created where none exists; loading node:crypto would slow
 * down every lint.
 */
function unlike(digits: number): string {
  return Array.from({ length: digits }, () => Math.floor(Math.random() * 16).toString(16)).join('');
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

/** Whether one folder contains the other, or both are the same. */
function isNear(one: string, other: string): boolean {
  return isInside(one, other) || isInside(other, one);
}
