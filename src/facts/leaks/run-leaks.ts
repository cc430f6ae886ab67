import type { Run } from '../../syntax/types.ts';
import type { Persisted } from '../commands/layer-writes.ts';
import { type LiteralCredential, literalCredentials } from './literal-credentials.ts';
import type { WritesByRun } from './writes-by-run.ts';

/** A secret in plain text in the commands of a RUN, or left in its layer. */
export type RunLeak = LeakedWrite | LiteralCredential;

/** A secret that a RUN writes into its layer. If the same RUN removes it again, `removed` is set in its write. */
export interface LeakedWrite {
  readonly kind: 'write';
  readonly instruction: Run;
  readonly write: Persisted;
  /** The id of the mount by which the RUN has the secret; undefined if it has it in another way. */
  readonly mountedAs: string | undefined;
}

/** Returns the leaks of all RUNs in order: for each RUN its writes, one for each place, and then its literal credentials. */
export function findRunLeaks(runs: readonly Run[], writes: WritesByRun): RunLeak[] {
  return runs.flatMap((run) => [...leakedWrites(run, writes.get(run) ?? []), ...literalCredentials(run)]);
}

/** Merges writes to the same place into one leak: that of the first write that stays, if one does. */
function leakedWrites(run: Run, writes: readonly Persisted[]): LeakedWrite[] {
  const first = new Map<string, Persisted>();
  for (const write of [...writes].sort((a, b) => Number(a.removed) - Number(b.removed))) if (!first.has(write.where)) first.set(write.where, write);
  return [...first.values()].map((write) => ({ kind: 'write', instruction: run, write, mountedAs: mountedAs(run, write.secret) }));
}

/** The id of the mount with that variable or at that path. The default path: https://docs.docker.com/reference/dockerfile/#run---mounttypesecret */
function mountedAs({ mounts }: Run, secret: string): string | undefined {
  const mount = mounts.find(({ type, values }) => {
    const id = values.get('id');
    return type === 'secret' && [values.get('env'), values.get('target') ?? (id === undefined ? undefined : `/run/secrets/${id}`)].includes(secret);
  });
  return mount?.values.get('id');
}
