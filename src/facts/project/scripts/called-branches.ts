import { posix } from 'node:path';
import { SOURCES } from '../../../knowledge/shell/commands.ts';
import type { Script } from '../../../syntax/types.ts';
import { invocationOf } from '../../commands/invocation.ts';
import { NOTHING_ASSIGNED, valueFor } from '../builds/call-environment.ts';
import type { Call } from '../executed.ts';
import type { Project } from '../project.ts';
import { branchesOf, type ScriptBranches } from './script-branches.ts';
import { expanded } from './shell-words.ts';

/** What of a script runs when a build calls it; undefined if all of it may: whoever starts a container may give it other arguments. */
export function calledBranches(project: Project, script: Script, call: Call): ScriptBranches | undefined {
  const { copied, texts, isExact } = project;
  if (isExact || !script.ok) return undefined;
  const valueOf = (name: string): string | undefined => valueFor(project, call, NOTHING_ASSIGNED, name);
  return branchesOf(script, {
    given: SOURCES.has(invocationOf(call.words).program) ? undefined : call.given.map((word) => expanded(word, valueOf)),
    valueOf,
    sourced: (word) => {
      const path = [...copied].find(([image]) => posix.basename(image) === posix.basename(word))?.[1];
      return path === undefined ? undefined : texts.textOf(path);
    },
  });
}
