import type { Script } from '../../../syntax/types.ts';
import { placesOf } from '../../commands/places.ts';
import type { Call } from '../executed.ts';
import type { FilePlace } from '../file-texts.ts';
import { assignedIn } from './call-environment.ts';

/** The commands of a script of the project, to be followed. `around`: the call that runs it. */
export function callsIn(script: Script, folder: string, at: FilePlace, { depth, given, assigned: outer }: Call): readonly Call[] {
  const places = placesOf(script, { workdir: folder, home: undefined });
  const assigned = assignedIn(script, outer);
  return script.commands.flatMap((command, index): Call[] => {
    const words = command.words.map((word) => word.value);
    if (words.length === 0) return [];
    const workdir = places[index]?.workdir;
    const line = at.line + (script.source.text.slice(0, command.range.start).match(/\n/g)?.length ?? 0);
    return [
      {
        words,
        folder: workdir?.startsWith('/') ? workdir : folder,
        at: { path: at.path, line },
        depth: depth + 1,
        piped: command.pipeline.index > 0 && (script.commands[index - 1]?.words.some((word) => word.value.includes('://')) ?? false),
        given,
        assigned: assigned[index] ?? outer,
      },
    ];
  });
}
