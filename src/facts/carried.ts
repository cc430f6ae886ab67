import type { Dockerfile, Run, Stage } from '../syntax/types.ts';
import { isWithin, normalisePath } from './paths.ts';
import { resolveIn } from './stage-state.ts';
import type { StageState } from './types.ts';

/** RUNs of other stages in which a file of this RUN's stage is, because COPY --from takes it or its folder along. */
export function runsCarriedTo(dockerfile: Dockerfile, states: ReadonlyMap<unknown, StageState>, run: Run, path: string): Run[] {
  const state = states.get(run);
  const absolute = normalisePath(path, { workdir: state?.workdir, home: '/root' });
  if (run.stage === undefined) return [];
  const holders = dockerfile.stages.filter((stage) => isBuiltOn(stage, run.stage));
  return dockerfile.stages.flatMap((stage) => {
    const from = stage.instructions.findIndex((instruction) => {
      if (instruction.keyword !== 'COPY' || instruction.from === undefined) return false;
      const source = holders.find((holder) => holder.name?.toLowerCase() === instruction.from?.toLowerCase() || String(holder.index) === instruction.from);
      return source !== undefined && instruction.sources.some((word) => isWithin(absolute, resolveIn({ ...EMPTY, workdir: '/' }, word) ?? '\0'));
    });
    if (from < 0) return [];
    const own = stage.instructions.slice(from).filter((instruction): instruction is Run => instruction.keyword === 'RUN');
    const built = dockerfile.stages.filter((other) => other !== stage && isBuiltOn(other, stage.index));
    return [...own, ...built.flatMap((other) => other.instructions.filter((instruction): instruction is Run => instruction.keyword === 'RUN'))];
  });
}

const EMPTY: StageState = { user: undefined, privilege: 'unknown', uid: undefined, workdir: undefined, env: new Map() };

function isBuiltOn(stage: Stage, index: number | undefined): boolean {
  for (let one: Stage | undefined = stage; one; one = one.parent) if (one.index === index) return true;
  return false;
}
