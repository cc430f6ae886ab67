import { posix } from 'node:path';
import { isOfflineCommand } from '../../knowledge/tools/index.ts';
import type { Copy, Dockerfile, Instruction, Run, Stage } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { fileReadersOf } from '../commands/file-readers.ts';
import { commandInvocation } from '../commands/invocation.ts';
import { isWithin, matchesPattern } from '../commands/paths.ts';
import { type ContainerStart, isContainerStage, startOf, startsWith } from '../stages/container.ts';
import type { StageState } from '../stages/stage-state.ts';
import { expand, homeOf, resolveIn } from '../stages/stage-state.ts';
import { commandsIn, copiesByStage, copiesFrom, copiesIn, isBuiltOn, runsAfter, runsIn, stagesBuiltOn } from '../stages/stage-tree.ts';
import type { OtherUse } from './other-uses.ts';

/** A file that COPY puts into a stage, and the test for RUNs that delete it for good. */
export interface Presence {
  readonly dockerfile: Dockerfile;
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly copy: Copy;
  /** Its path in the build context, as written. */
  readonly source: string;
  /** Its path in the image; undefined if that is unknown. */
  readonly target: string | undefined;
  readonly deletes: (run: Run) => boolean;
}

/**
 * Returns the programs started by containers that have the file: containers of stages that keep it, or all containers if another stage copies it. Empty if none
 * has it.
 */
export function startsThatHave(presence: Presence): readonly ContainerStart[] {
  const { dockerfile, copy } = presence;
  if (copy.onbuild) return [];
  const kept = stagesKeeping(presence);
  if (kept.some((stage) => isTakenFrom(presence, stage))) {
    const last = dockerfile.stages.at(-1);
    return last ? startsWith(dockerfile, last.from) : [];
  }
  return kept.filter((stage) => isContainerStage(dockerfile, stage)).map(startOf);
}

/** The stages with the file at their end: no RUN has deleted it, or a COPY has restored it. */
function stagesKeeping(presence: Presence): readonly Stage[] {
  const deleting = new Map<Stage, Run>();
  return stagesBuiltOn(presence.dockerfile, presence.copy.stage).filter((stage) => {
    const own = runsIn(stage).findLast((one) => !one.onbuild && one.range.start > presence.copy.range.start && presence.deletes(one));
    const last = own ?? (stage.parent && deleting.get(stage.parent));
    if (!last) return true;
    deleting.set(stage, last);
    return isBroughtBack(presence, last.range.start, Number.POSITIVE_INFINITY, stage);
  });
}

/** Whether a COPY between two offsets restores the file at its path, by itself or with a folder above it. */
export function isBroughtBack({ dockerfile, states, source, target }: Presence, from: number, to: number, stage: Stage | undefined): boolean {
  const isThere = (one: Copy): boolean => one.range.start >= from && one.range.start <= to && isBuiltOn(stage, one.stage);
  const { files, folders } = bringersIn(dockerfile, states);
  if (
    files
      .get(source)
      ?.get(target ?? '')
      ?.some(isThere)
  )
    return true;
  const path = rooted(source);
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    const inFolder = path.slice(end + 1);
    if (folders.get(path.slice(0, end))?.some(({ copy, folder }) => posix.join(folder, inFolder) === target && isThere(copy))) return true;
    if (end === 0) break;
  }
  return false;
}

/** What COPY and ADD take from the build context: by the source as written and the target as if it were a file, and by the path of the source as if it were a folder. */
const bringersIn = keptWith((dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>) => {
  const files = new Map<string, Map<string, Copy[]>>();
  const folders = new Map<string, { readonly copy: Copy; readonly folder: string }[]>();
  for (const copy of dockerfile.stages.flatMap(copiesIn)) {
    const state = copy.from === undefined && copy.destination ? states.get(copy) : undefined;
    const folder = state && resolveIn(state, copy.destination);
    if (folder === undefined) continue;
    for (const { value } of copy.sources) {
      const byTarget = files.get(value) ?? new Map<string, Copy[]>();
      files.set(value, byTarget);
      add(byTarget, folder, copy);
      add(folders, rooted(value), { copy, folder });
    }
  }
  return { files, folders };
});

function rooted(name: string): string {
  return posix.normalize(`/${name}`).replace(/\/$/, '');
}

function add<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key);
  if (group) group.push(item);
  else groups.set(key, [item]);
}

/** Whether a COPY --from takes the path, or a folder above it, from the stage. An unknown path counts as taken. */
function isTakenFrom({ dockerfile, states, target }: Presence, stage: Stage): boolean {
  return takersOf(dockerfile, stage).some((one) => {
    const env = states.get(one)?.env;
    return one.sources.some((word) => {
      const value = (env && expand(word, env)) ?? word.value;
      return target === undefined || !target.startsWith('/') || isWithin(target, posix.join('/', value.replace(/\/?\*.*$/, '')).replace(/(.)\/$/, '$1'));
    });
  });
}

/** The COPYs from a stage, and those whose stage is not written out. */
function takersOf(dockerfile: Dockerfile, stage: Stage): readonly Copy[] {
  return [...copiesFrom(dockerfile, stage), ...unknownTakers(dockerfile)];
}

