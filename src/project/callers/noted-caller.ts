import type { CompanionResult } from '../../companions/types.ts';

/** A caller before a change, with the result of the change. */
export interface NotedCaller {
  readonly file: string;
  readonly text: string;
  readonly result: CompanionResult;
}
