import { CHANGES_FOLDER } from '../../knowledge/shell/commands.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { enterFolder, type Place } from './paths.ts';

/** Returns working directory and home at each command of a script, by its index. Follows `cd` if its argument is literal. */
export function placesOf(script: Script, start: Place): readonly Place[] {
  const known = knownPlaces(script);
  const key = `${start.workdir ?? ''}\n${start.home ?? ''}`;
  const places = known.get(key) ?? findPlaces(script, start);
  known.set(key, places);
  return places;
}

const knownPlaces = keptWith((_: Script) => new Map<string, readonly Place[]>());

function findPlaces(script: Script, start: Place): readonly Place[] {
  const places: Place[] = [];
  let outer = start;
  let inner: Place | undefined;
  for (const command of script.commands) {
    const nested = isNested(command);
    // a `cd` in a subshell has no effect outside of it
    const place: Place = nested ? (inner ?? outer) : outer;
    places.push(place);
    const next = CHANGES_FOLDER.has(command.name) ? enterFolder(place, command.words[1]?.value) : place;
    if (nested) inner = next;
    else {
      outer = next;
      inner = undefined;
    }
  }
  return places;
}

function isNested(command: ShellCommand): boolean {
  return command.within.some((one) => one === 'subshell' || one === 'substitution' || one === 'literal' || one === 'pipeline' || one === 'background');
}
