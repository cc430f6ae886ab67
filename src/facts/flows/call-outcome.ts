import { APPLICATION_NAME } from '../../knowledge/secrets/application-names.ts';
import type { ProjectUse } from '../../knowledge/tool-project.ts';
import { isOfflineCommand, isStrict, mayBeStrict, projectUseOf, readsByItself } from '../../knowledge/tools/index.ts';
import { logsIn } from '../../knowledge/tools/logins.ts';
import type { Run } from '../../syntax/types.ts';
import { type CommandReading, judgeCode } from '../commands/command-readers.ts';
import { isInputExecuted } from '../commands/downloads.ts';
import { invocationOf } from '../commands/invocation.ts';
import { shortText } from '../commands/short-text.ts';
import type { ProjectAnswer, ProjectRead, ProjectReader } from '../project/project-reader.ts';
import { judgeName } from '../sensitivity/index.ts';
import type { Evidence, Sink } from './sink.ts';
import { loginsOfVariable } from './tool-use.ts';

/** A variable in a RUN, whose commands are to be judged. */
export interface VariableInRun {
  readonly run: Run;
  readonly name: string;
  /** Whether an instruction writes a reference to the variable, unexpanded, into a settings file that a tool expands later. */
  readonly isDeferred: boolean;
  /** The base image, which may tell the version of a program. */
  readonly image: string;
}

/** A command of a RUN, with its judgement by its text and its card. */
export interface Call {
  readonly reading: Omit<CommandReading, 'command'> & { readonly command: CommandReading['command'] | undefined };
  readonly words: readonly string[];
  readonly folder: string | undefined;
  readonly piped: boolean;
  /** Whether it executes a file that the RUN itself downloads. */
  readonly fetched: boolean;
}

/** The judgement of a command with the project's files taken into account. */
export type Outcome =
  | { readonly kind: 'reads'; readonly evidence: Evidence; readonly call: Call }
  | { readonly kind: 'may-read'; readonly weakness: 'packages' | 'download' | undefined; readonly call: Call }
  | { readonly kind: 'cannot-read'; readonly call: Call };

/** Returns whether a command of a RUN reads the variable, taking the project code that it executes into account. */
export function outcomeOf(variable: VariableInRun, project: ProjectReader, call: Call): Outcome {
  const question = { ...questionOf(variable, call), isPrepared: project.isPrepared(variable.run, call.words) };
  return byCard(question) ?? byProject(question, project.answer(variable.run, call.words, call.folder, variable.name));
}

/** A command and a variable, with what the card of the command says of both. */
interface Question extends VariableInRun {
  readonly call: Call;
  readonly program: string;
  readonly use: ProjectUse | undefined;
  /** Whether the card says that the program reads such a variable, by itself or through settings. */
  readonly isKnown: boolean;
  readonly isOffline: boolean;
  readonly isScript: boolean;
  /** Whether the command fails where its settings name a variable that is not set. */
  readonly isStrict: boolean;
  /** Whether an earlier RUN has fetched everything that the command asks for. Files of the project may still read the variable. */
  readonly isPrepared: boolean;
}

function questionOf(variable: VariableInRun, call: Call): Omit<Question, 'isPrepared'> {
  const { program, args } = invocationOf(call.words);
  const text = args.join(' ');
  return {
    ...variable,
    call,
    program,
    use: projectUseOf(program, text),
    isKnown: call.reading.certainty === 'known-reader',
    isOffline: isOfflineCommand(program, text),
    isScript: runsScript(call.words),
    isStrict: isStrict(program, variable.image),
  };
}

/** The judgement for which no file of the project is needed; undefined where it depends on them. */
function byCard({ name, isDeferred, call, program, use, isKnown, isOffline, isScript, isStrict: fails, isPrepared }: Question): Outcome | undefined {
  const { certainty } = call.reading;
  if (certainty === 'names-it') return { kind: 'reads', evidence: { kind: 'named' }, call };
  if (!isKnown && certainty !== 'may-read') return { kind: 'cannot-read', call };
  if (!isKnown) return isFed(call) ? { kind: 'may-read', weakness: 'download', call } : undefined;
  const fillsIn = isDeferred && (fails || !(isOffline || isScript));
  if (fillsIn || (readsByItself(program, name) && !isOffline && !isPrepared)) return readsByCard(program, call);
  return isOffline && use?.namedOnly && !fails ? { kind: 'cannot-read', call } : undefined;
}

