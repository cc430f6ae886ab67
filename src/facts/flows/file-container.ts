import { posix } from 'node:path';
import { ENVIRONMENT_FILE } from '../../knowledge/secrets/secret-files.ts';
import { loginOf, type ToolFile } from '../../knowledge/tools/logins.ts';
import type { Dockerfile, Instruction } from '../../syntax/types.ts';
import { fileReadersOfExec } from '../commands/file-readers.ts';
import { invocationOf } from '../commands/invocation.ts';
import type { BuildContext } from '../project/build-context.ts';
import { startedCode } from '../project/started-code.ts';
import { type EnvFileRead, envFileRead, readsEnvFile } from '../project/started-env-files.ts';
import { unseenScript } from '../project/unseen-script.ts';
import type { FileJudgement } from '../sensitivity/judgement.ts';
import { type ContainerStart, describeCall, type StartShown } from '../stages/container.ts';
import { fillText } from '../stages/known-variables.ts';
import { homeOf, type StageState } from '../stages/stage-state.ts';
import { isWhereToolLooks } from './file-owner.ts';
import type { Sink } from './sink.ts';
import { daemonOf, type Runner, runnerIn, usesLogin } from './tool-use.ts';
import { startScriptOf } from './variable-owner.ts';

/** What a container has to do with a file that the build copies. */
export type ContainerNeed =
  /** It is not there, or is the build's alone. */
  | { readonly kind: 'none' }
  /** reads: something that it starts is known to read it. may-read: nothing shows that it does not. `name`: the file, as far as it is known. */
  | { readonly kind: 'reads' | 'may-read'; readonly reader: ContainerReader; readonly name: string };

/** Who in a container reads a file, or may. */
export type ContainerReader =
  | { readonly kind: 'daemon'; readonly daemon: string }
  /** Files of its kind are for containers. */
  | { readonly kind: 'purpose' }
  /** A command that it starts, without what may be a value: it names the file, or looks for it. */
  | { readonly kind: 'call'; readonly text: string; readonly how: 'names' | 'reads' }
  /** A script that it starts. */
  | { readonly kind: 'script'; readonly path: string }
  | { readonly kind: 'runner'; readonly runner: Runner }
  /** What it starts loads environment files. */
  | { readonly kind: 'env-file'; readonly read: EnvFileRead }
  /** What it starts, of which nothing is known. */
  | { readonly kind: 'unseen'; readonly shown: StartShown };

const NO_NEED: ContainerNeed = { kind: 'none' };

/** What is known of a file when the containers are asked. */
export interface FileInContainer {
  readonly dockerfile: Dockerfile;
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly context: BuildContext | undefined;
  readonly judgement: FileJudgement;
  readonly target: string | undefined;
  /** Its path in the build context. */
  readonly source: string;
  /** What containers start that have the file. */
  readonly starts: readonly ContainerStart[];
  readonly tool: ToolFile | undefined;
  /** RUNs in which it is there. */
  readonly sinks: readonly Sink[];
  /** Whether a command of that tool gets it in the build. */
  readonly isUsedByTool: boolean;
}

/** What containers have to do with the file: that a RUN reads it proves nothing about them, only that they do not have it does, or that it is a tool's of the build. */
export function containerNeed(file: FileInContainer): ContainerNeed {
  const { starts, target, judgement, tool } = file;
  const [first] = starts;
  if (!first) return NO_NEED;
  const name = target === undefined ? 'it' : posix.basename(target);
  const daemon = target === undefined ? undefined : daemonOf(target);
  if (daemon) return { kind: 'reads', reader: { kind: 'daemon', daemon: daemon.name }, name };
  if (judgement.purpose === 'runtime') return { kind: 'reads', reader: { kind: 'purpose' }, name };
  for (const start of starts) {
    const reading = readingOf(file, start) ?? settingsNeed(file, start);
    if (reading) return reading;
  }
  if (file.isUsedByTool && tool?.serves === 'build') return NO_NEED;
  if (file.isUsedByTool) {
    const runner = starts.map((start) => runnerIn(file.dockerfile, start)).find((one) => one !== undefined);
    if (runner !== undefined) return { kind: 'may-read', reader: { kind: 'runner', runner }, name };
    const unseen = starts.map((start) => unseenScript(file.dockerfile, file.context, start)).find((one) => one !== undefined);
    return unseen === undefined ? NO_NEED : { kind: 'may-read', reader: { kind: 'unseen', shown: { kind: 'command', text: unseen } }, name };
  }
  return envFileNeed(file, name) ?? { kind: 'may-read', reader: { kind: 'unseen', shown: first.shown }, name };
}

