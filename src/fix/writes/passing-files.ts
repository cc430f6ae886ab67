import { fileEffects } from '../../facts/commands/file-effects.ts';
import { type FileReading, fileReadersOf } from '../../facts/commands/file-readers.ts';
import { normalisePath, type Place } from '../../facts/commands/paths.ts';
import { placesOf } from '../../facts/commands/places.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';

/**
 * Files through which a script passes a value to commands of its own: the key file of `echo "$KEY" > k && gcloud auth … --key-file=k && rm k`. In another RUN
 * the commands do not find such a file.
 */
export interface PassingFiles {
  /** The other commands that make or delete these files, and so belong to the given ones. */
  readonly helpers: readonly ShellCommand[];
  /** Whether a file stays after the script, or another command uses it, so that neither it nor its readers can go to another RUN. */
  readonly isShared: boolean;
}

/** Returns the files that other commands of the script write for `commands`. `stored`: the normalised path of the file that `commands` store. */
export function passingFiles(script: Script, place: Place, commands: readonly ShellCommand[], stored: string): PassingFiles {
  const places = placesOf(script, place);
  const made = new Set(
    script.commands.flatMap((command, index) =>
      commands.includes(command)
        ? []
        : fileEffects(command)
            .filter(({ effect }) => effect !== 'delete' && effect !== 'permissions')
            .map(({ path }) => normalisePath(path, places[index] ?? place)),
    ),
  );
  made.delete(stored);
  const helpers = new Set<ShellCommand>();
  let isShared = false;
  for (const path of made) {
    const uses = fileReadersOf(script, path, place.workdir, place.home).filter((one) => one.certainty === 'names-it' && !one.folder);
    if (!uses.some((use) => commands.includes(use.command))) continue;
    const others = uses.filter((use) => !commands.includes(use.command));
    if (others.some((use) => use.otherTargets || isReading(use)) || !others.some(isDeleting)) isShared = true;
    for (const { command } of others) helpers.add(command);
  }
  return { helpers: [...helpers], isShared };
}

function isReading({ effect }: FileReading): boolean {
  return effect === 'read' || effect === 'copy';
}

function isDeleting({ effect, command }: FileReading): boolean {
  return effect === 'delete' && command.within.length === 0;
}
