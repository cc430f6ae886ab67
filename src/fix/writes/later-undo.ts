import { isRevertOf } from '../../facts/commands/reverts.ts';
import type { Credential } from './credential.ts';
import type { RemovedCommand, WriteContext } from './types.ts';

/**
 * The command of a later RUN of the stage that certainly removes the same setting, e.g. `RUN git config --global --unset url….insteadOf` after a download.
 * Undefined if there is none, or if it may not run.
 */
export function findLaterUndo(context: WriteContext, credential: Credential): RemovedCommand | undefined {
  if (credential.kind !== 'settings' || !credential.strict || credential.writes.length > 1) return undefined;
  const [write] = credential.writes;
  const writer = write?.writer;
  if (!write || !writer) return undefined;
  for (const run of context.later) {
    if (run.stage !== context.run.stage || !run.script?.ok) continue;
    const { items, commands } = run.script;
    const command = commands.find(
      (one) => one.within.length === 0 && items[one.item]?.operator !== '||' && items[one.item]?.command === one && isRevertOf(one, write.command, writer),
    );
    if (command) return { run, command };
  }
  return undefined;
}
