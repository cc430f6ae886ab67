import type { Row } from './row.ts';

/** Commands that use the tool's credential, or the credential of a card whose files (`readsFilesOf`) or logins (`usesLoginOf`) it uses. */
export interface LoginCommands extends Row {
  /** Matched against the arguments, joined by single spaces; omitted if every command may log in. */
  readonly arguments?: RegExp;
  /** Arguments that make the command need no login. */
  readonly unless?: RegExp;
  /**
   * Arguments with which it starts a program of the project. At container start such a command needs no login, because the build has fetched its dependencies.
   */
  readonly starts?: RegExp;
  /** Arguments with which it only runs other commands: it logs in where those do. */
  readonly passesOn?: RegExp;
  /** Set if the command uses only the credential of its own card. */
  readonly own?: true;
}

/** Variables that hold the tool's credential, for names that known-variables.ts does not assign to a tool. */
export interface OwnVariables extends Row {
  readonly pattern: RegExp;
}

/**
 * The exact places at which the tool looks for a credential file. At any other place, a file of the same name belongs to the program that is given its path.
 */
export interface CredentialPlaces {
  /** Kinds of secret-files.ts. */
  readonly kinds: readonly string[];
  /** Matched against the path relative to a home folder. */
  readonly home?: RegExp;
  /** Matched against the path relative to the tool's working directory or to one of its parent folders. */
  readonly project?: RegExp;
  /** Matched against the absolute path: the tool looks there from any working directory. */
  readonly fixed?: RegExp;
  /** Variables that name the folder in which the tool looks. */
  readonly folders?: readonly string[];
  /** Whether only builds use such a file, or programs in containers as well: a key for ssh, a login for a service. */
  readonly serves: 'build' | 'either';
  /**
   * Lines of the file (logins, comments) that no container needs. The other lines are settings that the tool may also read in a container.
   * Omitted if the file holds nothing but logins.
   */
  readonly loginLines?: RegExp;
  /** Set if the file holds logins alone, so that a command that needs no login does not miss it: other files also say where packages come from. */
  readonly onlyLogins?: true;
  /** Lines of the file that change how scripts of the project run; omitted if none does, or if `loginLines` says it. */
  readonly scriptLines?: RegExp;
  readonly source: string;
}

/** A folder of a home, known by its name, that holds credentials. */
export interface CredentialFolder {
  readonly name: string;
  /** Its file for logins; omitted if none is known by its name. */
  readonly file?: string;
  readonly source: string;
}

/** A program that can log in over ssh, itself or through git, with a key in its default place or with an agent. */
export interface SshFetch extends Row {
  /** Matched against the arguments, joined by single spaces: calls that fetch something. Omitted if all calls do. */
  readonly fetches?: RegExp;
  /** The same: calls that use http alone, if no setting puts an ssh address in the place of theirs. */
  readonly onlyHttp?: RegExp;
}
