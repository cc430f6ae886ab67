import { posix } from 'node:path';
import type { Copy, Dockerfile, Instruction, Run, Stage, Word } from '../../syntax/types.ts';
import { isWithin } from '../commands/paths.ts';
import { type ContainerStart, containerStages, isBuiltOn, startsWith } from '../stages/container.ts';
import type { StageState } from '../stages/stage-state.ts';
import { expand, resolveIn } from '../stages/stage-state.ts';
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
  const kept = dockerfile.stages.filter((stage) => isBuiltOn(stage, copy.stage) && !isGoneIn(presence, stage));
  if (kept.some((stage) => isTakenFrom(presence, stage))) {
    const last = dockerfile.stages.at(-1);
    return last ? startsWith(dockerfile, last.from) : [];
  }
  const containers = containerStages(dockerfile);
  return kept.filter((stage) => containers.includes(stage)).flatMap((stage) => startsWith(dockerfile, stage.from).filter((start) => start.stage === stage));
}

/** Whether the file is missing at the end of the stage: a RUN has deleted it, and no COPY has restored it. */
function isGoneIn(presence: Presence, stage: Stage): boolean {
  const runs = presence.dockerfile.instructions.filter(
    (one): one is Run => one.keyword === 'RUN' && !one.onbuild && one.range.start > presence.copy.range.start && isBuiltOn(stage, one.stage),
  );
  const last = runs.findLast(presence.deletes);
  return last !== undefined && !isBroughtBack(presence, last.range.start, Number.POSITIVE_INFINITY, stage);
}

/** Whether a COPY between two offsets restores the file at its path, by itself or with a folder above it. */
export function isBroughtBack({ dockerfile, states, source, target }: Presence, from: number, to: number, stage: Stage | undefined): boolean {
  return dockerfile.instructions.some((one) => {
    if ((one.keyword !== 'COPY' && one.keyword !== 'ADD') || one.from !== undefined || !isBuiltOn(stage, one.stage) || !one.destination) return false;
    if (one.range.start < from || one.range.start > to) return false;
    const state = states.get(one);
    const folder = state && resolveIn(state, one.destination);
    if (folder === undefined) return false;
    return one.sources.some(({ value }) => {
      const inFolder = pathInFolder(value, source);
      return (inFolder === undefined ? (value === source ? folder : undefined) : posix.join(folder, inFolder)) === target;
    });
  });
}

/** The path of a file relative to a folder, both as written in a COPY; undefined if it is not inside. */
function pathInFolder(folder: string, file: string): string | undefined {
  const [start, path] = [folder, file].map((one) => posix.normalize(`/${one}`).replace(/\/$/, ''));
  return start === undefined || path === undefined || !path.startsWith(`${start}/`) ? undefined : path.slice(start.length + 1);
}

/** Whether a COPY --from takes the path, or a folder above it, from the stage. An unknown path counts as taken. */
function isTakenFrom({ dockerfile, states, target }: Presence, stage: Stage): boolean {
  return dockerfile.instructions.some((one) => {
    if ((one.keyword !== 'COPY' && one.keyword !== 'ADD') || one.from === undefined || !isNamed(stage, one.from)) return false;
    const env = states.get(one)?.env;
    return one.sources.some((word) => {
      const value = (env && expand(word, env)) ?? word.value;
      return target === undefined || !target.startsWith('/') || isWithin(target, posix.join('/', value.replace(/\/?\*.*$/, '')).replace(/(.)\/$/, '$1'));
    });
  });
}

function isNamed(stage: Stage, from: string): boolean {
  return from.toLowerCase() === stage.name || from === String(stage.index) || from.includes('$');
}

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
  return dockerfile.instructions.flatMap((instruction): OtherUse[] => {
    const env = states.get(instruction)?.env;
    const isTarget = (word: Word | undefined): boolean => word !== undefined && ((env && expand(word, env)) ?? word.value) === target;
    const use = { instruction, range: instruction.keywordRange, name: target };
    const isInStart = starts.some((start) => isBuiltOn(start.stage, instruction.stage));
    if (instruction.keyword === 'ENV') return isInStart && instruction.entries.some((entry) => isTarget(entry.value)) ? [{ ...use, when: 'runtime' }] : [];
    if (instruction.range.start < copy.range.start) return [];
    if (instruction.keyword === 'CMD' || instruction.keyword === 'ENTRYPOINT' || instruction.keyword === 'HEALTHCHECK')
      return isInStart && instruction.args.text.includes(target) ? [{ ...use, when: 'runtime' }] : [];
    if (instruction.keyword === 'COPY' && instruction.from !== undefined && instruction.sources.some(isTarget)) return [{ ...use, when: 'build' }];
    return [];
  });
}
