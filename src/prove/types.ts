/** A secret to search for. */
export interface Sought {
  /** Shown to people: the variable, or the path of the file. */
  readonly name: string;
  readonly needles: readonly Needle[];
}

/** The bytes of a secret in one encoded form. */
export interface Needle {
  readonly bytes: Buffer;
  /** The name of the form: `as it is`, `in base64`, `percent-encoded`, `in JSON`. */
  readonly form: string;
  /** The whole text, if these bytes are a part of it from `at` on: the text may be wrapped into lines, and its rest must surround the match. */
  readonly whole?: { readonly bytes: Buffer; readonly at: number };
}

/** A place where a secret was found. Contains no value. */
export interface Trace {
  readonly name: string;
  readonly form: string;
  /** Shown to people: `layer 3, app/.npmrc`, `the history (RUN npm ci)`, `ENV NPM_TOKEN in the configuration`. */
  readonly place: string;
}

/** The entry of a path in an image, as seen in a container. */
export interface TreeEntry {
  /** `file`, `directory`, `symlink`, `link` (another name of the file `target`), `character-device` … */
  readonly type: string;
  /** In octal. */
  readonly mode: string;
  /** `uid:gid` */
  readonly owner: string;
  /** Target of a link; empty for others. */
  readonly target: string;
  /** Digest of a file's content; empty for others. */
  readonly digest: string;
  /** Extended attributes. */
  readonly attributes: string;
}

/** The result of a search. */
export interface ImageSearch {
  /** The digest of the configuration, which docker uses as the image id. */
  readonly id: string;
  readonly traces: readonly Trace[];
  readonly layers: number;
  /** The file system of a container, by path without leading slash. */
  readonly tree: ReadonlyMap<string, TreeEntry>;
  /** The paths that contained a secret in any layer. */
  readonly secretPaths: ReadonlySet<string>;
  /** Of `secretPaths`, the small files that contain the unencoded value. */
  readonly plainPaths: ReadonlySet<string>;
  /** The configuration, by a name for people; masked. */
  readonly settings: ReadonlyMap<string, string>;
  readonly unread: readonly UnreadFile[];
}

/** A file that was searched only in part. */
export interface UnreadFile {
  readonly place: string;
  readonly why: string;
  readonly digest: string;
}

/**
 * The result of a proof:
 * - proved: the fix holds.
 * - leaks: the fixed build leaves a secret somewhere.
 * - lost: a command that needs a secret no longer has it, or has another value.
 * - differs: the fixed image differs from the original in an unexpected way.
 * - nothing-proved: the search lacks a control or could not search a file, so that finding nothing means nothing.
 */
export type Verdict = 'proved' | 'leaks' | 'lost' | 'differs' | 'nothing-proved';
