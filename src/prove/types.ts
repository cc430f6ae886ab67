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

/** A path of an image, as a container sees it. */
export interface TreeEntry {
  /** `file`, `directory`, `symlink`, `link` (a second name of the file that it leads to), `character-device` … */
  readonly type: string;
  /** In octal. */
  readonly mode: string;
  /** `uid:gid` */
  readonly owner: string;
  /** Where a link leads to; empty for others. */
  readonly target: string;
  /** Of the content of a file, without what is in it; empty for others. */
  readonly digest: string;
  /** Extended attributes. */
  readonly attributes: string;
}

/** The result of a search. */
export interface ImageSearch {
  /** The digest of its configuration, which docker calls the image's id. */
  readonly id: string;
  readonly traces: readonly Trace[];
  readonly layers: number;
  /** The file system of a container, by path without leading slash. */
  readonly tree: ReadonlyMap<string, TreeEntry>;
  /** The paths in which a secret was found, in whatever layer. */
  readonly secretPaths: ReadonlySet<string>;
  /** Of those, the small files in which one stands as it is. */
  readonly plainPaths: ReadonlySet<string>;
  /** The configuration, by a name for people; masked. */
  readonly settings: ReadonlyMap<string, string>;
  readonly unread: readonly UnreadFile[];
}

/** A file of which a part was not searched. */
export interface UnreadFile {
  readonly place: string;
  readonly why: string;
  readonly digest: string;
}

/**
 * What a proof shows: the fix holds; the fixed build leaves a secret somewhere; a command that needs a secret no longer has it, or has another value; the image is
 * another one; the experiment has no control, so that finding nothing means nothing.
 */
export type Verdict = 'proved' | 'leaks' | 'lost' | 'differs' | 'nothing-proved';
