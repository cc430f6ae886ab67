import { COMMAND_GROUP } from '../../knowledge/shell/commands.ts';
import { credentialOperandsOf, environmentOf } from '../../knowledge/tools/index.ts';
import type { ShellCommand } from '../../syntax/types.ts';
import { invocationOf } from './invocation.ts';

const SUBCOMMAND = /^[a-z][a-z:.-]{0,20}$/;

/**
 * A command as people would call it, without any value of its arguments: `npm ci`, `git clone`, `./build.sh`.
 * Only the program and the words that are known to be subcommands are shown.
 */
export function shortText(command: ShellCommand): string {
  if (command.words.length === 0) return command.assignments.map(({ name }) => `${name}=…`).join(' ');
  return shortTextOf(command.words.map((word) => word.value));
}

/** The same for plain words. */
export function shortTextOf(words: readonly string[]): string {
  const { path, program, args } = invocationOf(words);
  if (path === '') return '';
  const name = path.replace(/^\/(?:usr\/(?:local\/)?)?s?bin\//, '');
  const first = args[0] ?? '';
  const takesSecretFirst = credentialOperandsOf(program).some((operand) => operand.command.length === 0);
  if (takesSecretFirst || !SUBCOMMAND.test(first) || environmentOf(program) === undefined) return name;
  const second = args[1] ?? '';
  const takesSecretNext = credentialOperandsOf(program).some(({ operand, command }) => operand === 0 && command.length === 1 && command[0] === first);
  return COMMAND_GROUP.test(first) && SUBCOMMAND.test(second) && !takesSecretNext ? `${name} ${first} ${second}` : `${name} ${first}`;
}
