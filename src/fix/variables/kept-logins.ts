import { isFileTool } from '../../facts/commands/file-effects.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { dropsLogin, keepingWords, keepsAddress } from '../../knowledge/shell/kept-logins.ts';
import { outputOf, projectUseOf, toolOf } from '../../knowledge/tools/index.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';

/**
 * Returns the commands of a RUN that get the variable and, by the words of their sub-command, keep it for later commands, shown to people: `rosa login`. Only
 * programs of which nobody knows what they write.
 */
export function keptLogins({ script }: Run, name: string): readonly string[] {
  return (script?.commands ?? []).flatMap((command, index) => {
    const { program, args, at } = commandInvocation(command);
    if (!script || program === '' || isKnown(program, args) || !isGiven(script, command, name)) return [];
    const operands = operandsOf(args);
    const keeping =
      keepingWords(program, operands) ??
      (keepsAddress(operands) && toolOf(program) === undefined && isInAddress(command, at, name) ? operands.slice(0, 2).join(' ') : undefined);
    return keeping === undefined || isDropped(script, index, program) ? [] : [`${program} ${keeping}`];
  });
}

/** Whether it is known what a program writes, or whether it only prints, or runs code of the project, which has no such words. */
function isKnown(program: string, args: readonly string[]): boolean {
  const text = args.join(' ');
  const writes = toolOf(program)?.writes?.some((row) => row.programs?.includes(program) ?? true) ?? false;
  return writes || outputOf(program, text) !== undefined || projectUseOf(program, text) !== undefined;
}

/** The words before the first that may hold a value: sub-commands stand first. */
function operandsOf(args: readonly string[]): readonly string[] {
  return args.filter((word) => /^[A-Za-z][\w:.-]*$/.test(word));
}

/** Whether the command gets the variable: in its words or its input, by itself or from a pipe. */
function isGiven({ reads, commands }: Script, command: ShellCommand, name: string): boolean {
  return reads.some((read) => {
    if (read.name !== name || (read.place !== 'word' && read.place !== 'heredoc')) return false;
    const reader = commands[read.command ?? -1];
    return (
      reader === command ||
      (reader !== undefined && command.pipeline.index > 0 && reader.item === command.item && reader.pipeline.length === command.pipeline.length)
    );
  });
}

/** Whether the variable is the login of an address. */
function isInAddress({ words }: ShellCommand, at: number, name: string): boolean {
  const login = new RegExp(`://[^\\s/]*\\$\\{?${literalPattern(name)}(?!\\w)[^\\s/]*@`);
  return words.slice(at + 1).some(({ value }) => login.test(value));
}

/** Whether a later command of the RUN logs out again, or deletes files of the program. */
function isDropped({ commands }: Script, index: number, program: string): boolean {
  return commands.slice(index + 1).some((command) => {
    const other = commandInvocation(command);
    if (isFileTool(command.name, 'delete')) return other.args.some((word) => word.includes(program));
    return other.program === program && dropsLogin(operandsOf(other.args));
  });
}
