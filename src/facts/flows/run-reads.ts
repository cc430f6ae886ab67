import { posix } from 'node:path';
import { CLIENT_SETTINGS } from '../../knowledge/project/project-files.ts';
import { KEEPS_TEXT } from '../../knowledge/shell/commands.ts';
import { SETTINGS_COMMAND } from '../../knowledge/shell/inert-uses.ts';
import { environmentOf, isHttpFetch, isOfflineCommand, mayBeStrict, outputOf, projectUseOf, readsByItself, writerOf } from '../../knowledge/tools/index.ts';
import { secretMountPath } from '../../syntax/dockerfile/mounts.ts';
import { readsOf } from '../../syntax/shell/script-reads.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import { hasName, literalPattern } from '../../text/pattern.ts';
import { type Certainty, type CommandReading, judgeCode, readersOf, readersOfExec, summarise } from '../commands/command-readers.ts';
import { isFetched, runsFetched } from '../commands/downloads.ts';
import { fileEffects } from '../commands/file-effects.ts';
import { commandInvocation, invocationOf } from '../commands/invocation.ts';
import { placesOf } from '../commands/places.ts';
import { shortTextOfRun } from '../commands/short-text.ts';
import type { BuildContext } from '../project/build-context.ts';
import { leftUnderNames } from '../project/builds/left-under-names.ts';
import type { InnerWrite } from '../project/builds/left-writes.ts';
import { fillsOtherTemplate } from '../project/builds/template-input.ts';
import type { ProjectReader } from '../project/project-reader.ts';
import { judgeName } from '../sensitivity/index.ts';
import { isSetFromMount } from '../stages/set-from-mount.ts';
import { readsNothingOnWindows } from '../windows/closed-commands.ts';
import {
  type Call,
  executesProject,
  isFed,
  isOfAnother,
  knownHere,
  type Outcome,
  onlyRunsScript,
  outcomeOf,
  runsScript,
  scriptDoubt,
  strongest,
  type VariableInRun,
  weaknessOf,
} from './call-outcome.ts';
import type { Evidence, Sink } from './sink.ts';
import { countOf, idleMentions } from './weigh-sinks.ts';

/** A RUN with a variable in its environment, to be judged. */
export interface RunToRead extends VariableInRun {
  /** Returns the reader of the project, created at the first call; undefined if there is no project. */
  readonly project: () => ProjectReader | undefined;
  /** Programs that cloned with the variable in another RUN, and may use that address again. */
  readonly cloners: ReadonlySet<string>;
  /** Whether no settings file with the variable's name can exist before the RUN. */
  readonly isFresh: boolean;
  /** Whether no file of the project can be in the image before the RUN. */
  readonly isBare: boolean;
}

/** Returns whether a RUN reads a variable of its environment. Code that cannot be analysed counts as may-read. */
export function readRun(given: RunToRead): Sink {
  const { run, name } = given;
  const named = isNamed(run, name);
  const common = { run, name, named };
  const evidence: Evidence = named ? { kind: 'named' } : { kind: 'unseen' };
  const opaque = { ...common, certainty: named ? 'reads' : 'may-read', evidence, reader: shortTextOfRun(run) } as const;
  if (run.interpreter === 'windows') {
    const isClosed = !named && run.heredocs.length === 0 && readsNothingOnWindows(run.exec?.map(({ value }) => value).join(' ') ?? run.args.text, name);
    return isClosed ? { ...common, certainty: 'cannot-read', absence: 'list', reader: shortTextOfRun(run) } : { ...opaque, doubt: { kind: 'windows' } };
  }
  if (run.interpreter === 'program') return { ...opaque, doubt: { kind: 'interpreter' } };
  if (run.script) return readScript(given, run.script, named);
  if (run.exec) return readExec(given, named);
  return { ...opaque, certainty: 'may-read', evidence: { kind: 'unseen' }, doubt: { kind: 'unparsed' } };
}

function readScript(given: RunToRead, script: Script, named: boolean): Sink {
  const { run, name } = given;
  if (named && (isFallback(run, script, name) || isSetFromMount(run, script, name)))
    return { run, name, named, certainty: 'cannot-read', reader: shortTextOfRun(run) };
  const { certainty, how, ...summary } = summarise(script, name);
  const common = { ...summary, run, name, named };
  if (certainty === 'reads' && how !== 'known')
    return { ...common, certainty, evidence: { kind: 'named' }, leaves: leftUnderNames(run, script, name, given.project) };
  if (certainty === 'cannot-read' && named && isOnlyWritten(run, script, name)) return { ...common, certainty, named: false };
  if (certainty === 'keeps' || certainty === 'cannot-read') return withoutReader({ ...common, certainty: 'cannot-read' }, certainty, given);
  const readings = readersOf(script, name);
  // `for v in API_TOKEN; do test -n "${!v}"; done`
  if (named && readings.some(({ doubt }) => doubt?.kind === 'computed')) return { ...common, certainty: 'reads', evidence: { kind: 'named' } };
  return readCalls(given, script, readings, { ...common, certainty });
}