/** The judgement by the files of the project that the command executes. */
function byProject(question: Question, answer: ProjectAnswer): Outcome {
  const { call, program, isKnown } = question;
  const { read, isPrepared } = answer;
  if (isPrepared && (read || isKnown)) return { kind: 'cannot-read', call };
  if (read && !isOfAnotherTool(question, read)) return { kind: 'reads', evidence: read, call };
  return isAskedFor(question, answer) ? readsByCard(program, call) : byUnfollowed(question, answer);
}

/** Whether the read is only that of settings that take any variable, and the variable is another tool's or the build's. */
function isOfAnotherTool({ name, program }: Question, read: ProjectRead): boolean {
  if (read.kind !== 'whole' || read.isGuess !== true || read.isSettings !== true) return false;
  return isOfAnother(name, program) || judgeName(name).purpose === 'build';
}

/** Whether a client that can fill the variable in may be asked to by settings: of the project, or by some that nobody sees. */
function isAskedFor({ isKnown, isDeferred, isOffline, isScript, isStrict: fails, use, call }: Question, answer: ProjectAnswer): boolean {
  const { isPrivate, isSeen, logsIn: logsInside, unfollowed } = answer;
  if (!isKnown) return false;
  if (isDeferred && logsInside) return true;
  // if the whole project is known, so are the settings files that could pass the variable to a client
  const isOpen = isPrivate || !isSeen;
  const fillsIn = !isOffline && (logsInside || !isScript || (isOpen && fails));
  if (!fillsIn) return false;
  return unfollowed.has('project') ? isOpen || use?.installs !== true : isPrivate && !isUpgrade(call.words);
}

/** The judgement by what of the execution could not be followed. */
function byUnfollowed({ name, program, isKnown, call }: Question, { unfollowed, isNamedAlike, isOfOtherLibrary, isNamed }: ProjectAnswer): Outcome {
  const mayRead = (weakness: 'packages' | 'download' | undefined): Outcome => ({ kind: 'may-read', weakness, call });
  const cannotRead: Outcome = { kind: 'cannot-read', call };
  if (unfollowed.has('project')) return mayRead(isKnown || weaknessOf([call], name) === 'packages' ? 'packages' : undefined);
  if (unfollowed.has('package')) {
    if (isNamedAlike) return mayRead(undefined);
    return isOfOtherLibrary || isNamed ? cannotRead : mayRead('packages');
  }
  if (unfollowed.has('download')) return isNamed ? cannotRead : mayRead('download');
  const isElsewhere = !unfollowed.has('foreign') || isOfAnother(name, program) || judgeName(name).consumer !== undefined;
  return isElsewhere ? cannotRead : mayRead('download');
}

function readsByCard(program: string, call: Call): Outcome {
  return { kind: 'reads', evidence: knownHere(program), call };
}

/** Whether the words run a script of the project and log in to nothing themselves: `npm run build`. */
export function runsScript(words: readonly string[]): boolean {
  const { program, args } = invocationOf(words);
  const text = args.join(' ');
  return projectUseOf(program, text)?.follows === 'package-script' && !logsIn(program, text);
}

/** Whether a command executes only code that the RUN itself downloads: `curl … | bash -`, or a downloaded file. */
export function isFed({ piped, fetched, words }: Call): boolean {
  if (fetched) return true;
  const { args } = invocationOf(words);
  return piped && isInputExecuted(args);
}

/** Whether the words install only packages that they name: `npm install -g npm`, `pip install -U pip`. */
function isUpgrade(words: readonly string[]): boolean {
  const { program, args } = invocationOf(words);
  return projectUseOf(program, args.join(' '))?.namedOnly === true;
}

