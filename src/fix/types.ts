import type { CallerChange } from '../caller-change.ts';
import type { Evidence } from '../facts/index.ts';
import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/range.ts';

/** safe: the build behaves as before. unsafe: a caveat says what may change. manual: a person must do it. */
export type Applicability = 'safe' | 'unsafe' | 'manual';

/** Why a fix is weaker than safe. */
export interface Caveat {
  readonly applicability: 'unsafe' | 'manual';
  readonly reason: string;
}

/** A RUN that gets a secret by a fix. */
export interface MountedRun {
  /** Range of the RUN. */
  readonly range: Range;
  /** The variable, or the path in the image. */
  readonly name: string;
  /** The reader of the secret there, shown to people. */
  readonly why: string;
  /** The evidence that it reads the secret. */
  readonly evidence: Evidence;
}

/** A mount to write; undefined options are omitted. */
export interface MountSpec {
  readonly type: 'secret' | 'ssh';
  readonly id: string;
  readonly env?: string;
  readonly target?: string;
  readonly uid?: number;
  readonly mode?: string;
  readonly required: boolean;
}

/** The edits with which a fix gives a RUN mounts and what it needs before its command, and nothing else. */
export interface Mounting {
  /** The RUN. */
  readonly range: Range;
  readonly mounts: readonly MountSpec[];
  readonly prelude: readonly string[];
  readonly edits: readonly Edit[];
}

/** A fix: either all of its edits are applied, or none. */
export interface Fix extends CallerChange {
  readonly title: string;
  /** Derived from the caveats by `makeFix`. */
  readonly applicability: Applicability;
  readonly caveats: readonly Caveat[];
  readonly edits: readonly Edit[];
  /** Lines for the report: which RUNs get which mount, and which no longer see the secret. */
  readonly effects: readonly string[];
  /** In the order of the RUNs; ranges refer to the text before the fix. */
  readonly mounts: readonly MountedRun[];
  /** Those of the edits that give RUNs mounts: several fixes may do that to one RUN at once. */
  readonly mountings: readonly Mounting[];
  /** Whether a line in .dockerignore is all that keeps the files in `excluded` out of the image: a copied folder would bring them. */
  readonly needsIgnoring: boolean;
}
