import { findStage } from '../../syntax/dockerfile/stages.ts';
import type { Copy, Dockerfile, Instruction, Run, Stage } from '../../syntax/types.ts';
import type { StageState } from '../stages/stage-state.ts';
import type { BuildContext } from './build-context.ts';
import { copiedFiles, filesOfStage } from './copied-files.ts';

/** The files of the build context that a container has, and those from which its programs may be compiled. */
export interface ContainerFiles {
  /** The files copied into the container. Key: path in the container. Value: path in the context. */
  readonly own: ReadonlyMap<string, string>;
  /** All files of the context in its stage and in the stages that it copies from: programs are compiled from these. */
  readonly sources: ReadonlySet<string>;
  /** Whether every source of a COPY exists in the context. */
  readonly isComplete: boolean;
  /** The RUNs of these stages. */
  readonly runs: readonly Run[];
  /** The COPYs of these stages from other images and from addresses. */
  readonly foreign: readonly Copy[];
  /** The COPYs of these stages from each other. */
  readonly copies: readonly Copy[];
}

/** Returns the files of a container that runs the stage. */
export function containerFiles(dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>, context: BuildContext, stage: Stage): ContainerFiles {
  const copiedOf = copiedFiles(dockerfile, states, context);
  const stages = stagesOf(dockerfile, stage);
  const own = filesOfStage(dockerfile, states, context, stage);
  const sources = new Set(own.files.values());
  const runs: Run[] = [];
  const foreign: Copy[] = [];
  const copies: Copy[] = [];
  let { isComplete } = own;
  for (const one of [...stages].flatMap(({ instructions }) => instructions)) {
    if (one.keyword === 'COPY' && one.from !== undefined) (findStage(dockerfile.stages, one.from, true) ? copies : foreign).push(one);
    if (one.keyword === 'ADD' && one.args.text.includes('://')) foreign.push(one);
    if (one.keyword !== 'RUN' || one.onbuild) continue;
    runs.push(one);
    const copied = copiedOf(one);
    isComplete &&= copied.isComplete;
    for (const path of copied.files.values()) sources.add(path);
  }
  return { own: own.files, sources, isComplete, runs, foreign, copies };
}

/** The stage, its parent stages, and the stages from which they copy. */
function stagesOf(dockerfile: Dockerfile, stage: Stage): ReadonlySet<Stage> {
  const found = new Set<Stage>();
  const waiting = [stage];
  for (let one = waiting.pop(); one; one = waiting.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    if (one.parent) waiting.push(one.parent);
    for (const each of one.instructions) {
      const from = each.keyword === 'COPY' ? each.from : undefined;
      const other = from === undefined ? undefined : findStage(dockerfile.stages, from, true);
      if (other) waiting.push(other);
    }
  }
  return found;
}
