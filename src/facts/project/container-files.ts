import { findStage } from '../../syntax/dockerfile/stages.ts';
import type { Copy, Dockerfile, Instruction, Run, Stage } from '../../syntax/types.ts';
import type { StageState } from '../stages/stage-state.ts';
import type { BuildContext } from './build-context.ts';
import { copiedFiles, filesOfStage } from './copied-files.ts';

/** What of the build context a container has, and what its programs may have been made of. */
export interface ContainerFiles {
  /** The files that were copied into it, by their path there. */
  readonly own: ReadonlyMap<string, string>;
  /** All files of the context that its stage has, and the stages that it copies from: what is made in the build is made of these. */
  readonly sources: ReadonlySet<string>;
  /** Whether every source of a COPY was found in the context. */
  readonly isComplete: boolean;
  /** The RUNs of these stages. */
  readonly runs: readonly Run[];
  /** What these get from images that no stage makes, and from addresses. */
  readonly foreign: readonly Copy[];
  /** What they get from one another. */
  readonly copies: readonly Copy[];
}

/** The files of a container of the stage. */
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

/** The stage, those that it is built on, and those from which they copy. */
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
