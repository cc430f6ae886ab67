import { posix } from 'node:path';
import { SOURCES } from '../../../knowledge/shell/commands.ts';
import { parseText } from '../../../syntax/shell/shell.ts';
import type { Run, Script } from '../../../syntax/types.ts';
import { invocationOf } from '../../commands/invocation.ts';
import { NOTHING_ASSIGNED, valueFor } from '../builds/call-environment.ts';
import type { Call } from '../executed.ts';
import { functionsOf } from '../lookup.ts';
import type { Project, Sourcing } from '../project.ts';
import { branchesOf, type ScriptBranches } from './script-branches.ts';
import { expanded } from './shell-words.ts';
import { sourcedTexts } from './sourced-texts.ts';

/** What of a script runs when a build calls it; undefined if all of it may: whoever starts a container may give it other arguments. */
export function calledBranches(project: Project, script: Script, call: Call): ScriptBranches | undefined {
  if (project.isExact || !script.ok) return undefined;
  const isSourced = SOURCES.has(invocationOf(call.words).program);
  const valueOf = (name: string): string | undefined => valueFor(project, call, NOTHING_ASSIGNED, name);
  return branchesOf(script, {
    given: isSourced ? undefined : call.given.map((word) => expanded(word, valueOf)),
    callers: isSourced ? call.callers : () => false,
    valueOf,
    sourced: (word) => sourcedText(project, word),
  });
}

/** What a RUN does with files that it sources; undefined if it sources none of the project, or we cannot read it. `valueOf`: the value of a variable in every build. */
export function sourcingOf(project: Project, run: Run, valueOf: (name: string) => string | undefined): Sourcing | undefined {
  // by itself, because places in a RUN are those in its Dockerfile
  const script = run.script?.commands.some(({ name }) => SOURCES.has(name)) ? parseText(run.script.source.text) : undefined;
  if (!script?.ok) return undefined;
  const sourced = (word: string): string | undefined => sourcedText(project, word);
  const callers = branchesOf(script, { given: [], callers: () => false, valueOf, sourced }).mayCall;
  return { callers, functions: (sourcedTexts(script, sourced) ?? []).flatMap(functionsOf) };
}

function sourcedText({ copied, texts }: Project, word: string): string | undefined {
  const path = [...copied].find(([image]) => posix.basename(image) === posix.basename(word))?.[1];
  return path === undefined ? undefined : texts.textOf(path);
}
