import { commandInvocation } from '../../facts/commands/invocation.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Sink } from '../../facts/flows/sink.ts';
import { copiedFiles } from '../../facts/project/copied-files.ts';
import { keptSettingsOf } from '../../knowledge/tools/build-commands.ts';
import type { Script } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';

/**
 * Returns the commands of a RUN that may read the variable in settings of the project and keep what those hold, if the settings are not seen: `mix release`,
 * which writes what `config/*.exs` read into its sys.config. Where they are seen, the project tells whether they name the variable.
 */
export function keptSettings(facts: Facts, { run, certainty }: Sink): readonly string[] {
  if (certainty === 'cannot-read' || !run.script) return [];
  return keepersIn(run.script).flatMap(({ row, shown }) => (isSeen(facts, run, row.files) ? [] : [`${shown} may keep it in ${row.where}`]));
}

/** Few scripts have such a command, and every secret asks. */
const keepersIn = keptWith(({ commands }: Script) =>
  commands.flatMap((command) => {
    const { program, args } = commandInvocation(command);
    const row = keptSettingsOf(program, args.join(' '));
    return row ? [{ row, shown: [program, ...args.filter((word) => !word.startsWith('-')).slice(0, 2)].join(' ') }] : [];
  }),
);

function isSeen({ dockerfile, states, context }: Facts, run: Sink['run'], settings: RegExp): boolean {
  return context !== undefined && [...copiedFiles(dockerfile, states, context)(run).files.keys()].some((path) => settings.test(path));
}