/**
 * Returns whether a RUN still reads the variable without some of its commands, which only a fix removes; undefined where that is not known. The text of the
 * rest must not name it.
 */
export function readWithout(given: RunToRead, gone: ReadonlySet<ShellCommand>): Sink | undefined {
  const { run, name, isDeferred } = given;
  const { script } = run;
  if (!script?.ok || run.interpreter !== 'posix' || isDeferred) return undefined;
  const readings = readersOf(script, name).map((one) => (gone.has(one.command) ? { command: one.command, certainty: 'cannot-read' as const } : one));
  const certainties = new Set(readings.map(({ certainty }) => certainty));
  const common = { run, name, named: false, reader: shortTextOfRun(run), certainty: 'cannot-read' } as const;
  if (certainties.has('names-it') || certainties.has('keeps')) return undefined;
  if (certainties.size === 1 && certainties.has('cannot-read')) return common;
  return readCalls(given, script, readings, { ...common, certainty: certainties.has('known-reader') ? 'reads' : 'may-read' });
}

/** The judgement of a RUN whose text does not name the variable, by what its commands are and execute. */
function readCalls(given: RunToRead, script: Script, readings: readonly CommandReading[], common: Omit<Sink, 'evidence'>): Sink {
  const { run, name, isFresh } = given;
  const places = placesOf(script, { workdir: undefined, home: undefined });
  const calls = readings.map((reading, index): Call => {
    const folder = places[index]?.workdir;
    const { words } = commandInvocation(reading.command);
    const origin = { piped: isFetched(script.commands, index), fetched: runsFetched(script.commands, index) };
    return withoutSettings({ reading, words, folder, ...origin }, name);
  });
  const isIdle = ({ reading: { certainty: sure }, words }: Call): boolean =>
    (isSetting(sure, words, name) && (isFresh || isHarmless(sure, words, given.image))) || (isFresh && isPlainInstall(words, name));
  if (calls.every(isIdle)) return { ...common, certainty: 'cannot-read' };
  const project = script.ok ? given.project() : undefined;
  if (!project) {
    const readers = calls.filter(({ reading }) => reading.certainty === 'known-reader');
    const isKnown = common.certainty === 'reads' && readers.some(({ words }) => !asksNobody(words, given.image));
    // if the client is not certain to read it, a script of the project still may
    const isSure = readers.some(({ words }) => !runsScript(words));
    if (isKnown && !isSure && readers.every((one) => onlyRunsScript(one, given)))
      return asOfOthers({ ...common, certainty: 'may-read', evidence: { kind: 'unseen' }, weakness: 'packages', doubt: scriptDoubt(readers) }, calls, given);
    const evidence = isKnown && isSure ? knownHere(common.reader) : ({ kind: 'unseen' } as const);
    const isInstalled = !isKnown && readers.length > 0 && !readers.some(({ words }) => executesProject(words));
    const weakness = isInstalled ? 'packages' : weaknessOf(calls, name);
    return asOfOthers({ ...common, certainty: isKnown ? 'reads' : 'may-read', evidence, weakness }, calls, given);
  }
  const outcome = calls.map((call, index): Outcome => {
    const textOf = (path: string): string | undefined => project.textOf(run, call.folder, path);
    const isElsewhere = call.reading.certainty === 'known-reader' && !given.isDeferred && fillsOtherTemplate(script, index, name, textOf);
    return isElsewhere ? { kind: 'cannot-read', call } : outcomeOf(given, project, call);
  });
  const place = outcome.some((one) => one.kind === 'reads') ? {} : { place: undefined };
  const leaves = leftByProject(given, project, script, outcome);
  return asOfOthers({ ...common, ...strongest(outcome, common), ...place, ...(leaves ? { leaves } : {}) }, calls, given);
}

