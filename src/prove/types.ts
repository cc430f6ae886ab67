/** A secret whose value an image is searched for. */
export interface Sought {
  /** For people: the variable, or the path of the file. */
  readonly name: string;
  readonly needles: readonly Needle[];
}

/** Bytes that stand in a file where a secret does. */
export interface Needle {
  readonly bytes: Buffer;
  /** How the secret is written there: `as it is`, `in base64`, `percent-encoded`, `in JSON`. */
  readonly form: string;
}

/** A place where a secret was found. Values are nowhere in it. */
export interface Trace {
  readonly name: string;
  readonly form: string;
  /** For people: `layer 3, app/.npmrc`, `the history (RUN npm ci)`, `ENV NPM_TOKEN in the configuration`. */
  readonly place: string;
}

/** What an image archive holds, as far as it is asked about. */
export interface ImageSearch {
  readonly traces: readonly Trace[];
  readonly layers: number;
  /** Every path of the file system that a container of the image sees, without a leading slash. */
  readonly paths: ReadonlySet<string>;
}