/** Returns the judgement of a RUN: that of its strongest command. */
export function strongest(
  outcomes: readonly Outcome[],
  common: { readonly reader: string },
): Pick<Sink, 'certainty' | 'evidence' | 'weakness' | 'absence' | 'reader' | 'doubt'> {
  const reads = outcomes.filter((one) => one.kind === 'reads');
  const labelOf = (list: readonly Outcome[]): string => {
    const labels = new Set(list.map(({ call }) => (call.reading.command ? shortText(call.reading.command) : '')).filter(Boolean));
    return labels.size > 0 ? [...labels].slice(0, 3).join(', ') : common.reader;
  };
  const order: readonly Evidence['kind'][] = ['named', 'known', 'project', 'library', 'whole', 'unseen'];
  const [best] = [...reads].sort((a, b) => order.indexOf(a.evidence.kind) - order.indexOf(b.evidence.kind));
  if (best) return { certainty: 'reads', evidence: best.evidence, weakness: undefined, reader: labelOf(reads), doubt: undefined };
  const open = outcomes.filter((one) => one.kind === 'may-read');
  const firm = open.find((one) => one.weakness === undefined) ?? open.find((one) => one.weakness === 'packages') ?? open[0];
  if (firm) return { certainty: 'may-read', evidence: { kind: 'unseen' }, weakness: firm.weakness, reader: labelOf(open), doubt: firm.call.reading.doubt };
  return { certainty: 'cannot-read', evidence: undefined, weakness: undefined, absence: 'project', reader: common.reader, doubt: undefined };
}

/** 'packages' if only code of packages may read the variable, and the client that installs them does not use it. */
export function weaknessOf(calls: readonly Call[], name: string): 'packages' | undefined {
  const open = calls.filter(({ reading }) => reading.certainty === 'may-read');
  if (open.length === 0 || calls.some(({ reading }) => reading.certainty === 'known-reader')) return undefined;
  const isWeak = open.every(({ words }) => {
    const { program, args } = invocationOf(words);
    const use = projectUseOf(program, args.join(' '));
    // ssh reads a key from a file that a RUN writes, not from the variable
    const isKey = judgeName(name).shape === 'ssh-key';
    return (
      use?.installs === true && (isKey || isOfAnother(name, program) || isOfApplication(name) || (use.namedOnly === true && judgeName(name).kind === 'secret'))
    );
  });
  return isWeak ? 'packages' : undefined;
}

/** The usual suffix of registry tokens. */
const REGISTRY_TOKEN = /AUTH_TOKEN$/;

/** Whether a name is known to belong to another tool than `program`, or to an application. */
export function isOfAnother(name: string, program: string): boolean {
  if (REGISTRY_TOKEN.test(name)) return false;
  const { consumer, purpose } = judgeName(name);
  const logins = loginsOfVariable(name);
  if (logins.length > 0) return !logins.some(({ programs }) => programs.has(program));
  return consumer !== undefined || purpose === 'runtime';
}

/** Whether a name is for a service of the application, so that no package registry asks for the value. */
export function isOfApplication(name: string): boolean {
  return !REGISTRY_TOKEN.test(name) && APPLICATION_NAME.test(name);
}

/** The evidence that a program reads the variable by its card. */
export function knownHere(program: string): Evidence {
  return { kind: 'known', program, at: undefined };
}

/** Whether a client of which the variable is a login runs a script of the project, and works without the login: `npm run build` and NPM_TOKEN. */
export function onlyRunsScript({ words }: Call, { name, image }: VariableInRun): boolean {
  const { program } = invocationOf(words);
  return runsScript(words) && !mayBeStrict(program, image) && loginsOfVariable(name).some(({ programs }) => programs.has(program));
}

/** Why a client that runs a script of the project may read a variable all the same. */
export function scriptDoubt([first]: readonly Call[]): Sink['doubt'] {
  const code = judgeCode(invocationOf(first?.words ?? []));
  return code.certainty === 'may-read' ? code.doubt : undefined;
}

/** Whether a command executes files of the project, which may read any variable: `dotnet build --no-restore`, `cargo build --offline`. */
export function executesProject(words: readonly string[]): boolean {
  const { program, args } = invocationOf(words);
  const use = projectUseOf(program, args.join(' '));
  return use?.files !== undefined && use.installs !== true;
}
