import { posix } from 'node:path';
import { DAEMONS, type Daemon, ENTRYPOINT_FILES } from '../../knowledge/docker/daemons.ts';
import { NOT_IN_CONTAINER, PROGRAM_FILE } from '../../knowledge/docker/project-files.ts';
import { TEST_FILES } from '../../knowledge/project/environment-reads.ts';
import { MADE_FOLDERS, SETTINGS_FRAMEWORKS } from '../../knowledge/project/made-programs.ts';
import { isProjectFile } from '../../knowledge/project/project-files.ts';
import { dumpsEnvironment, fileRunnerOf, madeArgument } from '../../knowledge/tools/build-commands.ts';
import { environmentOf, isOfflineCommand, isSshFetch, projectUseOf } from '../../knowledge/tools/index.ts';
import { parseText } from '../../syntax/shell/shell.ts';
import type { Command, Dockerfile, Instruction, Run, Stage } from '../../syntax/types.ts';
import { hasName } from '../../text/pattern.ts';
import { invocationOf } from '../commands/invocation.ts';
import { isWithin } from '../commands/paths.ts';
import { placesOf } from '../commands/places.ts';
import { compiles, invocationsIn } from '../stages/compiled-programs.ts';
import { type ContainerStart, imageOf } from '../stages/container.ts';
import { fillText } from '../stages/known-variables.ts';
import type { StageState } from '../stages/stage-state.ts';
import { isBuiltOn } from '../stages/stage-tree.ts';
import type { BuildContext } from './build-context.ts';
import { mayBeMade } from './builds/foreign-programs.ts';
import { type ContainerFiles, containerFiles } from './container-files.ts';
import { UNKNOWN_FOLDER } from './copied-files.ts';
import type { Execution, UnknownCommand } from './executed.ts';
import { executionOf } from './execution.ts';
import { type FileTexts, fileTexts, NO_TEXTS } from './file-texts.ts';
import { isForeignScript } from './lookup.ts';
import type { RunText } from './project.ts';
import { declaredIn } from './project-libraries.ts';
import type { ProjectRead } from './project-reader.ts';
import { composeCommands } from './starts/compose-commands.ts';
import { readsOf } from './variable-reads.ts';

/** The inputs for analysing containers. */
export interface ContainerSurroundings {
  readonly dockerfile: Dockerfile;
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly context: BuildContext | undefined;
}

/** The project code that a container executes. */
export interface StartedCode {
  readonly files: ContainerFiles;
  readonly executions: readonly Execution[];
  /** Start commands in Compose files, which override that of the image. */
  readonly other: readonly RunText[];
  /** Daemons: they read only their own variables and those that their settings name. */
  readonly daemons: readonly Daemon[];
  /** Whether it starts a program compiled from the sources. */
  readonly isMade: boolean;
  /** Whether all started code is known: followed, compiled from the sources, or a daemon. */
  readonly isSeen: boolean;
  /** Whether it starts only daemons. */
  readonly isServing: boolean;
}

const NO_FILES: ContainerFiles = { own: new Map(), sources: new Set(), isComplete: false, runs: [], foreign: [], copies: [] };

/** Returns the project code that a container executes; without a build context, only the daemons that it starts. */
export function startedCode(around: ContainerSurroundings, start: ContainerStart): StartedCode {
  // a stage belongs to one analysis of a text, and so to one build context
  const known = KNOWN.get(start.stage) ?? findCode(around, start);
  KNOWN.set(start.stage, known);
  return known;
}

const KNOWN = new WeakMap<Stage, StartedCode>();

function findCode(around: ContainerSurroundings, start: ContainerStart): StartedCode {
  const { dockerfile, states, context } = around;
  const files = context ? containerFiles(dockerfile, states, context, start.stage) : NO_FILES;
  const texts = context ? fileTexts(context) : undefined;
  const calls = callsOf(states, start);
  const other = context ? composeCommands(context) : [];
  const executions = [...(calls ?? []), ...otherCalls(other, calls?.[0]?.folder ?? UNKNOWN_FOLDER)].map(({ words, folder }) =>
    executionOf(
      { copied: files.own, texts: texts ?? NO_TEXTS, isExact: true, isMade: (program) => mayBeMade(dockerfile, program) },
      asRunner(words),
      folder,
      (command) => daemonIn(command) !== undefined || isMadeOf(files, command, 'named'),
    ),
  );
  const { daemons, isMade, isKnown } = startedPrograms(files, executions);
  const isFollowed = calls !== undefined && isKnown && executions.every(({ unfollowed }) => !unfollowed.has('download'));
  const isServing = isFollowed && !isMade && daemons.size > 0 && executions.every(({ files: own, texts: ran }) => own.size === 0 && ran.length === 0);
  const isComplete = texts !== undefined && files.isComplete && areReadable(files, daemons, texts) && !texts.isExhausted() && !files.runs.some(clones);
  const isAlone = isServing && !mayHaveSettings(around, start, daemons);
  return { files, executions, other, daemons: [...daemons], isMade, isSeen: isFollowed && (isComplete || isAlone), isServing };
}

