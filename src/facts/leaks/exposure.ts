import type { Instruction } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import type { Verdict } from '../sensitivity/judgement.ts';
/** A secret that stands, or stays, where it should not, with no flow to repair: a literal, a file that a RUN writes, a whole context. */
export interface Exposure {
  readonly range: Range;
  readonly instruction: Instruction;
  /** The variable, or the file where it ends up. */
  readonly name: string;
  readonly message: string;
  readonly verdict: Verdict;
  readonly severity: 'error' | 'warning' | 'info';
  readonly evidence: readonly string[];
  /** What a person can do. */
  readonly remedy: string;
}
