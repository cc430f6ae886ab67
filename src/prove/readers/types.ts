/** The value of a secret in one build. */
export interface HeldSecret {
  /** The variable, or the path of the file; shown to people. */
  readonly name: string;
  /** The value, or the text of the file; undefined if the Dockerfile contains only parts of it. */
  readonly text: string | undefined;
  /** The parts of the value that occur in no other text. */
  readonly parts: readonly string[];
}

/** The variables and files that every RUN compares with the secrets. */
export interface Watch {
  /** Prefix of each line that a RUN reports; it occurs in no other output. */
  readonly mark: string;
  /** Names of variables that may hold a secret. */
  readonly variables: readonly string[];
  /** Files that may hold a secret: absolute, or relative to the working directory at the start of a RUN. */
  readonly files: readonly string[];
}

/** A way in which commands have a secret. */
export interface Way {
  readonly kind: 'variable' | 'file';
  /** The name of the variable, or the path of the file. */
  readonly place: string;
  /** Whether the place holds the value and nothing else. */
  readonly isWhole: boolean;
}

/** The report of a RUN. */
export interface Sighting {
  /** `begun`: reported before its first command. `ended`: reported after its last command. */
  readonly begun: boolean;
  readonly ended: boolean;
  /** The ways in which the commands have a secret, by its name. */
  readonly ways: ReadonlyMap<string, readonly Way[]>;
}

/** A RUN whose secrets are compared. */
export interface WatchedRun {
  /** The index among all RUNs of the file, from 0. */
  readonly number: number;
  readonly stage: number;
  /** The line in its Dockerfile, from 1. */
  readonly line: number;
  /** The commands without flags; for a heredoc, its body. */
  readonly script: string;
  /** The ids of the secrets that it mounts. */
  readonly mounts: readonly string[];
  /** Why the RUN cannot report; undefined if it can. */
  readonly unwatched: string | undefined;
}

/** A Dockerfile, changed so that its RUNs report. */
export interface WatchedDockerfile {
  readonly text: string;
  /** The RUNs of the stages that the target needs. */
  readonly runs: readonly WatchedRun[];
}

/** The RUNs of a Dockerfile with their reports in a build. */
export interface ObservedBuild {
  readonly runs: readonly WatchedRun[];
  /** The reports by number of the RUN. */
  readonly sightings: ReadonlyMap<number, Sighting>;
}

/**
 * The result for a reader:
 * - same: it has the value as before.
 * - moved: it has the value at another place, e.g. in a file instead of a variable.
 * - lost: it needs the secret and no longer has it.
 * - other: it has another value.
 * - narrowed: it no longer has a secret that it does not need.
 * - gained: it has a secret that it did not have before.
 * - has: it has the secret, and there is only one build.
 */
export type ReaderResult = 'same' | 'moved' | 'lost' | 'other' | 'narrowed' | 'gained' | 'has';

/** A RUN and a secret that its commands had in one of the builds. */
export interface Reader {
  readonly secret: string;
  /** The line in the original, or in the fixed file if the original has no such RUN; from 1. */
  readonly line: number;
  readonly command: string;
  readonly result: ReaderResult;
  readonly before: readonly Way[];
  readonly after: readonly Way[];
}

/** The readers of both builds. */
export interface ReaderComparison {
  readonly readers: readonly Reader[];
  /** The RUNs that could not be compared, with the reason. */
  readonly unchecked: readonly { readonly line: number; readonly command: string; readonly why: string }[];
}
