import type { Row } from './row.ts';

/** A command that generates a private key and writes it to a file, or prints it. */
export interface KeyGenerator extends Row {
  /** Matched against the arguments, joined by single spaces; the group `path` is the file. */
  readonly arguments: RegExp;
  /** Path of the key if the arguments do not name one. `{0}` stands for the first operand. */
  readonly file?: string;
  /** What it adds to that path. */
  readonly ending?: string;
  /** Set if it prints the key unless the arguments name a file: a redirection writes it. */
  readonly prints?: true;
  /** Name of the key, shown to people. */
  readonly what: string;
}

/** An agent: a process that holds private keys for other programs, with the programs that control it. */
export interface KeyAgent {
  /** The program that adds keys to it. */
  readonly fills: string;
  /** The option of that program that removes all keys. */
  readonly empties: string;
  readonly starts: string;
  /** The variable with the process id of the agent. */
  readonly process: string;
  readonly source: string;
}
