import type { Row } from './row.ts';

/** Commands that log in with the tool's credential, or with that of a card whose files it reads or whose logins it uses. */
export interface LoginCommands extends Row {
  /** On the arguments, joined by single spaces; left out where every command may log in. */
  readonly arguments?: RegExp;
  /** Arguments with which a command that would log in does not. */
  readonly unless?: RegExp;
  /** Arguments with which it starts a program of the project: a container needs no login for that, as the build has fetched what it takes. */
  readonly starts?: RegExp;
  /** Only with a credential of its own card. */
  readonly own?: true;
}

/** Variables that hold the tool's credential, where known-variables.ts names no tool. */
export interface OwnVariables extends Row {
  readonly pattern: RegExp;
}

/** Where exactly the tool looks for a credential file: elsewhere, a file of that name belongs to whatever program is told where it is. */
export interface CredentialPlaces {
  /** Kinds of secret-files.ts. */
  readonly kinds: readonly string[];
  /** On the path below a home. */
  readonly home?: RegExp;
  /** On the path below the folder that the tool runs in, or below one above it. */
  readonly project?: RegExp;
  /** On the absolute path: the tool looks there wherever it runs. */
  readonly fixed?: RegExp;
  /** Variables that name the folder in which the tool looks. */
  readonly folders?: readonly string[];
  /** Whether programs of a container use such a file as readily as a build: a key for ssh, a login for a service. */
  readonly serves: 'build' | 'either';
  /**
   * Left out where the file is for logins alone. Else the lines of it that a program of the project needs in no container (logins, comments): the tool, which a
   * container may start it with, takes its other settings from the same file.
   */
  readonly loginLines?: RegExp;
  readonly source: string;
}
