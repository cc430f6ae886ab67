import type { CallerChange } from '../caller-change.ts';
import type { Edit } from '../text/edit.ts';

/** safe: the build keeps its behaviour. unsafe: what may change is said in a caveat. manual: a person must do it. */
export type Applicability = 'safe' | 'unsafe' | 'manual';

/** Why a fix is weaker than safe. */
export interface Caveat {
  readonly applicability: 'unsafe' | 'manual';
  readonly reason: string;
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
}
