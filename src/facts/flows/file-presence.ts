import { posix } from 'node:path';
import type { Copy, Dockerfile, Instruction, Run, Stage } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { isWithin } from '../commands/paths.ts';
import { type ContainerStart, isContainerStage, startOf, startsWith } from '../stages/container.ts';
import type { StageState } from '../stages/stage-state.ts';
import { expand, resolveIn } from '../stages/stage-state.ts';
import { commandsIn, copiesByStage, copiesFrom, copiesIn, isBuiltOn, runsIn, stagesBuiltOn } from '../stages/stage-tree.ts';
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
  return [...(usersIn(dockerfile, states).get(target) ?? []), ...commandsIn(dockerfile).filter((one) => one.args.text.includes(target))]
    .sort((a, b) => a.range.start - b.range.start)
    .flatMap((instruction): OtherUse[] => {
      const use = { instruction, range: instruction.keywordRange, name: target };
      if (instruction.keyword !== 'ENV' && instruction.range.start < copy.range.start) return [];
      if (instruction.keyword === 'COPY') return [{ ...use, when: 'build' }];
      return starts.some((start) => isBuiltOn(start.stage, instruction.stage)) ? [{ ...use, when: 'runtime' }] : [];
    });
}

/** The ENVs and COPYs --from by the paths that they name. */
const usersIn = keptWith((dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>) => {
  const byPath = new Map<string, Instruction[]>();
  for (const one of dockerfile.instructions) {
    const isCopy = one.keyword === 'COPY' && one.from !== undefined;
    const words = one.keyword === 'ENV' ? one.entries.flatMap(({ value }) => value ?? []) : isCopy ? one.sources : [];
    const env = states.get(one)?.env;
    for (const path of new Set(words.map((word) => (env && expand(word, env)) ?? word.value))) add(byPath, path, one);
  }
  return byPath;
});