/** The calls of start commands in Compose files, which work in the folder of the image's own. */
function otherCalls(other: readonly RunText[], folder: string): readonly StartedCall[] {
  return other
    .flatMap(({ text }) => parseText(text).commands.map((one) => ({ words: one.words.map((word) => word.value), folder })))
    .filter(({ words }) => words.length > 0);
}

interface StartedPrograms {
  readonly daemons: ReadonlySet<Daemon>;
  /** Whether one of them was made of the sources. */
  readonly isMade: boolean;
  /** Whether each of them is followed, a daemon, or made of sources that are there: a manifest alone does not contain the code. */
  readonly isKnown: boolean;
}

/** What the programs are whose code could not be followed. */
function startedPrograms(files: ContainerFiles, executions: readonly Execution[]): StartedPrograms {
  const unknown = executions.flatMap((execution) => execution.unknown);
  const found = unknown.map((one) => ({ one, daemon: one && daemonIn(one) }));
  const others = found.filter(({ daemon }) => daemon === undefined);
  const isMadeOne = ({ one }: { readonly one: UnknownCommand | undefined }): boolean => one !== undefined && isMadeOf(files, one, 'any');
  const isMade = others.some(isMadeOne);
  return {
    daemons: new Set(found.flatMap(({ daemon }) => daemon ?? [])),
    isMade,
    isKnown: others.every(isMadeOne) && (!isMade || [...files.sources].some((file) => PROGRAM_FILE.test(file))),
  };
}

/** Whether all settings of the daemons can be parsed: others are unknown. */
function areReadable(files: ContainerFiles, daemons: ReadonlySet<Daemon>, texts: FileTexts): boolean {
  return [...files.own].every(([image, path]) => ![...daemons].some((one) => isOfDaemon(one, image)) || !isForeignScript(texts.textOf(path) ?? ''));
}

/** Yields all reads of a variable by a container, strongest first. */
export function* startedReads({ files, executions, other, daemons, isMade }: StartedCode, context: BuildContext, name: string): Generator<ProjectRead> {
  const texts = fileTexts(context);
  const naming = texts.namingAtRun.bind(texts);
  // settings that a container takes may be completed by files that are not there
  const whole: FileTexts['whole'] = (path, variable) => {
    const found = texts.wholeAtRun(path, variable);
    return found && { ...found, isLowerCase: false };
  };
  const atRun = { ...texts, naming, namingAtRun: naming, whole, wholeAtRun: whole };
  const declared = declaredIn(files.sources, texts);
  for (const { path, line, text } of other) if (hasName(text, name)) yield { kind: 'project', at: { path, line } };
  for (const execution of executions) {
    yield* readsOf(execution, declared, atRun, name);
    for (const { invocation, at } of execution.commands)
      if (at && dumpsEnvironment(invocation.program, invocation.args.join(' '))) yield { kind: 'whole', what: invocation.program, at };
  }
  for (const daemon of daemons) {
    for (const [image, path] of files.own) {
      if (daemon.servesCode && (NOT_IN_CONTAINER.test(path) || TEST_FILES.test(path))) continue;
      const at = isOfDaemon(daemon, image) ? texts.namingAtRun(path, name) : undefined;
      if (at) yield { kind: 'project', at };
      const whole = daemon.servesCode ? texts.wholeAtRun(path, name) : undefined;
      if (whole) yield { kind: 'whole', what: whole.what, at: whole };
    }
  }
  if (!isMade) return;
  for (const path of files.sources) {
    const framework = SETTINGS_FRAMEWORKS.find((one) => one.files.test(path) && one.mark.test(texts.textOf(path) ?? ''));
    if (framework) yield { kind: 'whole', what: framework.what, at: { path, line: 1 } };
    const whole = texts.wholeAtRun(path, name);
    if (whole) yield { kind: 'whole', what: whole.what, at: whole };
  }
}

function isOfDaemon(daemon: Daemon, image: string): boolean {
  return daemon.servesCode === true || (daemon.files?.test(image) ?? false) || ENTRYPOINT_FILES.test(image);
}

interface StartedCall {
  readonly words: readonly string[];
  readonly folder: string;
}

/** The commands that a container runs; undefined if the base image determines them and is unknown. */
function callsOf(states: ReadonlyMap<Instruction, StageState>, start: ContainerStart): readonly StartedCall[] | undefined {
  const last = start.stage.instructions.at(-1);
  const state = last && states.get(last);
  const folder = (last?.keyword === 'WORKDIR' ? undefined : state?.workdir) ?? UNKNOWN_FOLDER;
  const [entrypoint, command, health] = (['ENTRYPOINT', 'CMD', 'HEALTHCHECK'] as const).map((keyword) =>
    start.instructions.find((one) => one.keyword === keyword),
  );
  const { known } = imageOf(start.stage);
  const own = [...(entrypoint || command ? mainCalls(entrypoint, command, folder) : []), ...(health ? commandCalls(health, folder) : [])];
  if (!entrypoint && !known) return undefined;
  if (!entrypoint && !command && known?.starts === undefined) return undefined;
  const calls = entrypoint || command ? own : [...own, { words: (known?.starts ?? '').split(' '), folder }];
  return calls.map(({ words, folder: at }) => ({ words: words.map((word) => fillText(word, (variable) => state?.env.get(variable))), folder: at }));
}

