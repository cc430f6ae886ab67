import { invocationOf } from '../../facts/commands/invocation.ts';
import { UNDOING_WORDS } from '../../knowledge/shell/undoing-words.ts';
import type { ShellCommand } from '../../syntax/types.ts';
import type { Credential } from './credential.ts';
import type { RemovedCommand, WriteContext } from './types.ts';

/**
 * The command of a later RUN of the stage that surely takes the very setting back, e.g. `RUN git config --global --unset url….insteadOf`
 * after the modules are there. Undefined where there is none, or where it may not run.
 */
export function findLaterUndo(context: WriteContext, credential: Credential): RemovedCommand | undefined {
  if (credential.kind !== 'settings' || !credential.strict || credential.writes.length > 1) return undefined;
  const subject = bare(credential.undo.split(' ').at(-1) ?? '');
  const program = programOf(credential.commands.at(-1));
  for (const run of context.later) {
    if (run.stage !== context.run.stage || !run.script?.ok) continue;
    const { items, commands } = run.script;
    const command = commands.find(
      (one) =>
        programOf(one) === program &&
        one.within.length === 0 &&
        items[one.item]?.operator !== '||' &&
        items[one.item]?.command === one &&
        one.words.some((word) => UNDOING_WORDS.has(word.value)) &&
        one.words.some((word) => bare(word.text).startsWith(subject)),
    );
    if (command) return { run, command };
  }
  return undefined;
}

function programOf(command: ShellCommand | undefined): string | undefined {
  return command && invocationOf(command.words.map((word) => word.value)).program;
}

function bare(text: string): string {
  return text.replace(/["']/g, '');
}
