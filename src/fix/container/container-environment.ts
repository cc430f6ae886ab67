import type { Facts } from '../../facts/facts.ts';
import { mayRead } from '../../facts/flows/file-container.ts';
import { configFileNaming } from '../../facts/flows/run-reads.ts';
import { loginIn, loginsOfVariable, usesLogin } from '../../facts/flows/tool-use.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { isPlainCopy } from '../../facts/flows/variable-flows.ts';
import { isNamedNowhere, isProgramSeen, isUsedByItsTool, programNaming, startedFileNaming, startScriptOf } from '../../facts/flows/variable-owner.ts';
import { judgeName } from '../../facts/sensitivity/index.ts';
import { describeCall, isBuiltOn, startsWith } from '../../facts/stages/container.ts';
import type { Declaration } from '../../facts/stages/scope.ts';
import { browserPrefixOf } from '../../knowledge/secrets/browser-prefixes.ts';
import type { Stage } from '../../syntax/types.ts';
import type { Caveat } from '../types.ts';
import { startCaveats } from './container-start.ts';

/**
 * Why a declaration cannot simply go: an ENV that a container has may be what it runs on. One that a build argument filled can go for whoever accepts
 * that: its value came from outside, and can as well come from whoever starts the container.
 */
export function containerCaveats(facts: Facts, declaration: Declaration, flow: VariableFlow): readonly Caveat[] {
  const wanted = whoMayWant(facts, declaration, flow);
  if (wanted === undefined) return startCaveats(facts, declaration);
  const { name } = declaration;
  const readsInBuild = flow.sinks.some((sink) => sink.name === name && sink.certainty === 'reads');
  const isFilled = flow.sources.every((source) => source.instruction.keyword === 'ARG');
  if (!isFilled && (judgeName(name).purpose === 'runtime' || !readsInBuild))
    return [{ applicability: 'manual', reason: `ENV "${name}" may be what the container reads; a build secret does not reach it` }];
  return [{ applicability: 'unsafe', reason: `${wanted}: where it does, pass it with \`docker run -e ${name}\`` }];
}

/** The variables that containers lose, each with the build argument that was the whole of it; undefined where it had other text too. */
export function containerEnv(facts: Facts, flow: VariableFlow): ReadonlyMap<string, string | undefined> {
  const copies = flow.copies.filter((copy) => whoMayWant(facts, copy, flow) !== undefined);
  return new Map(copies.map((copy) => [copy.name, isPlainCopy(copy) ? flow.name : undefined]));
}

/**
 * What in a container may read a declaration, for people: `the container starts "node server.js", which may read "X"`. Undefined where no container has it,
 * or it is certain that only the build needs it: the name of a tool's login counts together with the tool, or where no file names it, if the build context shows
 * the program that the container runs and it does not name the variable; or a settings file of the tool names it.
 */
function whoMayWant(facts: Facts, { instruction, name }: Declaration, flow: VariableFlow): string | undefined {
  // what a bundler has written into the code is not read again
  if (instruction.keyword !== 'ENV' || browserPrefixOf(name)) return undefined;
  const { context, dockerfile } = facts;
  const starts = startsWith(dockerfile, instruction).filter((start) => !isSetAnew(facts, start.stage, instruction, name));
  if (starts.length === 0) return undefined;
  const logins = loginsOfVariable(name);
  for (const start of starts) {
    const call = loginIn(start, logins);
    if (call) return `the container starts "${describeCall(call)}", which may log in with "${name}"`;
    const script = startScriptOf(context, start, (words) => usesLogin(words, logins));
    if (script !== undefined) return `${script}, which the container starts, may log in with "${name}"`;
    const started = startedFileNaming(context, start, name);
    if (started !== undefined) return `${started}, which the container starts, names "${name}"`;
  }
  const isSettings = context !== undefined && configFileNaming(context, name) !== undefined;
  const isBuilds = judgeName(name).purpose === 'build' && (isSettings || isUsedByItsTool(name, flow.sinks) || isNamedNowhere(context, name));
  const program = isBuilds ? programNaming(context, name) : undefined;
  if (program !== undefined) return `${program} names "${name}", and the container may run it`;
  // that a tool logs in with it says nothing of what the container runs, where that cannot be seen
  const unseen = isBuilds && isSettings ? undefined : starts.find((start) => !isBuilds || !isProgramSeen(context, start));
  return unseen && mayRead(unseen.what, `"${name}"`);
}

/** Whether a later ENV of the container gives the variable a text of its own, as `ENV NPM_TOKEN=""` does: it never has the secret. */
function isSetAnew({ dockerfile }: Facts, stage: Stage, instruction: Declaration['instruction'], name: string): boolean {
  return dockerfile.instructions.some(
    (one) =>
      one.keyword === 'ENV' &&
      one.range.start > instruction.range.start &&
      isBuiltOn(stage, one.stage) &&
      one.entries.some((entry) => entry.name === name && entry.value !== undefined && entry.value.references.length === 0),
  );
}