/** CMD is appended to ENTRYPOINT as arguments. Source: https://docs.docker.com/reference/dockerfile/#understand-how-cmd-and-entrypoint-interact */
function mainCalls(entrypoint: Command | undefined, command: Command | undefined, folder: string): readonly StartedCall[] {
  if (!entrypoint) return command ? commandCalls(command, folder) : [];
  if (!entrypoint.exec || entrypoint.script) return commandCalls(entrypoint, folder);
  const words = [...entrypoint.exec, ...(command?.exec ?? [])].map((word) => word.value);
  return [{ words, folder }, ...(command?.script ? commandCalls(command, folder) : [])];
}

function commandCalls(command: Command, folder: string): readonly StartedCall[] {
  const { script, exec } = command;
  if (!script) return [{ words: exec ? exec.map((word) => word.value) : command.args.text.trim().split(/\s+/), folder }];
  const places = placesOf(script, { workdir: folder, home: undefined });
  return script.commands.flatMap((one, index): readonly StartedCall[] => {
    const at = places[index]?.workdir;
    return one.words.length === 0 ? [] : [{ words: one.words.map((word) => word.value), folder: at?.startsWith('/') ? at : folder }];
  });
}

/** Replaces a process manager by its interpreter: `pm2-runtime server.js` becomes `node server.js`. */
export function asRunner(words: readonly string[]): readonly string[] {
  const { program, at } = invocationOf(words);
  const runner = fileRunnerOf(program);
  if (!runner) return words;
  const rest = words.slice(at + 1);
  const file = rest.findIndex((word) => !runner.before.test(word));
  return file < 0 || !/\.[cm]?[jt]s$/.test(rest[file] ?? '') ? words : [runner.as, ...rest.slice(file)];
}

function daemonIn({ words }: UnknownCommand): Daemon | undefined {
  const { program } = invocationOf(words);
  return DAEMONS.find((one) => one.variables !== undefined && !one.runsCommands && one.programs.includes(program));
}

/**
 * Whether the build compiled the program from copied sources: a compiling command, or a COPY from its stage, names it, and nothing downloads a file of that
 * name. `named`: only programs whose words show an artifact, e.g. a Java archive. `any`: all unknown programs.
 */
function isMadeOf({ sources, runs, foreign, copies, own }: ContainerFiles, { words, folder }: UnknownCommand, which: 'named' | 'any'): boolean {
  const { path, program, args } = invocationOf(words);
  const named = madeArgument(program, args);
  const isTool = projectUseOf(program, args.join(' ')) !== undefined || environmentOf(program) !== undefined;
  const made = named ?? (which === 'named' || isTool || path === '' || /[$`]/.test(path) ? undefined : path);
  if (made !== undefined && own.has(posix.resolve(folder, made))) return false;
  if (made === undefined || !runs.some(compiles) || ![...sources].some((file) => isProjectFile(file))) return false;
  const base = posix.basename(made);
  const names = (one: Instruction): boolean => one.args.text.includes(base);
  if (foreign.some(names) || runs.some((run) => names(run) && run.args.text.includes('://'))) return false;
  return named !== undefined || MADE_FOLDERS.test(made) || copies.some(names) || runs.some((run) => names(run) && compiles(run));
}

/** Whether a RUN fetches code of another repository, e.g. by cloning it. Installing packages and compiling do not count. */
function clones(run: Run): boolean {
  return invocationsIn(run).some(({ program, args }) => {
    const text = args.join(' ');
    return isSshFetch(program, text) && !isOfflineCommand(program, text) && projectUseOf(program, text) === undefined;
  });
}

/** Whether a COPY of unknown files may include settings in which a daemon expands variables. */
function mayHaveSettings({ dockerfile, states }: ContainerSurroundings, start: ContainerStart, daemons: ReadonlySet<Daemon>): boolean {
  const copies = dockerfile.instructions.filter(
    (one) => (one.keyword === 'COPY' || one.keyword === 'ADD') && one.from === undefined && isBuiltOn(start.stage, one.stage),
  );
  return copies.some((copy) => {
    if (copy.keyword !== 'COPY' && copy.keyword !== 'ADD') return false;
    const state = states.get(copy);
    const target = posix.resolve(
      state?.workdir ?? UNKNOWN_FOLDER,
      fillText(copy.destination?.value ?? '.', (name) => state?.env.get(name)),
    );
    if (target.startsWith(UNKNOWN_FOLDER)) return false;
    return [...daemons].some((daemon) => (daemon.fills ?? ['/']).some((path) => isWithin(target, path) || isWithin(path, target)));
  });
}
