/** A stream of text for people or programs. */
export interface TextStream {
  readonly isTTY: boolean;
  /** Cells in a line of the terminal. */
  readonly columns: number | undefined;
  write(text: string | Uint8Array): void;
}

/** All that the command line takes from its process; the file system it uses itself. */
export interface Io {
  /** Absolute, with `/`. */
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  readonly stdin: () => Promise<Uint8Array>;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
}

/** Wrong usage, or input that cannot be used: said in one line, and status 2. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** By its name: what is loaded later is bundled apart, with a class of its own. */
export function isUserError(error: unknown): error is UserError {
  return error instanceof Error && error.name === 'UserError';
}

/** Says what went wrong in one line on standard error; control characters, which could change the terminal, as spaces. */
export function complain(io: Io, message: string): void {
  io.stderr.write(`dockerlint: ${message.replace(/[\x00-\x1f\x7f-\x9f]+/g, ' ')}\n`);
}
