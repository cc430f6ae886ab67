import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { defaultOf } from '../../facts/flows/variable-flows.ts';
import { judgeValue } from '../../facts/sensitivity/index.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import type { Dockerfile, Run, Stage, Word } from '../../syntax/types.ts';

/**
 * What an ARG is without a build argument. none: unset. text: this, which is no secret. literal: text that may be one, and must not be written again.
 * secret: text that is one by its shape.
 */
export type ArgumentDefault = { readonly kind: 'none' | 'literal' | 'secret' } | { readonly kind: 'text'; readonly word: Word };

/** The kinds of values that say of themselves that they are no secret. */
const HARMLESS: ReadonlySet<string> = new Set(['empty', 'placeholder', 'well-known-default', 'example', 'path', 'switch', 'number', 'version', 'url']);
/** The kinds that are one, whatever stands around them. */
const SECRET: ReadonlySet<string> = new Set(['token', 'private-key', 'url-credentials', 'jwt', 'high-entropy']);

/** The default of one declaration of a secret. */
export function judgeDefault(declaration: Declaration): ArgumentDefault {
  const word = defaultOf(declaration);
  if (!word) return { kind: 'none' };
  const { kind } = judgeValue(word.value);
  const isHarmless = word.references.length === 0 ? HARMLESS.has(kind) : !SECRET.has(kind);
  if (isHarmless) return { kind: 'text', word };
  return { kind: SECRET.has(kind) ? 'secret' : 'literal' };
}

/**
 * The default that is in force in a RUN: that of its stage or of one that the stage is built on, else that of the ARG before FROM which
 * the stage declares. Source: https://docs.docker.com/reference/dockerfile/#scope
 */
export function defaultIn(dockerfile: Dockerfile, flow: VariableFlow, run: Run): ArgumentDefault {
  const before = flow.sources.filter((source) => source.instruction.range.start < run.range.start);
  for (let stage: Stage | undefined = dockerfile.stages[run.stage ?? -1]; stage; stage = stage.parent) {
    const { index } = stage;
    const own = before.filter((source) => source.instruction.stage === index);
    const last = own.map(judgeDefault).findLast((one) => one.kind !== 'none');
    if (last) return last;
    if (own.length > 0) break;
  }
  return (
    before
      .filter((source) => source.instruction.stage === undefined)
      .map(judgeDefault)
      .at(-1) ?? { kind: 'none' }
  );
}
