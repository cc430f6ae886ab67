import { EVALUATES, IDLE, SOURCES, TESTS } from '../../knowledge/shell/commands.ts';
import { INERT_SOURCED_FILES, SETTINGS_COMMAND } from '../../knowledge/shell/inert-uses.ts';
import { runsPackages } from '../../knowledge/tools/build-commands.ts';
import { environmentOf, inertUseOf, isKnownReader, outputOf } from '../../knowledge/tools/index.ts';
import { isSystemProgram } from '../../knowledge/tools/program-names.ts';
import { scriptMemo } from '../../syntax/shell/script-memo.ts';
import { indexOfCommand, readsInCommand, readsOf } from '../../syntax/shell/script-reads.ts';
import type { Script, ShellCommand } from '../../syntax/types.ts';
import { hasName } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import { showsEnvironment } from './command-logs.ts';
import { runsInstallerWithout } from './downloads.ts';
import { commandInvocation, type Invocation, invocationOf } from './invocation.ts';
import { computedNames } from './other-names.ts';
import { shortText } from './short-text.ts';

/** How certain it is that something reads a secret. */
export type Certainty =
  | 'names-it' /** its text mentions the variable */
  | 'known-reader' /** it runs a program known to read it */
  | 'may-read' /** it runs something whose reads cannot be seen */
  | 'keeps' /** it runs a tool whose manual names no such variable, but which settings, plugins or a pipe can make read it */
  | 'cannot-read'; /** it runs only what is known not to */

/** Why a command may read a secret. The texts for people are in the fix and rule layers. */
export type Doubt =
  | { readonly kind: 'windows' } /** commands for Windows, which are not analysed */
  | { readonly kind: 'interpreter' } /** a RUN with an interpreter of its own */
  | { readonly kind: 'unparsed' } /** commands that cannot be analysed */
  | { readonly kind: 'project-script' } /** a script of the project */
  | { readonly kind: 'unwritten' } /** a program whose name is not written out */
  | { readonly kind: 'computed' } /** a variable whose name is not written out */
  | { readonly kind: 'unknown'; readonly program: string } /** a program without a card */
  | { readonly kind: 'runs'; readonly program: string; readonly code: string } /** a program that runs other code, in the words of its card */
  | { readonly kind: 'arguments'; readonly program: string } /** a harmless program that these arguments make run something else */
  | { readonly kind: 'environment'; readonly program: string } /** a tool that settings or plugins could make read it */
  | { readonly kind: 'settings'; readonly program: string; readonly variable: string } /** a tool that reads it where a settings file refers to it */
  | { readonly kind: 'told'; readonly program: string; readonly path: string }; /** a tool that may be told to read a file */

export interface CommandReading {
  readonly command: ShellCommand;
  readonly certainty: Certainty;
  /** For may-read and keeps: the reason. */
  readonly doubt?: Doubt;
}

export interface ReadingSummary {
  readonly certainty: 'reads' | 'may-read' | 'keeps' | 'cannot-read';
  /** Whether the text contains the variable. */
  readonly named: boolean;
  /** For a certain reader: whether the text of the command names the variable, or a card says that the program reads it. */
  readonly how?: 'named' | 'known';
  /** The reader, shown to people without values: `npm ci`. For cannot-read: the commands that do not read it. */
  readonly reader: string;
  /** Range of the first command that certainly reads it. */
  readonly place?: Range;
  /** For may-read and keeps: the reason. */
  readonly doubt?: Doubt | undefined;
}

export type Judgement = Pick<CommandReading, 'certainty' | 'doubt'>;

/** The judgement of a command apart from the variables that its program reads itself. */
export type CodeJudgement = { readonly certainty: 'may-read'; readonly doubt: Doubt } | { readonly certainty: 'cannot-read' };

/** Returns, for each command of a script, whether it reads the environment variable. */
export function readersOf(script: Script, variable: string): readonly CommandReading[] {
  return script.commands.map((command, index) => ({ command, ...judgeCommand(script, command, index, variable) }));
}

