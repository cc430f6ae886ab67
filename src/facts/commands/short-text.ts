import { COMMAND_GROUP, DECLARES, TEST, TESTS } from '../../knowledge/shell/commands.ts';
import { credentialOperandsOf, environmentOf } from '../../knowledge/tools/index.ts';
import type { Run, ShellCommand } from '../../syntax/types.ts';
import { invocationOf } from './invocation.ts';

const SUBCOMMAND = /^[a-z][a-z:.-]{0,20}$/;

/** No name of a program, but a text that may hold a value: an exec form that is no JSON is one word of a shell. */
const ODD_PROGRAM = /[\s,"'[\]=]|^.{61}/;

/**
 * Returns the usual name of a command, without argument values: `npm ci`, `git clone`, `./build.sh`. It contains only the program and words that are known to
 * be sub-commands.
 */
export function shortText(command: ShellCommand): string {
  if (command.words.length === 0) return command.assignments.map(({ name }) => `${name}=…`).join(' ');
  if (DECLARES.has(command.name)) return declarationText(command);
  return shortTextOf(command.words.map((word) => word.value));
}

/** `export NPM_TOKEN=…`: what the command sets says more than its own name. */
function declarationText({ name, words }: ShellCommand): string {
  const set = words.flatMap(({ value }) => /^([A-Za-z_]\w{0,60})=/.exec(value)?.[1] ?? []);
  return [name, ...set.map((one) => `${one}=…`)].join(' ');
}

/** The same for plain words. */
export function shortTextOf(words: readonly string[]): string {
  const { path, program, args } = invocationOf(words);
  if (path === '') return '';
  const name = path.replace(/^\/(?:usr\/(?:local\/)?)?s?bin\//, '');
  if (TESTS.has(name)) return TEST;
  // mono `./tool fetch nuget`: the program that runs it
  if (ODD_PROGRAM.test(name)) return words[0] !== path && /^[a-z][\w.-]{0,20}$/.test(words[0] ?? '') ? (words[0] ?? '') : 'a command';
  const first = args[0] ?? '';
  const takesSecretFirst = credentialOperandsOf(program).some((operand) => operand.command.length === 0);
  if (takesSecretFirst || !SUBCOMMAND.test(first) || environmentOf(program) === undefined) return name;
  const second = args[1] ?? '';
  const takesSecretNext = credentialOperandsOf(program).some(({ operand, command }) => operand === 0 && command.length === 1 && command[0] === first);
  return COMMAND_GROUP.test(first) && SUBCOMMAND.test(second) && !takesSecretNext ? `${name} ${first} ${second}` : `${name} ${first}`;
}

/** The name of a program as a subject of a sentence: `it` if the name is none that can be shown. */
export function shownProgram(program: string): string {
  return ODD_PROGRAM.test(program) ? 'it' : program;
}

/** A program whose name can be shown: no quoted or assigned text, which may be a value. */
const PLAIN_PROGRAM = /^[\w./\\:@+-]{1,60}$/;

/**
 * The same for a RUN whose commands are not analysed. It never holds a part of a longer text: a value that is cut could not be masked any more.
 */
export function shortTextOfRun({ exec, args }: Pick<Run, 'exec' | 'args'>): string {
  const words = exec ? exec.map((word) => word.value) : (args.text.trim().split('\n')[0] ?? '').split(/\s+/);
  const text = shortTextOf(words);
  return PLAIN_PROGRAM.test(text.split(' ')[0] ?? '') ? text : 'its commands';
}