const unknownTakers = keptWith((dockerfile: Dockerfile) => [...copiesByStage(dockerfile)].flatMap(([from, copies]) => (from.includes('$') ? copies : [])));

/**
 * Returns the uses of the path outside of RUN: CMD and similar instructions that name it, an ENV of a container with the path, and a COPY --from that names it.
 */
export function usesOutsideRun(
  dockerfile: Dockerfile,
  states: ReadonlyMap<Instruction, StageState>,
  copy: Copy,
  target: string,
  starts: readonly ContainerStart[],
): OtherUse[] {
  const carried = new Set(carriersOf(dockerfile, states, copy, target));
  return [...new Set([...usersOf(usersIn(dockerfile, states), target), ...commandsIn(dockerfile).filter((one) => one.args.text.includes(target)), ...carried])]
    .sort((a, b) => a.range.start - b.range.start)
    .flatMap((instruction): OtherUse[] => {
      const use = { instruction, range: instruction.keywordRange, name: target };
      if (instruction.keyword !== 'ENV' && instruction.range.start < copy.range.start) return [];
      if (instruction.keyword === 'COPY' || carried.has(instruction)) return [{ ...use, when: 'build' }];
      return starts.some((start) => isBuiltOn(start.stage, instruction.stage)) ? [{ ...use, when: 'runtime' }] : [];
    });
}

/**
 * What brings the file into another stage where a RUN needs it: a COPY --from of a folder above it, before a RUN with a tool that looks for the file there, or a
 * bind mount of the stage. Source: https://docs.docker.com/reference/dockerfile/#run---mounttypebind
 */
function carriersOf(dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>, copy: Copy, target: string): readonly Instruction[] {
  if (!target.startsWith('/') || copy.onbuild) return [];
  return stagesBuiltOn(dockerfile, copy.stage).flatMap((stage): readonly Instruction[] => {
    const copies = copiesFrom(dockerfile, stage).filter((one) => {
      const path = carriedTo(one, states.get(one), target);
      return path !== undefined && runsAfter(dockerfile, one).some((run) => isKnownReader(run, states.get(run), path));
    });
    return [...copies, ...runsMounting(dockerfile, stage, target)];
  });
}

/** The path to which a COPY of a folder brings the file; undefined if it does not, or if the path is unknown. */
function carriedTo(copy: Copy, state: StageState | undefined, target: string): string | undefined {
  const destination = state && copy.destination && resolveIn(state, copy.destination);
  if (state === undefined || destination === undefined) return undefined;
  const folders = copy.sources.map((word) => posix.join('/', expand(word, state.env) ?? word.value).replace(/(.)\/$/, '$1'));
  const folder = folders.find((one) => isWithin(target, one) && one !== target);
  return folder === undefined ? undefined : posix.join(destination, posix.relative(folder, target));
}

/** Whether a RUN starts a tool that looks for the file, and that may have to log in. */
function isKnownReader(run: Run, state: StageState | undefined, path: string): boolean {
  const readings = run.script ? fileReadersOf(run.script, path, state?.workdir, homeOf(state)) : [];
  return readings.some(({ certainty, effect, command }) => {
    const { program, args } = commandInvocation(command);
    return effect === 'read' && (certainty === 'names-it' || (certainty === 'known-reader' && !isOfflineCommand(program, args.join(' '))));
  });
}

function runsMounting(dockerfile: Dockerfile, { name, index }: Stage, target: string): readonly Run[] {
  const isFrom = (from: string | undefined): boolean => from !== undefined && (from === String(index) || from.toLowerCase() === name?.toLowerCase());
  return dockerfile.instructions.filter(
    (one): one is Run =>
      one.keyword === 'RUN' &&
      one.mounts.some(
        ({ type, values }) => type === 'bind' && isFrom(values.get('from')) && posix.join('/', values.get('source') ?? values.get('src') ?? '') === target,
      ),
  );
}

/** Those that name the path. Below a working directory that the base image sets, any path with the same end may be it. */
function usersOf(users: ReadonlyMap<string, readonly Instruction[]>, target: string): readonly Instruction[] {
  const patterns = [...users].filter(([path]) => /[*?[]/.test(path) && matchesPattern(path, target)).flatMap(([, all]) => all);
  if (target.startsWith('/')) return [...(users.get(target) ?? []), ...patterns];
  const ending = `/${target.replace(/^\.\//, '')}`;
  return [...[...users].filter(([path]) => path.endsWith(ending)).flatMap(([, all]) => all), ...(users.get(target) ?? [])];
}

/** The ENVs and COPYs --from by the paths that they name. */
const usersIn = keptWith((dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>) => {
  const byPath = new Map<string, Instruction[]>();
  for (const one of dockerfile.instructions) {
    const isCopy = one.keyword === 'COPY' && one.from !== undefined;
    const words = one.keyword === 'ENV' ? one.entries.flatMap(({ value }) => value ?? []) : isCopy ? one.sources : [];
    const env = states.get(one)?.env;
    for (const word of words) {
      const path = (env && expand(word, env)) ?? word.value;
      // COPY --from reads its sources from the root of the other stage
      add(byPath, isCopy && !/^[/$]/.test(path) ? posix.join('/', path) : path, one);
    }
  }
  return byPath;
});
