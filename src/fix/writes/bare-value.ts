import { commandInvocation } from '../../facts/commands/invocation.ts';
import { outputOf } from '../../knowledge/tools/index.ts';
import type { ShellCommand, VariableRead } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';

/**
 * Whether the value stands at the start of a line of the file. It may then be the whole file or a whole setting, and tools expand a reference only in the value
 * of one: `echo "$NPMRC" > .npmrc`.
 */
export function startsLine(command: ShellCommand | undefined, read: VariableRead): boolean {
  const isBare = (text: string): boolean => new RegExp(`(?:^|\\n|\n)\\s*\\$\\{?${literalPattern(read.name)}(?!\\w)`).test(text);
  const heredoc = command?.redirects.find((one) => one.heredoc?.reads.includes(read))?.heredoc;
  if (heredoc) return isBare(heredoc.body);
  const at = command?.words.findIndex((word) => word.reads.includes(read)) ?? -1;
  if (!command || at < 1 || !isBare(command.words[at]?.value ?? '')) return false;
  const before = command.words.slice(1, at).map((word) => word.value);
  const { program } = commandInvocation(command);
  if (outputOf(program, '') === 'format') return !/[^\s]/.test((before[0] ?? '').replace(/%[-\d.]*[sb]|\\[nrt]/g, ''));
  return outputOf(program, '') === 'arguments' && before.every((word) => /^-[neE]+$/.test(word));
}
