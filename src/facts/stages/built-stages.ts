import { findStage } from '../../syntax/dockerfile/stages.ts';
import type { Dockerfile, Stage } from '../../syntax/types.ts';

/** Returns the stages that a build runs: the target stage, and all stages that it uses. Undefined if the target is known only at run time. */
export function stagesBuilt({ stages }: Dockerfile, target: string | undefined): ReadonlySet<number> | undefined {
  const first = target === undefined ? stages.at(-1) : findStage(stages, target, true);
  if (!first) return undefined;
  const built = new Set<number>();
  const waiting = [first];
  for (let stage = waiting.pop(); stage; stage = waiting.pop()) {
    if (built.has(stage.index)) continue;
    built.add(stage.index);
    for (const next of usedBy(stage, stages)) waiting.push(next);
  }
  return built;
}

function usedBy(stage: Stage, stages: readonly Stage[]): readonly Stage[] {
  const names = stage.instructions.flatMap((one) => {
    if (one.keyword === 'COPY' || one.keyword === 'ADD') return one.from ?? [];
    return one.keyword === 'RUN' ? one.mounts.flatMap(({ values }) => values.get('from') ?? []) : [];
  });
  const earlier = stages.slice(0, stage.index);
  return [...(stage.parent ? [stage.parent] : []), ...names.flatMap((name) => findStage(earlier, name, true) ?? [])];
}
