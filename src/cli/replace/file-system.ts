import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
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
import path from 'node:path';
import { isInside } from '../io/paths.ts';
import { gitRoot } from '../io/project-root.ts';
import { codeOf, describeSystemError } from '../io/read-input.ts';

/** Whose a new file is: like another file, like any that the user makes, or readable by the user alone. */
export type Access = { readonly like: string } | 'new' | 'private';

/** What replacing files asks of the disk: all of it, so that a test can stop or fail each step. Each function throws the errors of node:fs, unless it says more. */
export interface FileSystem {
  /** The path without links. Throws where it leads nowhere. */
  real(file: string): string;
  /** The bytes of a regular file; undefined where there is none, or something else. */
  read(file: string): Uint8Array | undefined;
  /** The same, of a file of the user that nobody else can have written. */
  readOwn(file: string): Uint8Array | undefined;
  /** Makes a file that is not there yet, and returns when the disk has its bytes. Leaves nothing where it throws. */
  create(file: string, bytes: Uint8Array, access: Access): void;
  rename(from: string, to: string): void;
  remove(file: string): void;
  /** What stands there; undefined where nothing does. */
  kindOf(file: string): 'file' | 'folder' | 'other' | undefined;
  /** The repository of git that a folder is in; undefined outside of one. */
  repositoryOf(folder: string): string | undefined;
  /** Why the user cannot replace a file; undefined if he can. */
  whyNotWritable(file: string): string | undefined;
  /** Whether it is a folder in which only the user can read and write; `make`: it is made where nothing stands there. */
  isPrivateFolder(folder: string, make: boolean): boolean;
  /** Returns when the disk has the names in a folder, where the system can say so. Never throws. */
  flush(folder: string): void;
  /** The names in a folder; none where it cannot be read. */
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
  isPrivateFolder(folder, make) {
    try {
      if (make) mkdirSync(folder, { recursive: true, mode: 0o700 });
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
      // Windows opens no folders, and some file systems of networks flush none
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

/** Undefined where nothing stands there that the user can reach: a part of the path may be a file, or a folder that is closed to him. */
function stat(file: string): Stats | undefined {
  try {
    return lstatSync(file, { throwIfNoEntry: false });
  } catch (error) {
    if (['ENOTDIR', 'EACCES', 'ELOOP', 'ENAMETOOLONG'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}

/** Whether the user owns it; on Windows, where nobody else writes below a home, anything. */
function isOurs({ uid }: Stats): boolean {
  return process.geteuid === undefined || uid === process.geteuid();
}

/** Whether a path of a repository leads out of it: what somebody else's repository links to is not changed with it. */
function leavesRepository(file: string, target: string): boolean {
  const root = gitRoot(path.dirname(path.resolve(file)));
  return root !== undefined && !isInside(target, realpathSync(root));
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

/** Gives the new file the owner and the mode of another. Only the superuser can change the owner; for other users a failure is ignored. */
function keepOwner(handle: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(handle, uid, gid);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') throw error;
  }
  fchmodSync(handle, mode & 0o7777);
}