/** A write of the variable by a script of the project, unless the RUN deletes the file later. */
function leftByProject({ run, name }: RunToRead, project: ProjectReader, script: Script, outcomes: readonly Outcome[]): InnerWrite | undefined {
  for (const [index, { kind, call }] of outcomes.entries()) {
    const left = kind === 'reads' ? project.leaves(run, call.words, call.folder, name) : undefined;
    const isDeleted = (path: string): boolean => posix.basename(path) === posix.basename(left?.where ?? '');
    const gone = script.commands.slice(index + 1).some((later) => fileEffects(later).some(({ effect, path }) => effect === 'delete' && isDeleted(path)));
    if (left && !gone) return left;
  }
  return undefined;
}

/** Whether a RUN only writes the name down, for others to fill in: `echo '${X}' > FILE`, or the heredoc of such a program. */
function isOnlyWritten(run: Run, script: Script, name: string): boolean {
  if (run.form === 'exec' || readsOf(script, name).length > 0) return false;
  const isWriter = ({ name: program }: ShellCommand): boolean => KEEPS_TEXT.has(program) || program === '';
  const words = script.commands.flatMap((command) => (isWriter(command) ? command.words : []));
  const written = words.reduce((count, { value }) => count + countOf(value, name), 0);
  if (run.form !== 'heredoc') return countOf(run.args.text, name) === written && (run.heredocs.length === 0 || script.commands.every(isWriter));
  return run.heredocs.length === 1 && countOf(script.source.text, name) === written;
}

/** Whether the variable is only the fallback for a mounted file with the same secret: `$(cat /run/secrets/X || echo $X)`. */
function isFallback(run: Run, script: Script, name: string): boolean {
  const mount = run.mounts.find(({ type, values }) => type === 'secret' && values.get('id') === name && !values.has('env'));
  if (!mount) return false;
  const own = literalPattern(name);
  const pattern = new RegExp(`${literalPattern(secretMountPath(mount))}[^|;&\\n]*\\|\\|\\s*(?:echo|printf)\\s[^|;&)]*\\$(?:${own}\\b|\\{${own}\\})`, 'g');
  const reads = readsOf(script, name).length;
  return reads > 0 && [...run.args.text.matchAll(pattern)].length === reads;
}

/** A client that expands no variables in settings reads no login but those that it knows by their names. At most the packages that it installs may. */
function withoutSettings(call: Call, name: string): Call {
  const { program, args } = invocationOf(call.words);
  if (judgeName(name).consumer === undefined) return call;
  if (call.reading.certainty !== 'known-reader' || readsByItself(program, name) || projectUseOf(program, args.join(' '))?.literal !== true) return call;
  return { ...call, reading: { ...call.reading, certainty: 'may-read', doubt: { kind: 'settings', program, variable: name } } };
}

/** Options whose value is code. */
const INLINE = /^-\w*[ce]$|^--eval$/;

/**
 * Weakens the judgement if the RUN executes only downloaded code: before any project file is in the image, other code is the RUN's own download, and inline
 * code can only load such code.
 */
function asOfOthers(sink: Sink, calls: readonly Call[], { isBare }: RunToRead): Sink {
  if (sink.certainty !== 'may-read' || sink.weakness !== undefined) return sink;
  const open = calls.filter(({ reading }) => reading.certainty !== 'cannot-read');
  if (open.some(isFed) && open.every((call) => call.reading.certainty === 'keeps' || isFed(call))) return { ...sink, weakness: 'download' };
  if (!isBare) return sink;
  const invocations = open.map(({ words }) => invocationOf(words));
  const isInline = invocations.every(({ program, args }) => projectUseOf(program, args.join(' '))?.follows === 'module' && INLINE.test(args[0] ?? ''));
  const fetches = calls.some(({ words }) => {
    const { program, args } = invocationOf(words);
    return outputOf(program, args.join(' ')) === 'download';
  });
  return isInline || fetches ? { ...sink, weakness: 'download' } : sink;
}

function readExec(given: RunToRead, named: boolean): Sink {
  const { run, name } = given;
  const words = (run.exec ?? []).map((word) => word.value);
  const { certainty, doubt } = readersOfExec(words, name);
  const common = { run, name, named, reader: shortTextOfRun(run), doubt };
  if (certainty === 'names-it') return { ...common, certainty: 'reads', evidence: { kind: 'named' } };
  if (certainty === 'keeps' || certainty === 'cannot-read') return withoutReader({ ...common, certainty: 'cannot-read' }, certainty, given);
  const call: Call = { reading: { certainty, ...(doubt ? { doubt } : {}), command: undefined }, words, folder: undefined, piped: false, fetched: false };
  const project = given.project();
  if (project) return { ...common, ...strongest([outcomeOf(given, project, call)], common) };
  if (certainty === 'known-reader') return { ...common, certainty: 'reads', evidence: knownHere(shortTextOfRun(run)) };
  return { ...common, certainty: 'may-read', evidence: { kind: 'unseen' }, weakness: weaknessOf([call], name) };
}

