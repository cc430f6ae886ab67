import { Buffer, isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readFileSync, type Stats, statSync } from 'node:fs';
import { isUserError, UserError } from './io.ts';

/** The maximum size of a Dockerfile or a configuration file. */
const MOST_BYTES = 5 * 1024 * 1024;

/** The text of a Dockerfile, including a byte order mark. Throws a UserError (whose message lacks the path) if it cannot be read as text. */
export function readInput(path: string): string {
  return decodeInput(readRegularFile(path));
}

/**
 * The bytes of a file; every file that a repository, or a caller, names is read by this function or by `diskFiles`. Throws a UserError (whose message lacks the
 * path) if it cannot be read, is larger than `most` bytes, or is no regular file: reading a pipe or a device may never end.
 */
export function readRegularFile(path: string, most = MOST_BYTES): Buffer {
  try {
    // before it is opened, because to open a device may do something
    checkReadable(statSync(path), '', most);
    // it may be a pipe by now, which would wait for somebody to write
    const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      checkReadable(fstatSync(descriptor), '', most);
      return readFileSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw isUserError(error) ? error : new UserError(describeSystemError(error));
  }
}

/** Throws a UserError if the file is too large or is not a regular file, whose reading may never end. `name`: start of the message. */
export function checkReadable(stat: Pick<Stats, 'isFile' | 'isDirectory' | 'size'>, name = '', most = MOST_BYTES): void {
  if (stat.isDirectory()) throw new UserError(`${name}is a directory`);
  if (!stat.isFile()) throw new UserError(`${name}is not a regular file`);
  if (stat.size > most) throw tooLarge(name, most);
}

/** Decodes UTF-8. Throws a UserError if the bytes are not text. */
export function decodeInput(bytes: Uint8Array): string {
  if (bytes.length > MOST_BYTES) throw tooLarge();
  if (bytes.includes(0)) throw new UserError('is a binary file (it holds NUL bytes)');
  if (!isUtf8(bytes)) throw new UserError('is not valid UTF-8');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8');
}

function tooLarge(name = '', most = MOST_BYTES): UserError {
  return new UserError(`${name}is larger than ${most / 1024 / 1024} MB`);
}

/** Messages for error codes of system calls. */
const SYSTEM_ERRORS: { readonly [code: string]: string } = {
  ENOENT: 'no such file or directory',
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  EISDIR: 'is a directory',
  ENOTDIR: 'a part of the path is not a folder',
  ENOSPC: 'no space left on the device',
  EDQUOT: 'disk quota exceeded',
  EFBIG: 'file too large for the device',
  EROFS: 'read-only file system',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'the name is too long',
  EMFILE: 'too many open files',
};

/** Returns a message of one line for an error of a system call. */
export function describeSystemError(error: unknown): string {
  const code = codeOf(error);
  return (code && SYSTEM_ERRORS[code]) ?? code ?? (error instanceof Error ? error.name : 'unknown error');
}

/** Returns why a file cannot be read or written: the message of a `UserError`, or one for an error of a system call. */
export function reasonOf(error: unknown): string {
  return isUserError(error) ? error.message : describeSystemError(error);
}

/** Returns the path that a system error is about; undefined for any other value. */
export function pathOf(error: unknown): string | undefined {
  if (codeOf(error) === undefined || typeof error !== 'object' || error === null || !('path' in error)) return undefined;
  return typeof error.path === 'string' ? error.path : undefined;
}

/** Returns the code of a system error (`ENOENT`), or undefined for any other value. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
