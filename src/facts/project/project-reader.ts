import { posix } from 'node:path';
import { BUILD_SETTINGS, isProjectFile } from '../../knowledge/project/project-files.ts';
import type { ExpandedFile } from '../../knowledge/tool.ts';
import { expandedFiles, isKnownReader, isOfflineCommand, isStrict, mayHaveLibrary, preparedBy } from '../../knowledge/tools/index.ts';
import { logsIn } from '../../knowledge/tools/logins.ts';
import type { Dockerfile, Instruction, Run } from '../../syntax/types.ts';
import { once } from '../../text/memo.ts';
import { type Invocation, invocationOf } from '../commands/invocation.ts';
import type { Place } from '../commands/paths.ts';
import { baseImageOf } from '../stages/container.ts';
import { type PreparedTest, preparedTest } from '../stages/prepared-commands.ts';
import { homeOf, type StageState } from '../stages/stage-state.ts';
import { type BuildContext, keptOutOfGit } from './build-context.ts';
import { isLogin, mayAskFor } from './builds/asked-logins.ts';
import { environmentOf, fixedValue } from './builds/call-environment.ts';
import { copiedBy } from './builds/copied-by-project.ts';
import { mayReadEnvFile } from './builds/env-file-reads.ts';
import { withInstead } from './builds/fallback-names.ts';
import { areForeign, mayBeMade } from './builds/foreign-programs.ts';
import { type InnerWrite, leftBy } from './builds/left-writes.ts';
import { isBuildLogin, isInSettings, type ProjectRead, strictRead } from './builds/settings-reads.ts';
import { type Copied, copiedFiles, UNKNOWN_FOLDER } from './copied-files.ts';
import type { Execution, Unfollowed } from './executed.ts';
import { executionOf } from './execution.ts';
import { type FileTexts, fileTexts } from './file-texts.ts';
import { isForeignScript } from './lookup.ts';
import type { Sourcing } from './project.ts';
import { type Declared, declaredIn, isImportedElsewhere, isNamedOfLibrary, isReadByLibrary } from './project-libraries.ts';
import { sourcingOf } from './scripts/called-branches.ts';
import { readsOf } from './variable-reads.ts';

export type { ProjectRead } from './builds/settings-reads.ts';

/** The project's answer about a command and a variable. */
export interface ProjectAnswer {
  readonly read: ProjectRead | undefined;
  /** Why execution could not be followed; empty if all executed code is known. */
  readonly unfollowed: ReadonlySet<Unfollowed>;
  /** Whether .gitignore lists a settings file in which the program expands variables: such a file may be created before the build. */
  readonly isPrivate: boolean;
  /** Whether the image gets files of the project, and all of them are readable. */
  readonly isSeen: boolean;
  /** Whether an earlier RUN has fetched everything that the command asks for, so that it does not use the login in its settings. */
  readonly isPrepared: boolean;
  /** Whether an executed command of the project calls a client that logs in with the variable if its settings name it. */
  readonly logsIn: boolean;
  /** Whether a library in a manifest reads the variable, but not in this command. */
  readonly isOfOtherLibrary: boolean;
  /** Whether a program that could not be followed has a word of the variable's name in its own. */
  readonly isNamedAlike: boolean;
  /** Whether another file of the project names the variable, so that a package need not read it by itself. */
  readonly isNamed: boolean;
}

/** What a program takes from a file that it looks for: a login alone, or other settings as well. */
export type FileUse = 'login' | 'settings';

