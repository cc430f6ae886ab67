import { APPLICATION_NAME } from '../../knowledge/secrets/application-names.ts';
import { isOfflineCommand, isStrict, projectUseOf, readsByItself } from '../../knowledge/tools/index.ts';
import { logsIn } from '../../knowledge/tools/logins.ts';
import type { Run } from '../../syntax/types.ts';
import type { CommandReading } from '../commands/command-readers.ts';
import { invocationOf } from '../commands/invocation.ts';
import { shortText } from '../commands/short-text.ts';
import type { ProjectReader } from '../project/project-reader.ts';
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
export function outcomeOf({ run, name, isDeferred, image }: VariableInRun, project: ProjectReader, call: Call): Outcome {
  const { certainty } = call.reading;
  const { program, args } = invocationOf(call.words);
  const text = args.join(' ');
  const use = projectUseOf(program, text);
  const isKnown = certainty === 'known-reader';
  const isOffline = isOfflineCommand(program, text);
  const isScript = runsScript(call.words);
  const known: Outcome = { kind: 'reads', evidence: knownHere(program), call };
  if (certainty === 'names-it') return { kind: 'reads', evidence: { kind: 'named' }, call };
  if (isKnown && readsByItself(program, name) && !isOffline) return known;
  if (isKnown && isDeferred && (isStrict(program, image) || !(isOffline || isScript))) return known;
  if (!isKnown && certainty !== 'may-read') return { kind: 'cannot-read', call };
  if (!isKnown && isFed(call)) return { kind: 'may-read', weakness: 'download', call };
  if (isKnown && isOffline && use?.namedOnly && !isStrict(program, image)) return { kind: 'cannot-read', call };
  const answer = project.answer(run, call.words, call.folder, name);
  const { read, unfollowed, isPrivate, isSeen, isPrepared, logsIn: logsInside } = answer;
  if (isPrepared && (read || isKnown)) return { kind: 'cannot-read', call };
  const isOfTool =
    read?.kind === 'whole' && read.isGuess === true && read.isSettings === true && (isOfAnother(name, program) || judgeName(name).purpose === 'build');
  if (read && !isOfTool) return { kind: 'reads', evidence: read, call };
  // if the whole project is known, so are the settings files that could pass the variable to a client
  const isOpen = isPrivate || !isSeen;
  const fillsIn = isKnown && !isOffline && (logsInside || !isScript || (isOpen && isStrict(program, image)));
  if (isDeferred && isKnown && logsInside) return known;
  if (unfollowed.has('project')) {
    if (fillsIn && (isOpen || use?.installs !== true)) return known;
    return { kind: 'may-read', weakness: isKnown || weaknessOf([call], name) === 'packages' ? 'packages' : undefined, call };
  }
  if (fillsIn && isPrivate && !isUpgrade(call.words)) return known;
  if (unfollowed.has('package') && answer.isNamedAlike) return { kind: 'may-read', weakness: undefined, call };
  if (unfollowed.has('package') && (answer.isOfOtherLibrary || answer.isNamed)) return { kind: 'cannot-read', call };
  if (unfollowed.has('package')) return { kind: 'may-read', weakness: 'packages', call };
  if (unfollowed.has('foreign') && !unfollowed.has('download') && (isOfAnother(name, program) || judgeName(name).consumer !== undefined))
    return { kind: 'cannot-read', call };
  return unfollowed.has('download') || unfollowed.has('foreign') ? { kind: 'may-read', weakness: 'download', call } : { kind: 'cannot-read', call };
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
  return piped && (args.includes('-s') || args.every((word) => word.startsWith('-')));
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