/** Strengthens the judgement if settings written by the Dockerfile may make a tool read a variable that it does not read by itself. */
function withoutReader(sink: Sink, certainty: 'keeps' | 'cannot-read', given: RunToRead): Sink {
  const { run, isDeferred, cloners, project } = given;
  if (sink.named && certainty === 'cannot-read') return { ...sink, certainty: 'may-read', evidence: { kind: 'named' } };
  if (certainty === 'keeps' && (isDeferred || callsOf(run).some((words) => isUseOfClone(words, cloners)) || (isOwnClient(given) && !project())))
    return { ...sink, certainty: 'may-read', evidence: { kind: 'unseen' }, weakness: 'settings' };
  return certainty === 'keeps' ? { ...sink, absence: 'list' } : sink;
}

/** Whether a command only changes settings of a client that reads the variable through a settings file, or not at all. */
function isSetting(certainty: Certainty, words: readonly string[], name: string): boolean {
  const { program, args } = invocationOf(words);
  return certainty === 'cannot-read' || (certainty === 'known-reader' && !readsByItself(program, name) && SETTINGS_COMMAND.test(args.join(' ')));
}

/** Whether a command installs the packages that it names, runs no code of them, and could read the variable only through a settings file. */
function isPlainInstall(words: readonly string[], name: string): boolean {
  const invocation = invocationOf(words);
  const { program, args } = invocation;
  return !readsByItself(program, name) && projectUseOf(program, args.join(' '))?.namedOnly === true && judgeCode(invocation).certainty === 'cannot-read';
}

/** Whether a command that changes settings works whatever variables they refer to. */
function isHarmless(certainty: Certainty, words: readonly string[], image: string): boolean {
  const { program, args } = invocationOf(words);
  return certainty === 'cannot-read' || (isOfflineCommand(program, args.join(' ')) && !mayBeStrict(program, image));
}

/** Whether a command contacts no server, and does not fail without the variables that its settings may name: `dotnet build --no-restore`. */
function asksNobody(words: readonly string[], image: string): boolean {
  const { program, args } = invocationOf(words);
  return isOfflineCommand(program, args.join(' ')) && !mayBeStrict(program, image);
}

/** Whether a RUN runs a client that may log in with the variable. Without the project, the client's settings are unknown. */
function isOwnClient({ run, name }: RunToRead): boolean {
  return callsOf(run).some((words) => mayLogInWith(words, name) && !isIdle(words));
}

/** Whether a command reads no variable at all: `python -V`. */
function isIdle(words: readonly string[]): boolean {
  const { program, args } = invocationOf(words);
  return environmentOf(program)?.readsNothing?.test(args.join(' ')) === true;
}

function callsOf({ script, exec }: Run): readonly (readonly string[])[] {
  return script ? script.commands.map((command) => commandInvocation(command).words) : [(exec ?? []).map((word) => word.value)];
}

function isUseOfClone(words: readonly string[], cloners: ReadonlySet<string>): boolean {
  const { program, args } = invocationOf(words);
  const text = args.join(' ');
  // a new clone has an address of its own
  return cloners.has(program) && !isHttpFetch(program, text) && writerOf(program, text)?.clone === undefined && !isOfflineCommand(program, text);
}

/** Whether the words call a client some of whose commands may log in with a variable of that name. */
export function mayLogInWith(words: readonly string[], name: string): boolean {
  const { program, args } = invocationOf(words);
  return projectUseOf(program, args.join(' ')) !== undefined && !SETTINGS_COMMAND.test(args.join(' ')) && !isOfAnother(name, program);
}

/** Returns the first config file at the root of the context that names the variable, or undefined. */
export function configFileNaming(context: BuildContext, name: string): string | undefined {
  return CLIENT_SETTINGS.find((path) => {
    const text = context.read(path);
    return text !== undefined && hasName(text, name);
  });
}

/** Whether the text of a RUN contains the variable's name as a word: `$X`, `printenv X`, `env X=…`, `$env:X`, `%X%`. Unexpanded names in tests do not count. */
function isNamed(run: Run, name: string): boolean {
  return countOf(run.args.text, name) > idleMentions(run, name) || run.heredocs.some((heredoc) => hasName(heredoc.body.text, name));
}