/** Finds out which project code the commands of RUNs execute, and which variables that code reads. */
export interface ProjectReader {
  /** Whether the words need no login, because an earlier RUN has fetched all they ask for. */
  readonly isPrepared: PreparedTest;
  /** `words`: as in the RUN. `folder`: working directory of the command; undefined for that of the RUN. */
  answer(run: Run, words: readonly string[], folder: string | undefined, name: string): ProjectAnswer;
  /** Returns the place at which a project script executed by the command leaves the variable's value in the layer; undefined if none does. */
  leaves(run: Run, words: readonly string[], folder: string | undefined, name: string): InnerWrite | undefined;
  /** Where a project script executed by the command copies the file at a path, as shown to people; undefined if none does. */
  copies(run: Run, words: readonly string[], folder: string | undefined, path: string): string | undefined;
  /** The text of a file of the project that a command finds at a path, given as it is written; undefined if it is none. */
  textOf(run: Run, folder: string | undefined, path: string): string | undefined;
  /**
   * Whether something that the command runs may log in with the file at a path, or names it; true unless all that it runs is seen. `use`: whether a program that
   * looks for the file must log in to count, or counts in any case because it may take other settings from the file.
   */
  mayAsk(run: Run, words: readonly string[], folder: string | undefined, path: string, use?: FileUse): boolean;
  /** Whether something that the command runs may read the environment file at a path; true unless all that it runs is seen. */
  mayLoad(run: Run, words: readonly string[], folder: string | undefined, path: string): boolean;
}

/** Returns the reader of a build context with a project. It gives undefined if no file is a sign of a project, e.g. for a Dockerfile alone in a folder. */
export function projectReader(
  dockerfile: Dockerfile,
  states: ReadonlyMap<Instruction, StageState>,
  context: BuildContext | undefined,
): () => ProjectReader | undefined {
  let reader: { readonly found: ProjectReader | undefined } | undefined;
  return () => {
    reader ??= { found: context && isProjectSeen(context) ? makeReader(dockerfile, states, context) : undefined };
    return reader.found;
  };
}

/** Whether the context contains a manifest or code of a project, so that executed code can be looked up. */
export function isProjectSeen(context: BuildContext | undefined): boolean {
  return context !== undefined && isProject(context);
}

function isProject(context: BuildContext): boolean {
  const texts = fileTexts(context);
  // a script needs no extension
  const isScript = (path: string): boolean => /^[\w-]+$/.test(posix.basename(path)) && (texts.textOf(path) ?? '').startsWith('#!');
  return context.files().some((path) => (isProjectFile(path) || isScript(path)) && !isForeignScript(texts.textOf(path) ?? ''));
}

/** What a command executes, of what its image has of the project. */
interface Executed {
  readonly copied: Copied;
  readonly execution: Execution;
  readonly declared: readonly Declared[];
  /** Whether the image has files of the project, and all of them can be read. */
  readonly isSeen: boolean;
}

/** Returns a function that follows a command of a RUN, each once. */
function follower(
  dockerfile: Dockerfile,
  states: ReadonlyMap<Instruction, StageState>,
  texts: FileTexts,
  copiedOf: (run: Run) => Copied,
): (run: Run, words: readonly string[], folder: string | undefined) => Executed {
  const executions = new Map<Run, Map<string, Execution>>();
  const libraries = new Map<Run, readonly Declared[]>();
  const sourcings = new Map<Run, { readonly found: Sourcing | undefined }>();
  const isMade = (program: string): boolean => mayBeMade(dockerfile, program);
  return (run, words, inner) => {
    const copied = copiedOf(run);
    const folder = folderIn(states.get(run)?.workdir ?? UNKNOWN_FOLDER, inner);
    const ofRun = executions.get(run) ?? new Map<string, Execution>();
    executions.set(run, ofRun);
    const key = `${folder} ${words.join('\u0000')}`;
    const environment = environmentOf(dockerfile, states, run, words);
    const files = { copied: copied.files, texts };
    const sourcing = sourcings.get(run) ?? { found: sourcingOf(files, run, (name) => fixedValue(dockerfile, states, run, name)) };
    sourcings.set(run, sourcing);
    const execution = ofRun.get(key) ?? executionOf({ ...files, isMade, environment, sourcing: sourcing.found }, words, folder);
    ofRun.set(key, execution);
    const declared = libraries.get(run) ?? declaredIn(new Set(copied.files.values()), texts);
    libraries.set(run, declared);
    return { copied, execution, declared, isSeen: copied.isComplete && copied.files.size > 0 && !texts.isExhausted() };
  };
}

