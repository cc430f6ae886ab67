import { commandInvocation } from '../../facts/commands/invocation.ts';
import { CODE_WRITES } from '../../knowledge/shell/code-writes.ts';
import { KEEPS_TEXT } from '../../knowledge/shell/commands.ts';
import { RUNS_INPUT, SCRIPT_PROGRAMS } from '../../knowledge/shell/shell-programs.ts';
import type { Run, ShellCommand } from '../../syntax/types.ts';
import { hasName, MOST_SEARCHED } from '../../text/pattern.ts';

/** Returns the programs in a RUN that run code which names the variable and writes a file, shown to people: `python`. */
export function codeWrites({ script, interpreter, heredocs }: Run, name: string): readonly string[] {
  const isWriting = (text: string): boolean => {
    const searched = text.slice(0, MOST_SEARCHED);
    return hasName(searched, name) && CODE_WRITES.some(({ pattern }) => pattern.test(searched));
  };
  if (interpreter === 'program') return heredocs.some(({ body }) => isWriting(body.text)) ? ['its program'] : [];
  return (script?.commands ?? []).flatMap((command) => {
    const { program } = commandInvocation(command);
    return SCRIPT_PROGRAMS.has(program.replace(/\d*(?:\.\d+)*$/, '')) && textsOf(command).some(isWriting) ? [program] : [];
  });
}

/** The code that a command brings: its words, and what it reads from a heredoc. */
function textsOf({ words, redirects }: ShellCommand): readonly string[] {
  return [...words.slice(1).map((word) => word.value), ...redirects.flatMap(({ heredoc }) => heredoc?.body ?? [])];
}

/** Returns the shells in a RUN that read commands with the variable from a pipe, which are not followed, shown to people. */
export function pipedCommands({ script }: Run, name: string): readonly string[] {
  const { commands = [], reads = [] } = script ?? {};
  return commands.flatMap((command) => {
    const { program } = commandInvocation(command);
    if (command.pipeline.index === 0 || !RUNS_INPUT.has(program)) return [];
    const isFed = reads.some((read) => {
      const feeder = commands[read.command ?? -1];
      return read.name === name && feeder !== undefined && feeder.item === command.item && feeder !== command && KEEPS_TEXT.has(feeder.name);
    });
    return isFed ? [program] : [];
  });
}
