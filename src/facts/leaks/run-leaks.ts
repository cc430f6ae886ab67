import { posix } from 'node:path';
import type { Dockerfile, Instruction, Run, Stage } from '../../syntax/types.ts';
import type { Persisted } from '../commands/layer-writes.ts';
import { isWithin, normalisePath } from '../commands/paths.ts';
import { homeOf, type StageState } from '../stages/stage-state.ts';
import { copiesFrom, runsMountingStage, stagesBuiltOn } from '../stages/stage-tree.ts';
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
export function findRunLeaks(dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>, writes: WritesByRun): RunLeak[] {
  const runs = dockerfile.instructions.filter((instruction): instruction is Run => instruction.keyword === 'RUN');
  return runs.flatMap((run) => {
    const stay = (writes.get(run) ?? []).filter((write) => !isLeftBehind(dockerfile, run, write, states.get(run)));
    return [...leakedWrites(run, stay), ...literalCredentials(run)];
  });
}

/**
 * Whether a new key stays in a stage that gives others only files: no image has it then. A stage that nothing is copied from may be an image of its own, and
 * one that others are built on is a part of theirs.
 */
function isLeftBehind(dockerfile: Dockerfile, { stage: index, onbuild }: Run, { from, where }: Persisted, state: StageState | undefined): boolean {
  const stage = dockerfile.stages[index ?? -1];
  if ((from !== 'generated' && from !== 'test-key') || !stage || onbuild || stage === dockerfile.stages.at(-1)) return false;
  if (stagesBuiltOn(dockerfile, index).length > 1) return false;
  const taken = sourcesFrom(dockerfile, stage);
  const path = absolute(where, state);
  return taken.length > 0 && path !== undefined && !taken.some((source) => mayBring(source, path));
}

/** The paths that other stages take from a stage; a mount of the stage may bring all of it. */
function sourcesFrom(dockerfile: Dockerfile, stage: Stage): readonly string[] {
  const copied = copiesFrom(dockerfile, stage).flatMap(({ sources }) => sources.map(({ value }) => value));
  return runsMountingStage(dockerfile, stage).length > 0 ? [...copied, '/'] : copied;
}

function absolute(path: string, state: StageState | undefined): string | undefined {
  if (path.includes('$') || (state?.workdir === undefined && !/^(?:~?\/)/.test(path))) return undefined;
  return normalisePath(path, { workdir: state?.workdir, home: homeOf(state) ?? '/' });
}

/** Whether a source of COPY is the file, a folder around it, or unknown. */
function mayBring(source: string, path: string): boolean {
  return /[$*?[]/.test(source) || isWithin(path, posix.normalize(`/${source}`).replace(/(?<=.)\/$/, ''));
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
