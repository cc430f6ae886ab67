import { fileReadersOfExec } from '../../facts/commands/file-readers.ts';
import { commandInvocation, invocationOf } from '../../facts/commands/invocation.ts';
import { writtenFile } from '../../facts/commands/layer-writes.ts';
import { inRootHome, isWithin } from '../../facts/commands/paths.ts';
import type { Facts } from '../../facts/facts.ts';
import { homeOf } from '../../facts/flows/file-flows.ts';
import { runnerIn } from '../../facts/flows/tool-use.ts';
import { isInFinalImage } from '../../facts/flows/variable-flows.ts';
import { startScriptOf } from '../../facts/flows/variable-owner.ts';
import { startCommands } from '../../facts/project/starts/start-commands.ts';
import { unseenScript } from '../../facts/project/unseen-script.ts';
import { type ContainerStart, describeCall, startsWith } from '../../facts/stages/container.ts';
import { runsIn } from '../../facts/stages/stage-tree.ts';
import { SCRATCH_FOLDERS } from '../../knowledge/docker/image-folders.ts';
import { isOfflineCommand, mayHaveLibrary, projectUseOf } from '../../knowledge/tools/index.ts';
import { logsInAtStart, serviceLoginOf } from '../../knowledge/tools/logins.ts';
import type { Run } from '../../syntax/types.ts';
import { describeRunner, describeStart } from '../container/container-words.ts';
import type { Caveat } from '../types.ts';
import type { Credential } from './credential.ts';

/** Caveats if the container may need a credential file of a tool, because what it starts is known to read it. */
export function runtimeCaveats(facts: Facts, run: Run, path: string): Caveat[] {
  const { dockerfile, context } = facts;
  if (!isInFinalImage(dockerfile, run)) return [];
  const state = facts.states.get(run);
  const asks = (words: readonly string[]): boolean => {
    const { certainty } = fileReadersOfExec(words, path, state?.workdir, homeOf(state));
    if (certainty !== 'known-reader' && certainty !== 'names-it') return false;
    const { program, args } = invocationOf(words);
    return !isOfflineCommand(program, args.join(' ')) && logsInAtStart(program, args.join(' '));
  };
  const unsafe = (what: string): Caveat[] => [{ applicability: 'unsafe', reason: `${what} may need ${path}, which the image no longer has` }];
  for (const start of startsWith(dockerfile, run)) {
    const call = start.calls.find(asks);
    if (call) return unsafe(`"${describeCall(call)}", which the container starts,`);
    const script = startScriptOf(context, start, asks);
    if (script !== undefined) return unsafe(`${script}, which the container starts,`);
  }
  const elsewhere = context && startCommands(context).find(({ calls }) => calls.some(asks));
  return elsewhere ? unsafe(`${elsewhere.path}:${elsewhere.line}, which starts a command in a container,`) : [];
}

/** Caveats if the container may need the file of a stored credential. */
export function containerCaveats(facts: Facts, run: Run, credential: Credential): Caveat[] {
  const known = [...runtimeCaveats(facts, run, credential.path), ...ownFileCaveats(facts, run, credential)];
  return known.length > 0 ? known : unseenCaveats(facts, run, credential);
}

/** The same for the login of a service, where it is not seen what the container starts. */
function unseenCaveats(facts: Facts, run: Run, { path, writes }: Credential): Caveat[] {
  const { dockerfile, context } = facts;
  const command = writes[0]?.writer && commandInvocation(writes[0].command);
  const place = inRootHome(path);
  const login = serviceLoginOf(place, command?.program);
  if (!login || !isInFinalImage(dockerfile, run)) return [];
  const unsafe = (what: string): Caveat[] => [{ applicability: 'unsafe', reason: `${what} may log in with ${path}, which the image no longer has` }];
  for (const start of startsWith(dockerfile, run)) {
    const runner = runnerIn(start);
    if (runner) return unsafe(`${describeRunner(runner)}, and those`);
    const script = unseenScript(dockerfile, context, start);
    if (script !== undefined) return unsafe(`the container starts "${script}", which`);
    // libraries look for the file of a service as well
    const code = start.calls.find(
      (words) => login.isForCode && mayHaveLibrary(place) && isOfProject(words) && facts.mayAsk(runsIn(start.stage).at(-1) ?? run, words, place),
    );
    if (code) return unsafe(`the container starts "${describeCall(code)}", which`);
    if (start.shown.kind === 'image' && login.programs.has(start.shown.starts ?? '')) return unsafe(`${describeStart(start.shown)}, which`);
  }
  return [];
}

/** Whether a command runs code of the project. */
function isOfProject(words: readonly string[]): boolean {
  const { program, args } = invocationOf(words);
  return projectUseOf(program, args.join(' ')) !== undefined;
}

/** The same for a file that is no tool's own: any program of the container may read it, under its name or by a variable. */
function ownFileCaveats(facts: Facts, run: Run, { kind, path, commands }: Credential): Caveat[] {
  if (kind !== 'file' || isToolFile(path) || SCRATCH_FOLDERS.some((folder) => isWithin(path, folder)) || !isInFinalImage(facts.dockerfile, run)) return [];
  const [start] = startsWith(facts.dockerfile, run);
  if (!start || commands.length === 0 || !(writtenFile(path)?.isForPrograms || startsProgram(facts, start))) return [];
  return [{ applicability: 'unsafe', reason: `${describeStart(start.shown)}, and it may read ${path}, which the image no longer has` }];
}

/** Whether a container starts a program: an image without one is a base for others, or for work in a shell. */
function startsProgram({ context }: Facts, { calls, shown }: ContainerStart): boolean {
  return calls.length > 0 || shown.kind !== 'image' || shown.starts !== undefined || (context !== undefined && startCommands(context).length > 0);
}

/** Whether only tools look for a file of that name, not the programs of a project. */
function isToolFile(path: string): boolean {
  const known = writtenFile(path);
  return known !== undefined && known.isForPrograms !== true && (known.content !== 'key' || /\.ssh\//.test(path));
}