function makeReader(dockerfile: Dockerfile, states: ReadonlyMap<Instruction, StageState>, context: BuildContext): ProjectReader {
  const copiedOf = copiedFiles(dockerfile, states, context);
  const isPrepared = preparedTest(dockerfile, (run) => copiedOf(run).files.values());
  const texts = fileTexts(context);
  const filled = expandedFiles();
  const keptOut = once(() => keptOutOfGit(context));
  const executed = follower(dockerfile, states, texts, copiedOf);
  return {
    isPrepared,
    leaves: (run, words, folder, name) => leftBy({ execution: executed(run, words, folder).execution, texts, home: homeOf(states.get(run)) }, name, run, words),
    copies: (run, words, folder, path) => copiedBy({ ...executed(run, words, folder), texts, place: placeIn(states.get(run), folder) }, path),
    textOf: (run, folder, path) =>
      texts.textOf(copiedOf(run).files.get(posix.resolve(folderIn(states.get(run)?.workdir ?? UNKNOWN_FOLDER, folder), path)) ?? ''),
    mayAsk(run, words, folder, path, use = 'login') {
      const { copied, execution, declared, isSeen } = executed(run, words, folder);
      const isUse = (inner: readonly string[]): boolean => use === 'settings' || mayHaveLibrary(path) || (isLogin(inner) && !isPrepared(run, inner));
      return !isSeen || mayAskFor({ execution, copied, texts }, path, isUse) || isReadByLibrary(execution, declared, texts, path);
    },
    mayLoad: (run, words, folder, path) => mayLoadFrom(executed(run, words, folder), texts, path),
    answer(run, words, folder, name) {
      const { copied, execution, declared } = executed(run, words, folder);
      const invocation = invocationOf(words);
      const image = baseImageOf(dockerfile, run);
      const isOffline = isOfflineCommand(invocation.program, invocation.args.join(' ')) && !isStrict(invocation.program, image);
      const found = surest(readIn({ execution, declared, texts, isOffline, filled }, name), () =>
        strictRead({ invocation, image, filled, copied, texts }, name),
      );
      const isOpen = (found?.kind === 'library' || (found?.kind === 'whole' && found.isSettings === true)) && found.isGuess === true;
      const { unfollowed: lost } = execution;
      const isElsewhere = !lost.has('project') && isOfOtherCode(found, execution, context, texts);
      const isNamed = (isOpen || (found === undefined && (lost.has('package') || lost.has('download')))) && isNamedIn(context, texts, name);
      const own = isElsewhere || (isOpen && isNamed) ? undefined : found;
      const read = own?.kind === 'project' ? withInstead(own, readsOf(execution, declared, texts, name), { texts, args: invocation.args }, name) : own;
      const isSeen = copied.isComplete && !texts.isExhausted();
      const isPrivate = [...keptOut(), ...mountedFiles(run)].some((file) =>
        filled.some((one) => one.programs.includes(invocation.program) && one.path.test(file)),
      );
      const isOpenProgram = execution.foreign.size > 0 && !areForeign({ dockerfile, image, programs: execution.foreign }, name);
      const unfollowed = isSeen && !isOpenProgram ? lost : new Set<Unfollowed>([...lost, 'project']);
      return {
        read,
        isNamed,
        isPrivate,
        isSeen: isSeen && copied.files.size > 0,
        unfollowed,
        isPrepared:
          isPrepared(run, words) &&
          (read === undefined ||
            isInSettings(read, filled) ||
            isBuildLogin(read, texts, name) ||
            isTakenOver(invocation, readsOf(execution, declared, texts, name))),
        isOfOtherLibrary: read === undefined && isNamedOfLibrary(declared, name),
        isNamedAlike: execution.unknown.some((one) => one !== undefined && isNamedAlike(invocationOf(one.words).program, name)),
        logsIn: execution.commands.some(({ invocation: one, isInner }) => isInner && mayLogIn(one, name)),
      };
    },
  };
}

