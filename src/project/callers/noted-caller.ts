import type { CompanionResult } from '../../companions/types.ts';

/** A caller as it was found, with what a change makes of it. */
export interface NotedCaller {
  readonly file: string;
  readonly kind: string;
  readonly text: string;
  readonly result: CompanionResult;
}
