import type { Row } from './row.ts';

/** A command that makes a private key and writes it to a file. */
export interface KeyGenerator extends Row {
  /** On the arguments, joined by single spaces; the group `path` is the file. */
  readonly arguments: RegExp;
  /** For people. */
  readonly what: string;
}

/** A process that keeps private keys for others, and the programs around it. */
export interface KeyAgent {
  /** Puts keys into it. */
  readonly fills: string;
  /** The option with which that program takes all keys out. */
  readonly empties: string;
  readonly starts: string;
  /** The variable that holds the number of the process. */
  readonly process: string;
  readonly source: string;
}
