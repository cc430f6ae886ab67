import { posix } from 'node:path';
import { ENVIRONMENT_FILE } from '../../knowledge/secrets/secret-files.ts';
import { loginOf, type ToolFile } from '../../knowledge/tools/logins.ts';
import type { Dockerfile, Instruction } from '../../syntax/types.ts';
import { fileReadersOfExec } from '../commands/file-readers.ts';
import { invocationOf } from '../commands/invocation.ts';
import type { BuildContext } from '../project/build-context.ts';
import { startedCode } from '../project/started-code.ts';
import { type EnvFileRead, envFileRead, readsEnvFile } from '../project/started-env-files.ts';
import { startCommands } from '../project/starts/start-commands.ts';
import { unseenScript } from '../project/unseen-script.ts';
import { HOLDER } from '../sensitivity/index.ts';
import type { FileJudgement, Verdict } from '../sensitivity/judgement.ts';
import { type ContainerStart, describeCall, type StartShown } from '../stages/container.ts';
import { fillText } from '../stages/known-variables.ts';
import { homeOf, type StageState } from '../stages/stage-state.ts';
import { isWhereToolLooks } from './file-owner.ts';
import type { FileTouch } from './file-track.ts';
import type { OtherUse } from './other-uses.ts';
import type { Sink } from './sink.ts';
import { daemonOf, type Runner, runnerIn, usesLogin } from './tool-use.ts';
import { startScriptOf } from './variable-owner.ts';

/** The use of a copied file by containers. */
export type ContainerNeed =
  /** No container has the file, or only the build uses it. */
  | { readonly kind: 'none' }
  /** reads: a program that the container starts is known to read it. may-read: it cannot be ruled out. `name`: the file name, or `it` if that is unknown. */
  | { readonly kind: 'reads' | 'may-read'; readonly reader: ContainerReader; readonly name: string };

/** The program in a container that reads a file, or may read it. */
export type ContainerReader =
  | { readonly kind: 'daemon'; readonly daemon: string }
  /** Files of this kind are meant for containers. */
  | { readonly kind: 'purpose' }
  /** A started command (without possible values) that names the file, or that looks for it. */
  | { readonly kind: 'call'; readonly text: string; readonly how: 'names' | 'reads' }
  /** A started script. */
  | { readonly kind: 'script'; readonly path: string }
  /** A file of the project that starts a container with a command of its own. */
  | { readonly kind: 'elsewhere'; readonly path: string; readonly line: number; readonly text: string }
  | { readonly kind: 'runner'; readonly runner: Runner }
  /** The started code loads environment files. */
  | { readonly kind: 'env-file'; readonly read: EnvFileRead }
  /** An unknown started program. */
  | { readonly kind: 'unseen'; readonly shown: StartShown };

const NO_NEED: ContainerNeed = { kind: 'none' };

/** The facts about a file that decide its use by containers. */
export interface FileInContainer {
  readonly dockerfile: Dockerfile;
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly context: BuildContext | undefined;
  readonly judgement: FileJudgement;
  readonly target: string | undefined;
  /** Path in the build context. */
  readonly source: string;
  /** The programs started by containers that have the file. */
  readonly starts: readonly ContainerStart[];
  readonly tool: ToolFile | undefined;
  /** The RUNs that see the file. */
  readonly sinks: readonly Sink[];
  /** Whether a command of that tool uses the file during the build. */
  readonly isUsedByTool: boolean;
}

/**
 * Returns the use of a copied file by containers. A read during the build proves nothing about containers. `none` requires that no container has the file, or
 * that it belongs to a tool that only the build uses.
 */
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
  const elsewhere = elsewhereNeed(file, first);
  if (elsewhere) return elsewhere;
  if (file.isUsedByTool && tool?.serves === 'build') return NO_NEED;
  if (file.isUsedByTool) {
    const runner = starts.map((start) => runnerIn(start)).find((one) => one !== undefined);
    if (runner !== undefined) return { kind: 'may-read', reader: { kind: 'runner', runner }, name };
    const unseen = starts.map((start) => unseenScript(file.dockerfile, file.context, start)).find((one) => one !== undefined);
    return unseen === undefined ? NO_NEED : { kind: 'may-read', reader: { kind: 'unseen', shown: { kind: 'command', text: unseen } }, name };
  }
  return envFileNeed(file, name) ?? { kind: 'may-read', reader: { kind: 'unseen', shown: first.shown }, name };
}

/** The use of an environment file, if all code started by the containers is known. Only for this kind of file is it known how programs read it. */
function envFileNeed({ dockerfile, states, context, judgement, target, starts, sinks }: FileInContainer, name: string): ContainerNeed | undefined {
  if (judgement.kind !== ENVIRONMENT_FILE || !context || target === undefined) return undefined;
  const around = { dockerfile, states, context };
  const codes = starts.map((start) => startedCode(around, start));
  for (const code of codes) {
    const read = envFileRead(code, context, target);
    if (read) return { kind: 'reads', reader: { kind: 'env-file', read }, name };
  }
  // somebody reads the file: if that is not known to be the build, it may be a package in the container
  const isBuilds = sinks.some(({ run, certainty }) => certainty === 'reads' || (certainty === 'may-read' && readsEnvFile(around, run, target)));
  return isBuilds && codes.every((code) => code.isSeen) && !starts.some((start) => runnerIn(start) !== undefined) ? NO_NEED : undefined;
}

