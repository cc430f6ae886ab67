import { posix } from 'node:path';
import { MAKES_FOLDER } from '../../knowledge/shell/commands.ts';
import type { Dockerfile, Instruction, Run, Script, ShellCommand } from '../../syntax/types.ts';
import { fileEffects } from '../commands/file-effects.ts';
import type { FileReading } from '../commands/file-readers.ts';
import { isWithin, normalisePath, type Place } from '../commands/paths.ts';
import { placesOf } from '../commands/places.ts';
import { isCredentialFolder } from '../stages/copy-target.ts';
import { homeOf, type StageState } from '../stages/stage-state.ts';

/** The single command that moves or copies a copied file to the path where it is read. */
export interface Placement {
  readonly run: Run;
  /** Index into the commands of the RUN. */
  readonly index: number;
  /** The absolute target path. */
  readonly target: string;
}

/**
 * Returns the `mv`, `cp` or `install` that takes only this file to its place. Undefined if there is none or more than one, if another command reads the file at
 * its first path, or if the command does not always run.
 */
export function placementIn(
  readings: ReadonlyMap<Run, readonly FileReading[]>,
  scriptOf: (run: Run) => Script | undefined,
  { states }: { readonly dockerfile: Dockerfile; readonly states: ReadonlyMap<Instruction, StageState> },
): Placement | undefined {
  const uses = [...readings].flatMap(([run, ofRun]) => ofRun.flatMap((reading, index) => (isUse(reading) ? [{ run, reading, index }] : [])));
  const [only, ...others] = uses;
  if (!only || others.length > 0 || only.reading.effect !== 'copy' || only.reading.folder) return undefined;
  const script = scriptOf(only.run);
  const command = script?.commands[only.index];
  if (!script?.ok || !command || command.within.length > 0 || command.pipeline.length > 1) return undefined;
  const state = states.get(only.run);
  const start: Place = { workdir: state?.workdir, home: homeOf(state) };
  const target = targetIn(script, command, placesOf(script, start)[only.index] ?? start);
  return target === undefined ? undefined : { run: only.run, index: only.index, target };
}

/** Whether a command uses the file, apart from changing its permissions or deleting it. */
function isUse({ certainty, effect }: FileReading): boolean {
  return effect === 'copy' || effect === 'write' || (effect === 'read' && certainty === 'names-it');
}

function targetIn(script: Script, command: ShellCommand, place: Place): string | undefined {
  const [effect, ...more] = fileEffects(command).filter((one) => one.effect === 'copy' || one.effect === 'move');
  const [source, ...sources] = effect?.sources ?? [];
  if (
    !effect ||
    source === undefined ||
    more.length > 0 ||
    sources.length > 0 ||
    effect.recursive ||
    /[*?[$`]/.test(source + effect.path.replace(/^\$(?:HOME|\{HOME\})/, ''))
  )
    return undefined;
  const path = normalisePath(effect.path, place);
  const isFolder =
    /\/$|(?:^|\/)\.{1,2}$/.test(effect.path) || isCredentialFolder(path) || isMade(script, path, place) || path === place.workdir || path === place.home;
  const target = isFolder ? posix.join(path, posix.basename(source)) : path;
  return target.startsWith('/') ? target : undefined;
}

/** Whether the script creates the folder. */
function isMade(script: Script, path: string, place: Place): boolean {
  return script.commands.some((command) => command.name === MAKES_FOLDER && command.words.some((word) => isWithin(normalisePath(word.value, place), path)));
}
