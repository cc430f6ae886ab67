import { posix } from 'node:path';
import { CHANGES_FOLDER, MAKES_FOLDER } from '../../knowledge/shell/commands.ts';
import type { Copy, Dockerfile, Instruction, Run, ShellCommand } from '../../syntax/types.ts';
import { fileEffects, isFileTool } from '../commands/file-effects.ts';
import { isWithin, normalisePath, type Place } from '../commands/paths.ts';
import { placesOf } from '../commands/places.ts';
import { isImageFolder, targetOf } from './copy-target.ts';
import { withKnownVariables } from './known-variables.ts';
import { patternTarget } from './pattern-source.ts';
import { homeOf, resolveIn, type StageState } from './stage-state.ts';
import { isBuiltOn } from './stage-tree.ts';

/** A command that works on a folder into which a COPY puts a file. */
export interface FolderUse {
  readonly dockerfile: Dockerfile;
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly run: Run;
  readonly command: ShellCommand;
  /** The folder, absolute. */
  readonly folder: string;
  /** The COPY. */
  readonly copy: Copy;
  /** Index of the file in `copy.sources`; it is not part of the answer. */
  readonly source: number;
}

/**
 * The other files that earlier instructions and commands have put into the folder: absolute paths. Undefined if they are unknown: the base image may have the
 * folder, other folders are copied into it, or a path is only known at build time.
 */
export function folderContents({ dockerfile, states, run, command, folder, copy, source }: FolderUse): readonly string[] | undefined {
  const workdir = states.get(run)?.workdir;
  if (!folder.startsWith('/') || isImageFolder(folder) || (workdir !== undefined && isWithin(workdir, folder))) return undefined;
  const found = new Set<string>();
  for (const one of dockerfile.instructions) {
    if (one.range.start > run.range.start || one.onbuild !== run.onbuild || !isBuiltOn(dockerfile.stages[run.stage ?? -1], one.stage)) continue;
    const paths =
      one.keyword === 'RUN'
        ? writtenBy(one, states.get(one), folder, one === run ? command : undefined)
        : copiedBy(one, one === copy ? source : undefined, { dockerfile, states });
    if (paths.some((path) => path === undefined || isWithin(folder, path))) return undefined;
    for (const path of paths) if (path !== undefined && isWithin(path, folder)) found.add(path);
  }
  return [...found].some((path) => /[*?[$`]/.test(path)) ? undefined : [...found];
}

/** The targets of all sources of a COPY except one. A copied folder is represented by its target folder. */
function copiedBy(
  one: Instruction,
  except: number | undefined,
  { dockerfile, states }: Pick<FolderUse, 'dockerfile' | 'states'>,
): readonly (string | undefined)[] {
  if ((one.keyword !== 'COPY' && one.keyword !== 'ADD') || !one.destination) return [];
  const state = states.get(one);
  const destination = state && resolveIn(state, one.destination);
  if (destination === undefined) return [undefined];
  const folder = posix.normalize(destination).replace(/(.)\/$/, '$1');
  const heredocs = one.heredocs.length > 0 ? [folder] : [];
  return [
    ...one.sources.flatMap((source, index) => {
      if (index === except) return [];
      return (
        (/\.\w+$/.test(source.value) ? (targetOf(dockerfile, one, source, states) ?? patternTarget(dockerfile, one, source, states)) : undefined) ?? folder
      );
    }),
    ...heredocs,
  ];
}

/** The files that a RUN writes before a command. Contains undefined if a program gets the folder as an argument, because it may write anything there. */
function writtenBy(run: Run, state: StageState | undefined, folder: string, until: ShellCommand | undefined): readonly (string | undefined)[] {
  const script = run.script && state ? withKnownVariables(run.script, state.env) : run.script;
  if (!script?.ok) return [undefined];
  const start: Place = { workdir: state?.workdir, home: homeOf(state) };
  const places = placesOf(script, start);
  const end = until === undefined ? script.commands.length : (run.script?.commands.indexOf(until) ?? 0);
  return script.commands.slice(0, end).flatMap((command, index): readonly (string | undefined)[] => {
    const place = places[index] ?? start;
    if (command.name === MAKES_FOLDER || CHANGES_FOLDER.has(command.name) || isFileTool(command.name, 'delete', 'permissions')) return [];
    if (command.words.some(({ value }) => normalisePath(value, place) === folder)) return [undefined];
    return fileEffects(command).map(({ path }) => normalisePath(path, place));
  });
}
