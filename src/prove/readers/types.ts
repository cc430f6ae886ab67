/** A secret as one build has it. */
export interface HeldSecret {
  /** For people: the variable, or the path of the file. */
  readonly name: string;
  /** The value, or the text of the file; undefined where only parts of it stand in the Dockerfile. */
  readonly text: string | undefined;
  /** What of it is in no other text. */
  readonly parts: readonly string[];
}

/** What the commands of every RUN are asked for. */
export interface Watch {
  /** Begins each line that a RUN reports; in no other output. */
  readonly mark: string;
  /** Names of variables that may hold a secret. */
  readonly variables: readonly string[];
  /** Files that may hold one: absolute, or relative to the working directory in which a RUN begins. */
  readonly files: readonly string[];
}

/** How commands have a secret. */
export interface Way {
  readonly kind: 'variable' | 'file';
  /** The name of the variable, or the path. */
  readonly place: string;
  /** Whether it is the value and nothing else. */
  readonly isWhole: boolean;
}

/** What a RUN reported. */
export interface Sighting {
  /** Whether it reported before its first command, and after its last. */
  readonly begun: boolean;
  readonly ended: boolean;
  /** By the name of the secret. */
  readonly ways: ReadonlyMap<string, readonly Way[]>;
}

/** A RUN of a Dockerfile. */
export interface WatchedRun {
  /** The place among all RUNs of the file, from 0. */
  readonly number: number;
  readonly stage: number;
  /** From 1. */
  readonly line: number;
  /** What it runs, without flags; of a heredoc, its body. */
  readonly script: string;
  /** The ids of the secrets that it mounts. */
  readonly mounts: readonly string[];
  /** Why it cannot report; undefined where it can. */
  readonly unwatched: string | undefined;
}

/** A Dockerfile whose RUNs report. */
export interface WatchedDockerfile {
  readonly text: string;
  /** Those of the stages that the target needs. */
  readonly runs: readonly WatchedRun[];
}

/** The RUNs of a Dockerfile with what they reported in a build. */
export interface ObservedBuild {
  readonly runs: readonly WatchedRun[];
  /** By the number of the RUN. */
  readonly sightings: ReadonlyMap<number, Sighting>;
}

/**
 * What became of a reader. same: it has the value as before. moved: it has it in another way. lost: it needs it and does not have it. other: it has another value.
 * narrowed: it no longer has what it does not need. gained: it has it and had it not before. has: there is one build only.
 */
export type ReaderResult = 'same' | 'moved' | 'lost' | 'other' | 'narrowed' | 'gained' | 'has';

/** A RUN and a secret that its commands had in one of the builds. */
export interface Reader {
  readonly secret: string;
  /** Of the original where it has such a RUN, from 1. */
  readonly line: number;
  readonly command: string;
  readonly result: ReaderResult;
  readonly before: readonly Way[];
  readonly after: readonly Way[];
}

/** The readers of both builds. */
export interface ReaderComparison {
  readonly readers: readonly Reader[];
  /** RUNs of which nothing is known, with the reason. */
  readonly unchecked: readonly { readonly line: number; readonly command: string; readonly why: string }[];
}
