import { visible } from '../../text/visible.ts';

/** Standard output or standard error. */
export interface TextStream {
  readonly isTTY: boolean;
  /** Width of the terminal in cells; undefined if it is no terminal. */
  readonly columns: number | undefined;
  write(text: string | Uint8Array): void;
}

/** The process as the command line sees it, replaceable in tests. The file system is accessed directly. */
export interface Io {
  /** Absolute, with `/`. */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
}

/** Wrong usage or invalid input: reported in one line, exit status 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Compares the name: modules that are loaded lazily are in another bundle, which has its own copy of the class. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError';
}

/** Prints an error in one line on standard error. Characters that could change what the terminal shows become dots, new lines spaces. */
export function complain(io: Io, message: string): void {
  io.stderr.write(`dockerlint: ${visible(message.replace(/[\r\n\t]+/g, ' '))}\n`);
}
