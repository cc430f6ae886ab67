import { EXPORTS } from '../../knowledge/shell/commands.ts';
import type { CommandLog } from '../../knowledge/tool-output.ts';
import { logsOf, outputOf } from '../../knowledge/tools/index.ts';
import { followersOf, indexOfCommand } from '../../syntax/shell/script-reads.ts';
import type { Script, ShellCommand, ShellWord } from '../../syntax/types.ts';
import { optionPaths } from './file-effects.ts';
import { commandInvocation } from './invocation.ts';

/** The files that get what a script prints, and its errors and traces. */
export interface Streams {
  readonly output: string | undefined;
  readonly errors: string | undefined;
}

/** A file in which a command tells of its arguments, for people who look for a fault: `curl -v … 2> FILE`. */
export interface LogFile {
  readonly path: string;
  readonly row: CommandLog;
}

/** The known values of variables. */
interface Known {
  readonly get: (name: string) => string | undefined;
}

/** The files in which a command tells of its arguments. `streams`: where its output and its errors go. `env`: variables of the environment with known values. */
export function logFiles(script: Script, command: ShellCommand, streams: () => Streams, env: Known = NONE): readonly LogFile[] {
  const { program, args, words, at } = commandInvocation(command);
  const rows = logsOf(program, args.join(' '));
  if (rows.length === 0) return [];
  const { output, errors } = streams();
  return rows.flatMap((row): readonly LogFile[] => {
    const { to } = row;
    if (to === 'output' || to === 'errors') return inStream(row, to === 'output' ? output : errors);
    if ('attached' in to) return optionPaths(to, words, at).map(({ path }) => ({ path, row }));
    return settingsFor(script, command, to.variables, env).flatMap((value) => (value.startsWith('/') ? [{ path: value, row }] : inStream(row, errors)));
  });
}

const NONE: Known = new Map<string, string>();

/** What switches a trace off, or sends it to an opened file. Source: https://git-scm.com/docs/git#Documentation/git.txt-GITTRACE */
const NO_TRACE = /^(?:|0|false|no|off)$/i;

function inStream(row: CommandLog, path: string | undefined): readonly LogFile[] {
  return path === undefined ? [] : [{ path, row }];
}

/** The values of the variables with such names that a command has: its own, those that the script exports before it, and those of the environment. */
function settingsFor(script: Script, command: ShellCommand, names: readonly string[], env: Known): readonly string[] {
  const before = script.commands.slice(0, indexOfCommand(script, command)).filter((one) => EXPORTS.has(one.name));
  const exported = new Map(before.flatMap((one) => one.words.slice(1).map(({ value }) => assigned(value))));
  const wrapped = commandInvocation(command).assignments;
  const own = new Map(command.assignments.map(({ name, value }) => [name, value?.value ?? '']));
  return names.flatMap((name) => {
    const value = own.get(name) ?? wrapped.get(name) ?? exported.get(name) ?? env.get(name);
    return value === undefined || NO_TRACE.test(value) ? [] : [value];
  });
}

function assigned(word: string): [string, string | undefined] {
  const [name = '', value] = word.split(/=(.*)/s);
  return [name, value];
}

/** Whether a log shows what the word holds. */
export function isShown({ row }: LogFile, word: ShellWord): boolean {
  return row.shows !== 'addresses' || ADDRESS.test(word.value);
}

/** An address without a login, whose password programs hide. */
const ADDRESS = /^[a-z]+:\/\/[^@]*$/i;

/** Whether a command prints the whole environment, and nothing but the build log gets it: that is a leak, and no use. `env`, `export -p`, `printenv | sort`. */
export function showsEnvironment(script: Script, command: ShellCommand): boolean {
  const { program, args } = commandInvocation(command);
  return outputOf(program, args.join(' ')) === 'environment' && goesToLog(script, command);
}

/** Whether the output of a command gets into the log, if need be through commands that print what they get: `env | sort`. */
export function goesToLog(script: Script, command: ShellCommand): boolean {
  const { index, length } = command.pipeline;
  const later = followersOf(script, command);
  const passes = later.every((one) => outputOf(commandInvocation(one).program, commandInvocation(one).args.join(' ')) === 'input');
  return later.length === length - 1 - index && passes && ![command, ...later].some((one) => isRedirected(one) || isTakenUp({ within: outside(one) }));
}

/** What a command stands in, without its own pipeline. */
function outside({ within, pipeline }: ShellCommand): ShellCommand['within'] {
  const own = pipeline.length > 1 ? within.lastIndexOf('pipeline') : -1;
  return within.filter((_, index) => index !== own);
}

/** Whether the output of a command goes elsewhere than where its RUN prints to: not `2> FILE`, `1>&2`. */
export function isRedirected({ redirects, inherited }: ShellCommand): boolean {
  return [...redirects, ...inherited].some(
    ({ operator, descriptor, target }) => operator.includes('>') && descriptor !== 2 && !(operator === '>&' && /^[12]$/.test(target?.value ?? '')),
  );
}

/** Whether another command gets the output, or may get it. */
export function isTakenUp({ within }: Pick<ShellCommand, 'within'>): boolean {
  return within.some((one) => one === 'substitution' || one === 'pipeline' || one === 'function' || one === 'literal');
}
