import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { findStage } from '../syntax/dockerfile/stages.ts';
import type { Stage } from '../syntax/types.ts';
import { Document } from '../text/document.ts';

/** A stage that is built for an image, but is no part of it. */
export interface StageBeside {
  /** Its value for `--target`. */
  readonly target: string;
  /** Its name, shown to people. */
  readonly name: string;
}

/** Returns the stages from which the target copies files (default target: the last stage). Of stages built on each other, only the last. */
export function stagesBeside(text: string, target: string | undefined): readonly StageBeside[] {
  const { stages } = parseDockerfile(new Document('Dockerfile', text));
  const final = finalStage(stages, target);
  if (!final) return [];
  const inImage = new Set(chainOf(final));
  const beside = neededStages(stages, target).filter((stage) => !inImage.has(stage));
  const parents = new Set(beside.flatMap((stage) => stage.parent ?? []));
  return beside
    .filter((stage) => !parents.has(stage))
    .sort((a, b) => a.index - b.index)
    .map(({ index, name }) => ({ target: name ?? String(index), name: name ?? String(index) }));
}

/** The stages that are built for the target, or for the last stage if the target is undefined. */
export function neededStages(stages: readonly Stage[], target: string | undefined): readonly Stage[] {
  const needed = new Set<Stage>();
  const visit = (stage: Stage): void => {
    if (needed.has(stage)) return;
    needed.add(stage);
    for (const other of [stage.parent, ...sourcesOf(stage, stages)]) if (other) visit(other);
  };
  const final = finalStage(stages, target);
  if (final) visit(final);
  return [...needed];
}

function finalStage(stages: readonly Stage[], target: string | undefined): Stage | undefined {
  return target === undefined ? stages.at(-1) : findStage(stages, target, true);
}

function chainOf(stage: Stage): readonly Stage[] {
  return stage.parent ? [stage, ...chainOf(stage.parent)] : [stage];
}

function sourcesOf({ instructions }: Stage, stages: readonly Stage[]): readonly Stage[] {
  const names = instructions.flatMap((instruction) => {
    if (instruction.keyword === 'RUN') return instruction.mounts.flatMap(({ values }) => values.get('from') ?? []);
    return (instruction.keyword === 'COPY' || instruction.keyword === 'ADD') && instruction.from !== undefined ? [instruction.from] : [];
  });
  return names.flatMap((name) => findStage(stages, name, true) ?? []);
}
