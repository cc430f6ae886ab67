import type { Run } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
/** Something that we cannot see and that may read the secret or change what a rewrite means. */
export interface BlindSpot {
  readonly range: Range;
  readonly reason: string;
}
/** A RUN in whose environment (or file system) the secret is, and what is known about its commands. */
export interface Sink {
  readonly run: Run;
  /** The variable, or the absolute path of the file. */
  readonly name: string;
  /**
   * reads: names it, or runs a program known to read it. may-read: runs something whose reads cannot be seen. keeps: runs tools that read it only where
   * settings or plugins make them. cannot-read: provably does not.
   */
  readonly certainty: 'reads' | 'may-read' | 'keeps' | 'cannot-read';
  /** Whether `$NAME` stands in the RUN. */
  readonly named: boolean;
  /** Who reads it, for people: `npm ci`, `./build.sh`; for cannot-read the commands that do not. */
  readonly reader: string;
  /** The first of the commands that certainly read it, where it can be told. */
  readonly place?: Range;
  /** Why, for people. */
  readonly reason: string;
}
