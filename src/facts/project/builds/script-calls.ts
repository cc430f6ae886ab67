import { ALL_ARGUMENTS } from '../../../knowledge/project/shell-scripts.ts';
import type { Script } from '../../../syntax/types.ts';
import { invocationOf } from '../../commands/invocation.ts';
import { placesOf } from '../../commands/places.ts';
import type { Call } from '../executed.ts';
import type { FilePlace } from '../file-texts.ts';
import { assignedIn } from './call-environment.ts';

/** The commands of a script of the project, to be followed. `around`: the call that runs it. */
export function callsIn(script: Script, folder: string, at: FilePlace, { depth, given, assigned: outer }: Call): readonly Call[] {
  const places = placesOf(script, { workdir: folder, home: undefined });
  const assigned = assignedIn(script, outer);
  return script.commands.flatMap((command, index): Call[] => {
    const words = command.words.map((word) => withGiven(word.value, given));
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

/** A word with the arguments that its script was given in place of `$1` and its like. */
function withGiven(word: string, given: readonly string[]): string {
  return given.length === 0
    ? word
    : word.replace(/\$(?:([1-9])|\{([1-9])\})/g, (written, plain?: string, braced?: string) => given[Number(plain ?? braced) - 1] ?? written);
}

/** The call with what its script was given in place of "$@"; unknown where that is the program itself and nothing was given, undefined if there is no "$@" to fill. */
export function handedOn(call: Call): Call | 'unknown' | undefined {
  const at = call.words.findIndex((word) => ALL_ARGUMENTS.test(word));
  if (at < 0) return undefined;
  if (call.given.length > 0)
    return { ...call, words: [...call.words.slice(0, at), ...call.given, ...call.words.slice(at + 1)], given: [], depth: call.depth + 1 };
  return invocationOf(call.words).at === at ? 'unknown' : undefined;
}
