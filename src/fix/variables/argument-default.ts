import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { defaultOf } from '../../facts/flows/variable-flows.ts';
import { judgeValue } from '../../facts/sensitivity/index.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import { isBuiltOn } from '../../facts/stages/stage-tree.ts';
import type { Dockerfile, Run, Stage, Word } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';

/**
 * The value of an ARG if no build argument is passed. none: unset. text: harmless text. literal: text that may be a secret, and must not be written again.
 * secret: text with the shape of a secret.
 */
export type ArgumentDefault = { readonly kind: 'none' | 'literal' | 'secret' } | { readonly kind: 'text'; readonly word: Word };

/** Kinds of values that are certainly no secret. */
const HARMLESS: ReadonlySet<string> = new Set(['empty', 'placeholder', 'well-known-default', 'example', 'path', 'switch', 'number', 'version', 'url']);
/** Kinds of values that are certainly a secret. */
const SECRET: ReadonlySet<string> = new Set(['token', 'private-key', 'url-credentials', 'jwt', 'high-entropy']);

/** The default in one declaration of a secret. */
export function judgeDefault(declaration: Declaration): ArgumentDefault {
  const word = defaultOf(declaration);
  if (!word) return { kind: 'none' };
  const { kind } = judgeValue(word.value);
  const isHarmless = word.references.length === 0 ? HARMLESS.has(kind) : !SECRET.has(kind);
  if (isHarmless) return { kind: 'text', word };
  return { kind: SECRET.has(kind) ? 'secret' : 'literal' };
}

/**
 * The default in force in a RUN: from its stage or a parent stage, or from the ARG before FROM that the stage declares again.
 * Source: https://docs.docker.com/reference/dockerfile/#scope
 */
export function defaultIn(dockerfile: Dockerfile, flow: VariableFlow, run: Run): ArgumentDefault {
  const isBefore = (source: Declaration): boolean => source.instruction.range.start < run.range.start;
  const { ofStage, global } = sourcesOf(flow);
  const stage = dockerfile.stages[run.stage ?? -1];
  // the nearest of its stages that declares the ARG before the RUN
  const nearest = stage && (ofStage.get(stage.index)?.some(isBefore) ? stage.index : declaringParent(stage, ofStage, isBefore));
  const last = ofStage
    .get(nearest)
    ?.filter(isBefore)
    .map(judgeDefault)
    .findLast((one) => one.kind !== 'none');
  return last ?? global.filter(isBefore).map(judgeDefault).at(-1) ?? { kind: 'none' };
}

/** The nearest parent stage of a stage that has one of the declarations before the RUN. */
function declaringParent(
  stage: Stage,
  ofStage: ReadonlyMap<number | undefined, readonly Declaration[]>,
  isBefore: (source: Declaration) => boolean,
): number | undefined {
  if (!stage.parent) return undefined;
  return [...ofStage].findLast(([index, sources]) => index !== stage.index && isBuiltOn(stage, index) && sources.some(isBefore))?.[0];
}

/** The declarations of an ARG by stage, in order of the stages, and those before the first FROM. */
const sourcesOf = keptWith(({ sources }: VariableFlow) => {
  const all = [...groupBy(sources, ({ instruction }) => instruction.stage)];
  return { ofStage: new Map(all.filter(([index]) => index !== undefined)), global: sources.filter(({ instruction }) => instruction.stage === undefined) };
});
