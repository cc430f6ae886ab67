import type { Facts } from '../../facts/facts.ts';
import { configFileNaming } from '../../facts/flows/run-reads.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { isInFinalImage, isPlainCopy } from '../../facts/flows/variable-flows.ts';
import { judgeName } from '../../facts/sensitivity/index.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import type { Caveat } from '../types.ts';
import { startCaveats } from './container-start.ts';

/**
 * Why a declaration cannot simply go: an ENV in the image that is built may be what the container runs on. One that a build argument filled can go for
 * whoever accepts that: its value came from outside, and can as well come from whoever starts the container.
 */
export function containerCaveats(facts: Facts, declaration: Declaration, flow: VariableFlow): readonly Caveat[] {
  if (!mayBeForContainer(facts, declaration, flow)) return startCaveats(facts, declaration);
  const { name } = declaration;
  const readsInBuild = flow.sinks.some((sink) => sink.name === name && sink.certainty === 'reads');
  const isFilled = flow.sources.every((source) => source.instruction.keyword === 'ARG');
  if (!isFilled && (judgeName(name).purpose === 'runtime' || !readsInBuild))
    return [{ applicability: 'manual', reason: `ENV "${name}" may be what the container reads; a build secret does not reach it` }];
  return [{ applicability: 'unsafe', reason: `the container no longer has "${name}"; where it needs it, pass it with \`docker run -e ${name}\`` }];
}

/** The variables that containers lose, each with the build argument that was the whole of it; undefined where it had other text too. */
export function containerEnv(facts: Facts, flow: VariableFlow): ReadonlyMap<string, string | undefined> {
  const copies = flow.copies.filter((copy) => mayBeForContainer(facts, copy, flow));
  return new Map(copies.map((copy) => [copy.name, isPlainCopy(copy) ? flow.name : undefined]));
}

/** Whether a declaration is an ENV of the image that is built, and neither its name nor its use says that only the build needs it. */
function mayBeForContainer(facts: Facts, { instruction, name }: Declaration, flow: VariableFlow): boolean {
  if (instruction.keyword !== 'ENV' || !isInFinalImage(facts.dockerfile, instruction) || isSetAnew(facts, instruction, name)) return false;
  const { purpose, consumer } = judgeName(name);
  if (purpose !== 'build') return true;
  // an application calls the API of GitHub or GitLab with the token of the same name that a package manager could read
  const mustBeNamed = consumer === 'git';
  const isRead = flow.sinks.some(
    (sink) => sink.name === name && (mustBeNamed ? sink.named && sink.certainty === 'reads' : sink.certainty === 'reads' || sink.certainty === 'may-read'),
  );
  return !isRead && (facts.context === undefined || configFileNaming(facts.context, name) === undefined);
}

/** Whether a later ENV of the image gives the variable a text of its own, as `ENV NPM_TOKEN=""` does: the container never has the secret. */
function isSetAnew({ dockerfile }: Facts, instruction: Declaration['instruction'], name: string): boolean {
  return dockerfile.instructions.some(
    (one) =>
      one.keyword === 'ENV' &&
      one.range.start > instruction.range.start &&
      isInFinalImage(dockerfile, one) &&
      one.entries.some((entry) => entry.name === name && entry.value !== undefined && entry.value.references.length === 0),
  );
}
