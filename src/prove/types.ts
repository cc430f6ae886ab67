/** A secret to search for. */
export interface Sought {
  /** For people: the variable, or the path of the file. */
  readonly name: string;
  readonly needles: readonly Needle[];
}

/** The bytes of a secret in one encoded form. */
export interface Needle {
  readonly bytes: Buffer;
  /** The name of the form: `as it is`, `in base64`, `percent-encoded`, `in JSON`. */
  readonly form: string;
  /** The text that these bytes are a part of, from `at` on: it may be broken into lines, and has to stand around them. */
  readonly whole?: { readonly bytes: Buffer; readonly at: number };
}

/** A place where a secret was found; contains no value. */
export interface Trace {
  readonly name: string;
  readonly form: string;
  /** For people: `layer 3, app/.npmrc`, `the history (RUN npm ci)`, `ENV NPM_TOKEN in the configuration`. */
  readonly place: string;
}

/** The result of a search. */
export interface ImageSearch {
  readonly traces: readonly Trace[];
  readonly layers: number;
  /** The paths of the file system of a container, without leading slash. */
  readonly paths: ReadonlySet<string>;
  readonly unread: readonly UnreadFile[];
}

/** A file of which a part was not searched. */
export interface UnreadFile {
  readonly place: string;
  readonly why: string;
  /** The SHA-256 of the file. */
  readonly digest: string | undefined;
}

/** What a proof shows: the fix holds; the fixed build leaves a secret somewhere; the experiment has no control, so that finding nothing means nothing. */
export type Verdict = 'proved' | 'leaks' | 'nothing-proved';
