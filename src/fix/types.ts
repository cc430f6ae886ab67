import type { CallerChange } from '../caller-change.ts';
import type { Evidence } from '../facts/index.ts';
import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';

/** safe: the build keeps its behaviour. unsafe: what may change is said in a caveat. manual: a person must do it. */
export type Applicability = 'safe' | 'unsafe' | 'manual';

/** Why a fix is weaker than safe. */
export interface Caveat {
  readonly applicability: 'unsafe' | 'manual';
  readonly reason: string;
}

/** A RUN that a fix gives a secret. */
export interface MountedRun {
  /** The RUN. */
  readonly range: Range;
  /** The variable, or the path in the image. */
  readonly name: string;
  /** Who reads it there, for people. */
  readonly why: string;
  /** What shows it. */
  readonly evidence: Evidence;
}

/** One atomic repair: all of its edits are applied, or none. */
export interface Fix extends CallerChange {
  readonly title: string;
  /** Derived from the caveats by `makeFix`. */
  readonly applicability: Applicability;
  readonly caveats: readonly Caveat[];
  readonly edits: readonly Edit[];
  /** Lines for the report: what was mounted where, which RUNs no longer see it. */
  readonly effects: readonly string[];
  /** In the order of the RUNs; ranges in the text that the fix is for. */
  readonly mounts: readonly MountedRun[];
}
