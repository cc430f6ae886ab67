import type { Run } from '../../syntax/types.ts';
import type { Persisted } from '../commands/layer-writes.ts';
import { type LiteralCredential, literalCredentials } from './literal-credentials.ts';
import type { WritesByRun } from './writes-by-run.ts';

/** A secret that the commands of a RUN hold in plain text or leave in its layer. */
export type RunLeak = LeakedWrite | LiteralCredential;

/** A secret that a RUN writes into its layer. One that the same RUN removes again has `removed` in its write. */
export interface LeakedWrite {
  readonly kind: 'write';
  readonly instruction: Run;
  readonly write: Persisted;
}

/** The leaks of every RUN in order: of each its writes, one for every place that they go to, then its literal credentials. */
export function findRunLeaks(runs: readonly Run[], writes: WritesByRun): RunLeak[] {
  return runs.flatMap((run) => [...leakedWrites(run, writes.get(run) ?? []), ...literalCredentials(run)]);
}

/** Several writes to one place are one leak: that of the first write that stays, if one does. */
function leakedWrites(run: Run, writes: readonly Persisted[]): LeakedWrite[] {
  const first = new Map<string, Persisted>();
  for (const write of [...writes].sort((a, b) => Number(a.removed) - Number(b.removed))) if (!first.has(write.where)) first.set(write.where, write);
  return [...first.values()].map((write) => ({ kind: 'write', instruction: run, write }));
}