/** Whether the variable is read only in files whose variables the command that prepares this one has read. */
function isTakenOver({ program, args }: Invocation, reads: Iterable<ProjectRead>): boolean {
  const files = preparedBy(program, args.join(' ')).flatMap(({ reads: taken }) => taken ?? []);
  const isTaken = (path: string | undefined): boolean => path !== undefined && files.some((pattern) => pattern.test(path));
  return files.length > 0 && [...reads].every((read) => ('at' in read && isTaken(read.at?.path)) || (read.kind === 'whole' && read.isGuess));
}

/** The targets of secret files of a RUN: their content is known to the one who gives them. */
function mountedFiles({ mounts }: Run): readonly string[] {
  return mounts.flatMap(({ type, values }) => (type === 'secret' && !values.has('env') ? (values.get('target') ?? []) : []));
}

/** Whether a word of the variable's name stands in the name of a program, or the other way round: `acmectl` and ACME_TOKEN. */
function isNamedAlike(program: string, name: string): boolean {
  const own = program.toLowerCase();
  return (
    own.length >= 3 &&
    name
      .toLowerCase()
      .split('_')
      .some((word) => word.length >= 3 && (own.includes(word) || word.includes(own)))
  );
}

function isNamedIn(context: BuildContext, texts: FileTexts, name: string): boolean {
  return context.files().some((path) => !BUILD_SETTINGS.test(path) && texts.namingAtRun(path, name) !== undefined);
}

function mayLoadFrom({ execution, declared, isSeen }: Executed, texts: FileTexts, path: string): boolean {
  return !isSeen || mayReadEnvFile({ execution, declared, texts }, path);
}

function placeIn(state: StageState | undefined, folder: string | undefined): Place {
  return { workdir: folderIn(state?.workdir ?? UNKNOWN_FOLDER, folder), home: homeOf(state) };
}

function folderIn(workdir: string, folder: string | undefined): string {
  return folder === undefined || /^[~$]/.test(folder) ? workdir : posix.resolve(workdir, folder);
}

/** The read that was seen, or that of a client which fails without the variable: code that takes any variable is only a guess. */
function surest(seen: ProjectRead | undefined, strict: () => ProjectRead | undefined): ProjectRead | undefined {
  const isSure = seen !== undefined && !(seen.kind === 'whole' && seen.isGuess);
  return isSure ? seen : (strict() ?? seen);
}

/** The strongest that is found; of a command that asks no server for anything, without lines that only log in to one. */
function readIn({ execution, declared, texts, isOffline, filled }: ReadInput, name: string): ProjectRead | undefined {
  for (const read of readsOf(execution, declared, texts, name))
    if (!(isOffline && (isInSettings(read, filled) || isBuildLogin(read, texts, name)))) return read;
  return undefined;
}

interface ReadInput {
  readonly execution: Execution;
  readonly declared: readonly Declared[];
  readonly texts: FileTexts;
  /** Whether the command works without a login, and does not fail if the variable is unset. */
  readonly isOffline: boolean;
  readonly filled: readonly ExpandedFile[];
}

/** Whether a command logs in, and its program reads the variable if its settings name it. */
function mayLogIn({ program, args }: Invocation, name: string): boolean {
  return logsIn(program, args.join(' ')) && isKnownReader(program, args.join(' '), name);
}

/** Whether a library that no seen code loads is there for other code of the repository. */
function isOfOtherCode(found: ProjectRead | undefined, execution: Execution, context: BuildContext, texts: FileTexts): boolean {
  return found?.kind === 'library' && (found.isGuess ?? found.isUnloaded) === true && isImportedElsewhere(execution, context, texts, found.library);
}