/** Returns whether a program started without a shell reads the environment variable. `words`: the exec form. */
export function readersOfExec(words: readonly string[], variable: string): Judgement {
  return judgeInvocation(invocationOf(words), variable, mentions(words, variable));
}

/** Returns one answer for a whole script: that of its strongest reader, with shortened command texts. */
export function summarise(script: Script, variable: string): ReadingSummary {
  const { first, ...summary } = summaries(script, variable, () => summariseAnew(script, variable));
  const place = first === undefined ? undefined : script.commands[first]?.range;
  return place ? { ...summary, place } : summary;
}

/** A summary that does not depend on the script's position: it has the index of the first certain reader instead of a range. */
interface PlacelessSummary extends Omit<ReadingSummary, 'place'> {
  readonly first?: number;
}

const summaries = scriptMemo<PlacelessSummary>();

function summariseAnew(script: Script, variable: string): PlacelessSummary {
  if (!script.ok) return { certainty: 'may-read', named: script.source.text.includes(variable), reader: 'the script', doubt: { kind: 'unparsed' } };
  const readings = readersOf(script, variable);
  const named = readings.some((one) => one.certainty === 'names-it') || readsOf(script, variable).length > 0;
  for (const certainty of ['names-it', 'known-reader', 'may-read', 'keeps'] as const) {
    const found = readings.filter((one) => one.certainty === certainty);
    const first = found[0];
    if (first && (certainty === 'may-read' || certainty === 'keeps')) return { certainty, named, reader: joinLabels(found), doubt: first.doubt };
    const how = certainty === 'names-it' || named ? 'named' : 'known';
    if (first) return { certainty: 'reads', named, how, reader: joinLabels(found), first: indexOfCommand(script, first.command) };
  }
  if (named) return { certainty: 'reads', named, how: 'named', reader: 'the script' };
  return { certainty: 'cannot-read', named, reader: joinLabels(readings) };
}

function judgeCommand(script: Script, command: ShellCommand, index: number, variable: string): Judgement {
  if (readsInCommand(script, index).some((read) => read.name === variable)) return { certainty: 'names-it' };
  if (computedNames(script, command)?.(variable)) return { certainty: 'may-read', doubt: { kind: 'computed' } };
  const invocation = commandInvocation(command);
  const { words } = invocation;
  // `NPM_TOKEN= npm ci`: the command gets another value, not the secret
  const isSetAnew = command.assignments.some((one) => one.name === variable) || invocation.assignments.has(variable);
  if (isSetAnew || command.words.length === 0) return { certainty: 'cannot-read' };
  const mentioned = mentions(words, variable);
  if (!mentioned && runsInstallerWithout(script, index, variable)) return { certainty: 'cannot-read' };
  if (!mentioned && showsEnvironment(script, command)) return { certainty: 'cannot-read' };
  return command.isScriptSeen && !mentioned ? { certainty: 'cannot-read' } : judgeInvocation(invocation, variable, mentioned);
}

/** Whether one of the words contains the name as a whole word, e.g. in code given to `python -c`. */
function mentions(words: readonly string[], variable: string): boolean {
  return words.some((word) => hasName(word, variable));
}

function judgeInvocation(invocation: Invocation, variable: string, mentioned: boolean): Judgement {
  const { program, path, args } = invocation;
  const text = args.join(' ');
  const known = environmentOf(program);
  const code = judgeCode(invocation);
  if (known?.readsNothing?.test(text)) return byManual(code, invocation);
  if (mentioned && !(isSystemProgram(path) && isInert(program, text))) return { certainty: 'names-it' };
  if (isKnownReader(program, text, variable)) return { certainty: 'known-reader' };
  // `npx turbo prune` runs no script, nor does npx take a variable that is none of npm's
  if (runsPackages(program) && isPlainCall(args)) return { certainty: 'cannot-read' };
  return byManual(code, invocation);
}

/**
 * The judgement of a tool whose manual names no such variable. Unlike a tool of the system, it keeps the secret in its environment after a fix, because
 * something may still read it: `git` runs helpers from a copied .gitconfig, `wget … | sh` passes it on, `go env -w` may start another toolchain. A command that
 * only edits its own settings is as certain as a tool of the system.
 */