/** What containers have to do with an environment file, where all that they start is seen: only of such files is it known how programs ask for them. */
function envFileNeed({ dockerfile, states, context, judgement, target, starts, sinks }: FileInContainer, name: string): ContainerNeed | undefined {
  if (judgement.kind !== ENVIRONMENT_FILE || !context || target === undefined) return undefined;
  const around = { dockerfile, states, context };
  const codes = starts.map((start) => startedCode(around, start));
  for (const code of codes) {
    const read = envFileRead(code, context, target);
    if (read) return { kind: 'reads', reader: { kind: 'env-file', read }, name };
  }
  // somebody reads it: where that is not seen to be the build, it may be a package that the container runs
  const isBuilds = sinks.some(({ run, certainty }) => certainty === 'reads' || (certainty === 'may-read' && readsEnvFile(around, run, target)));
  return isBuilds && codes.every((code) => code.isSeen) && !starts.some((start) => runnerIn(dockerfile, start) !== undefined) ? NO_NEED : undefined;
}

/**
 * Whether the container starts the tool where it looks for the file, and takes other settings from it than logins: yarn does not start what was installed in
 * node_modules without its `nodeLinker`, bundler finds no gems without its `BUNDLE_PATH`.
 */
function settingsNeed({ states, context, target, tool, source }: FileInContainer, start: ContainerStart): ContainerNeed | undefined {
  const { loginLines } = tool ?? {};
  if (!tool || !loginLines || target === undefined) return undefined;
  const text = context?.read(source);
  if (text?.split(/\r?\n/).every((line) => loginLines.test(line))) return undefined;
  const last = start.instructions.at(-1) ?? start.stage.instructions.at(-1);
  const state = last && states.get(last);
  const call = start.calls.find((words) => tool.tool.programs.includes(invocationOf(words).program));
  if (!call || !isWhereToolLooks(tool, target, { workdir: state?.workdir, home: homeOf(state) }, state)) return undefined;
  return { kind: 'may-read', reader: { kind: 'call', text: describeCall(call), how: 'reads' }, name: posix.basename(target) };
}

/** What of the container's own commands names the file, or is known to look for it. */
function readingOf({ states, context, target, tool }: FileInContainer, start: ContainerStart): ContainerNeed | undefined {
  if (target === undefined) return undefined;
  const last = start.instructions.at(-1) ?? start.stage.instructions.at(-1);
  const state = last && states.get(last);
  const home = homeOf(state);
  const name = posix.basename(target);
  const login = tool && loginOf(tool.tool.name);
  for (const call of start.calls) {
    const words = call.map((word) => fillText(word, (variable) => state?.env.get(variable)));
    if (tool && login && usesLogin(words, [login]) && isWhereToolLooks(tool, target, { workdir: state?.workdir, home }, state))
      return { kind: 'may-read', reader: { kind: 'call', text: describeCall(words), how: 'reads' }, name };
    const { certainty } = fileReadersOfExec(words, target, state?.workdir, home);
    if (certainty === 'names-it') return { kind: 'reads', reader: { kind: 'call', text: describeCall(words), how: 'names' }, name };
  }
  const script = login && startScriptOf(context, start, (words) => usesLogin(words, [login]));
  return script === undefined ? undefined : { kind: 'may-read', reader: { kind: 'script', path: script }, name };
}