/**
 * The use of a tool's file for settings other than logins, if the container starts the tool and the tool looks there. Yarn does not start packages in
 * node_modules without its `nodeLinker`; bundler finds no gems without its `BUNDLE_PATH`.
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

/** The use by the container's own commands, if one names the file or is known to look for it. */
function readingOf({ states, context, target, tool }: FileInContainer, start: ContainerStart): ContainerNeed | undefined {
  if (target === undefined) return undefined;
  const name = posix.basename(target);
  const login = tool && loginOf(tool.tool.name);
  for (const call of start.calls) {
    const read = readBy({ states, target, tool }, start, call);
    if (read) return { kind: read.how === 'names' ? 'reads' : 'may-read', reader: { kind: 'call', ...read }, name };
  }
  const script = login && startScriptOf(context, start, (words) => usesLogin(words, [login]));
  return script === undefined ? undefined : { kind: 'may-read', reader: { kind: 'script', path: script }, name };
}

/** Whether a call in the container names the file, or is known to look for it; with the text of the call. */
function readBy(
  { states, target, tool }: Pick<FileInContainer, 'states' | 'target' | 'tool'>,
  start: ContainerStart,
  call: readonly string[],
): { readonly text: string; readonly how: 'names' | 'reads' } | undefined {
  if (target === undefined) return undefined;
  const last = start.instructions.at(-1) ?? start.stage.instructions.at(-1);
  const state = last && states.get(last);
  const place = { workdir: state?.workdir, home: homeOf(state) };
  const words = call.map((word) => fillText(word, (variable) => state?.env.get(variable)));
  const login = tool && loginOf(tool.tool.name);
  if (tool && login && usesLogin(words, [login]) && isWhereToolLooks(tool, target, place, state)) return { text: describeCall(words), how: 'reads' };
  const { certainty } = fileReadersOfExec(words, target, place.workdir, place.home);
  if (certainty === 'names-it') return { text: describeCall(words), how: 'names' };
  return certainty === 'known-reader' && tool === undefined ? { text: describeCall(words), how: 'reads' } : undefined;
}

/** The use by a command that another file of the project starts a container with. */
function elsewhereNeed(file: FileInContainer, start: ContainerStart): ContainerNeed | undefined {
  const { context, target } = file;
  if (!context || target === undefined) return undefined;
  for (const { path, line, calls } of startCommands(context)) {
    const read = calls.map((call) => readBy(file, start, call)).find((one) => one !== undefined);
    if (read) return { kind: 'may-read', reader: { kind: 'elsewhere', path, line, text: read.text }, name: posix.basename(target) };
  }
  return undefined;
}

/** What a verdict about a copied file follows from. */
export interface FileUse {
  readonly judgement: FileJudgement;
  readonly sinks: readonly Sink[];
  readonly touches: readonly FileTouch[];
  readonly otherUses: readonly OtherUse[];
  readonly container: ContainerNeed;
  readonly isCarried: boolean;
}

/** Whether the build or the container uses a copied file, or whether it can be no secret as a whole. */
export function verdictOf({ judgement, sinks, touches, otherUses, container, isCarried }: FileUse): Verdict {
  if (judgement.kind === HOLDER) return 'literal';
  if (otherUses.some((use) => use.when === 'runtime') || container.kind === 'reads') return 'runtime';
  if (judgement.purpose === 'either' && container.kind === 'may-read' && container.reader.kind === 'call' && container.reader.how === 'reads') return 'runtime';
  const isRead = sinks.some((sink) => sink.certainty === 'reads');
  const isDeleted = touches.some((touch) => touch.effect === 'delete');
  if (container.kind === 'none') {
    if (judgement.purpose === 'build') return 'build';
    // a program of another image may get settings of this kind with what the build makes: `dotnet publish` copies appsettings.json
    const isOpen = sinks.some((sink) => sink.certainty !== 'cannot-read');
    const isBuilds = judgement.purpose === 'runtime' ? isRead : isOpen;
    return isDeleted || isBuilds || (isCarried && !isOpen) ? 'build' : 'runtime';
  }
  // the build used a file that a RUN names or deletes
  return judgement.purpose === 'build' || isRead || isDeleted ? 'build' : 'runtime';
}

/** Whether something is known to use the file at its place. What looks for such a file as well finds the same in the copy that the Dockerfile names, and what changes all files of a folder needs none of them. */
export function isUsedByName({ sinks, touches, otherUses, container }: Omit<FileUse, 'judgement' | 'isCarried'>): boolean {
  return (
    touches.some(({ cover, words }) => cover === 'this' && words.length > 0) ||
    otherUses.length > 0 ||
    container.kind === 'reads' ||
    sinks.some(({ certainty, named }) => certainty === 'reads' && named)
  );
}