function byManual(code: CodeJudgement, { program, path, args }: Invocation): Judgement {
  if (code.certainty !== 'cannot-read' || SETTINGS_COMMAND.test(args.join(' '))) return code;
  if (isSystemProgram(path) && inertUseOf(program)?.certainty === 'always') return code;
  // an unknown program started by these was judged before
  if (SOURCES.has(program) || program === EVALUATES) return code;
  return { certainty: 'keeps', doubt: { kind: 'environment', program } };
}

/** Whether the program may run code that reads any variable. Ignores the variables that the program reads itself. */
export function judgeCode(invocation: Invocation): CodeJudgement {
  const { program, path, args } = invocation;
  const text = args.join(' ');
  const known = environmentOf(program);
  if (known?.readsNothing?.test(text)) return { certainty: 'cannot-read' };
  if (known) return judgeKnown(program, known.runs, known.plain?.test(text) ?? false, args);
  const inert = isSystemProgram(path) ? inertUseOf(program) : undefined;
  if (inert) return inert.unless?.test(text) ? { certainty: 'may-read', doubt: { kind: 'arguments', program } } : { certainty: 'cannot-read' };
  if (path.includes('/') && !OF_A_PACKAGE.test(path)) return { certainty: 'may-read', doubt: { kind: 'project-script' } };
  return { certainty: 'may-read', doubt: program === '' ? { kind: 'unwritten' } : { kind: 'unknown', program } };
}

/** Whether the arguments are a call of a program of a package that runs no foreign code: `--yes turbo@2 prune web`. */
function isPlainCall(args: readonly string[]): boolean {
  const at = args.findIndex((word) => !word.startsWith('-'));
  const known = environmentOf((args[at] ?? '').replace(/(?<=.)@[^@/]*$/, ''));
  const text = args.slice(at + 1).join(' ');
  return args.slice(0, at).every((word) => /^(?:-y|--yes|--no-install)$/.test(word)) && (known?.plain?.test(text) || known?.readsNothing?.test(text)) === true;
}

/** Programs of packages, and of folders that only a variable names. Source: https://refspecs.linuxfoundation.org/FHS_3.0/fhs/ch04.html */
const OF_A_PACKAGE = /^\/usr\/(?!local\/|src\/)|^\$/;

function isInert(program: string, text: string): boolean {
  const inert = inertUseOf(program);
  return inert !== undefined && !inert.unless?.test(text);
}

function judgeKnown(program: string, runs: string | undefined, plain: boolean, args: readonly string[]): CodeJudgement {
  if (runs === undefined || plain) return { certainty: 'cannot-read' };
  const sourced = SOURCES.has(program) ? args[0] : undefined;
  if (sourced !== undefined && INERT_SOURCED_FILES.test(sourced)) return { certainty: 'cannot-read' };
  // the commands inside a substitution are judged individually
  if (program === EVALUATES && args.length === 1 && isKnownOutput(args[0] ?? '')) return { certainty: 'cannot-read' };
  return { certainty: 'may-read', doubt: { kind: 'runs', program, code: runs } };
}

/** Whether a word is `$(tool …)` with known output, i.e. not a download. */
function isKnownOutput(word: string): boolean {
  const inner = /^\$\(([^()]*)\)$/.exec(word)?.[1];
  if (inner === undefined) return false;
  const { program, args } = invocationOf(inner.trim().split(/\s+/));
  return outputOf(program, args.join(' ')) !== 'download';
}

function joinLabels(readings: readonly CommandReading[]): string {
  const all = [...new Set(readings.map((one) => shortText(one.command)))].filter((label) => label !== '');
  const telling = all.filter((label) => !TESTS.has(label) && !IDLE.has(label));
  const labels = telling.length > 0 ? telling : all;
  return labels.length > 3 ? `${labels.slice(0, 3).join(', ')} and ${labels.length - 3} more` : labels.join(', ');
}
