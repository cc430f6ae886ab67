import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { defaultOf } from '../../facts/flows/variable-flows.ts';
import { judgeValue } from '../../facts/sensitivity/index.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import type { Dockerfile, Run, Stage, Word } from '../../syntax/types.ts';

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
