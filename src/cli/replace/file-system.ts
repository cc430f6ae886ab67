import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  type Stats,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { makeFolders } from '../io/make-folders.ts';
import { isInside, toSlashes } from '../io/paths.ts';
import { gitRoot, projectRoot } from '../io/project-root.ts';
import { codeOf, describeSystemError } from '../io/read-input.ts';

/** Owner and mode of a new file: those of another file, those of any file that the user creates, or readable only by the user. */
export type Access = { readonly like: string } | 'new' | 'private';

/**
 * All disk access needed to replace files, so that tests can stop or fail each step. Each function throws the errors of node:fs, unless its comment says more.
 */
export interface FileSystem {
  /** Resolves links. Throws if the path leads nowhere. */
  real(file: string): string;
  /** Returns the bytes of a regular file; undefined if there is none. */
  read(file: string): Uint8Array | undefined;
  /** The same, only for a file of the user that nobody else can have written. */
  readOwn(file: string): Uint8Array | undefined;
  /** Creates a file, and returns when its bytes are on disk. Throws if the file exists. Leaves nothing behind if it throws. */
  create(file: string, bytes: Uint8Array, access: Access): void;
  rename(from: string, to: string): void;
  remove(file: string): void;
  /** The kind of the entry at the path; undefined if there is none. */
  kindOf(file: string): 'file' | 'folder' | 'other' | undefined;
  /** The root of the git repository that contains a folder; undefined outside of a repository. */
  repositoryOf(folder: string): string | undefined;
  /** Why the user cannot replace a file; undefined if that is possible. */
  whyNotWritable(file: string): string | undefined;
  /** Why the user cannot create a file, whose folder exists: it leads out of the repository; undefined if that is possible. */
  whyNotCreatable(file: string): string | undefined;
  /** Whether the path is a folder that only the user can read and write. `make`: creates it if nothing exists at the path. */
  isPrivateFolder(folder: string, make: boolean): boolean;
  /** Returns when the entries of a folder are on disk, if the system supports that. Never throws. */
  flush(folder: string): void;
  /** The names in a folder; none if it cannot be read. */
  names(folder: string): readonly string[];
}

export const DISK: FileSystem = {
  real: (file) => realpathSync(file),
  read: (file) => (stat(file)?.isFile() ? readFileSync(file) : undefined),
  readOwn(file) {
    const known = stat(file);
    return known?.isFile() && isOurs(known) && (known.mode & 0o022) === 0 ? readFileSync(file) : undefined;
  },
  create,
  rename: (from, to) => renameSync(from, to),
  remove: (file) => unlinkSync(file),
  kindOf(file) {
    const known = stat(file);
    if (known === undefined) return undefined;
    return known.isFile() ? 'file' : known.isDirectory() ? 'folder' : 'other';
  },
  repositoryOf: (folder) => gitRoot(folder),
  whyNotWritable,
  whyNotCreatable(file) {
    const left = whatItLeaves(file, path.join(realpathSync(path.dirname(file)), path.basename(file)));
    return left && `is in a folder that leads out of the ${left}`;
  },
  isPrivateFolder(folder, make) {
    try {
      if (make) makeFolders(folder, 0o700);
      const known = stat(folder);
      return known?.isDirectory() === true && isOurs(known) && (process.platform === 'win32' || (known.mode & 0o077) === 0);
    } catch {
      return false;
    }
  },
  flush(folder) {
    try {
      const handle = openSync(folder, 'r');
      try {
        fsyncSync(handle);
      } finally {
        closeSync(handle);
      }
    } catch {
      // Windows cannot open folders, and some network file systems cannot flush them
    }
  },
  names(folder) {
    try {
      return readdirSync(folder);
    } catch {
      return [];
    }
  },
};

/** Returns in advance why a file cannot be replaced; undefined if it can. */
export function whyNotWritable(file: string): string | undefined {
  try {
    const target = realpathSync(file);
    const left = whatItLeaves(file, target);
    if (left !== undefined) return `is a link to a file outside of the ${left} (name that file)`;
    // a rename needs write access only to the folder, but we do not replace a file that the user may not write
    if (!isWritable(target)) return 'is read-only';
    if (!isWritable(path.dirname(target))) return 'is in a read-only folder';
    return undefined;
  } catch (error) {
    return describeSystemError(error);
  }
}

/** Undefined if nothing accessible exists at the path: a part of the path may be a file, or a folder without access. */
function stat(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (['ENOTDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

/** Whether the user owns the file. Always true on Windows, where nobody else can write below a home. */
function isOurs({ uid }: Stats): boolean {
  return process.geteuid === undefined || uid === process.geteuid();
}

/** Whether a path leads out of its repository or project through a link. Such a target is never changed, because the project may come from somebody else. */
function whatItLeaves(file: string, target: string): 'repository' | 'project' | undefined {
  const folder = path.dirname(path.resolve(file));
  const repository = linkedFrom(gitRoot(folder));
  const root = repository ?? projectRoot(toSlashes(folder), { cwd: toSlashes(process.cwd()), home: toSlashes(process.env['HOME'] ?? homedir()) });
  if (isInside(target, realpathSync(root))) return undefined;
  return repository === undefined ? 'project' : 'repository';
}

/** The repository that a path stands in: where a link on the path of a root leads into another repository, the one that holds the link. */
function linkedFrom(root: string | undefined): string | undefined {
  let holder = root;
  for (let at = root; at !== undefined && at !== path.dirname(at); at = path.dirname(at))
    if (stat(at)?.isSymbolicLink()) holder = gitRoot(path.dirname(at)) ?? holder;
  return holder;
}

/** Whether the current user has write access; always true for the superuser. */
function isWritable(file: string): boolean {
  try {
    accessSync(file, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function create(file: string, bytes: Uint8Array, access: Access): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
    if (typeof access === 'object') keepOwner(handle, statSync(access.like));
    else if (access === 'new') fchmodSync(handle, 0o666 & ~process.umask());
    fsyncSync(handle);
  } catch (error) {
    unlinkSync(file);
    throw error;
  } finally {
    closeSync(handle);
  }
}

/** Sets owner and mode of the new file to those of another. Only the superuser can change the owner; for other users that failure is ignored. */
function keepOwner(handle: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(handle, uid, gid);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error;
  }
  fchmodSync(handle, mode & 0o7777);
}
