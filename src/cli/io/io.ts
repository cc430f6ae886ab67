import type { Redacted } from '../../text/redacted.ts';
import { reshaped, say, type Visible, visible } from '../../text/visible.ts';

/** Standard output or standard error. */
export interface TextStream {
  readonly isTTY: boolean;
  /** Width of the terminal in cells; undefined if the stream is no terminal. */
  readonly columns: number | undefined;
  write(text: Visible): void;
  /** Writes the fixed document of standard input: a formatter prints nothing else. */
  writeDocument(document: string | Uint8Array): void;
}

/** The parts of the process that the command line uses, replaceable in tests. The file system is accessed directly. */
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

/** Compares the name instead of the class: a module that is loaded lazily is in another bundle, with its own copy of the class. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError';
}

/** Prints an error in one line on standard error. `values`: the secret values of the document that the message is about. */
export function complain(io: Io, message: string, values: readonly Redacted[] = []): void {
  io.stderr.write(say`dockerlint: ${reshaped(visible(message, values), (text) => text.replace(/[\r\n\t]+/g, ' '))}\n`);
}
