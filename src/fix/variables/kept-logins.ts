import { isFileTool } from '../../facts/commands/file-effects.ts';
import { commandInvocation } from '../../facts/commands/invocation.ts';
import { outputOf, projectUseOf } from '../../knowledge/tools/index.ts';
import { dropsLogin, keepingWords, keepsAddress, writesByCard } from '../../knowledge/tools/kept-logins.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import { literalPattern } from '../../text/pattern.ts';

/** A command that keeps what it gets, or only the address that it gets. */
interface Keeper {
  readonly command: ShellCommand;
  /** Where its arguments start. */
  readonly at: number;
  /** Shown to people: `rosa login`. */
  readonly shown: string;
  readonly only: 'address' | undefined;
}

/**
 * Returns the commands of a RUN that get the variable and, by the words of their sub-command, keep it for later commands, shown to people: `rosa login`. Only
 * programs of which nobody knows what they write.
 */
export function keptLogins({ script }: Run, name: string): readonly string[] {
  if (!script) return [];
  const keepers = keepersIn(script);
  if (keepers.size === 0) return [];
  const readers = new Set((readsByName(script).get(name) ?? []).flatMap((read) => script.commands[read.command ?? -1] ?? []));
  const told = [...readers].flatMap((reader) => (keepers.get(reader.item) ?? []).filter((keeper) => isGiven(keeper, reader, name)));
  return told.map(({ shown }) => shown);
}

/** The commands of a script that keep what they get, and that no later command makes drop it, by their item. Cached, because each secret asks. */
const keepersIn = keptWith((script: Script): ReadonlyMap<number, readonly Keeper[]> => {
  const dropped = new Map<string, number>();
  const keepers = script.commands.flatMap((command, index) => {
    const { program, args, at } = commandInvocation(command);
    if (program === '' || isKnown(program, args)) return [];
    const operands = operandsOf(args);
    const words = keepingWords(program, operands);
    const only = words === undefined && keepsAddress(program, operands) ? ('address' as const) : undefined;
    if (words === undefined && only === undefined) return [];
    const last = dropped.get(program) ?? lastDrop(script, program);
    dropped.set(program, last);
    return index < last ? [] : [{ command, at, shown: `${program} ${words ?? operands.slice(0, 2).join(' ')}`, only }];
  });
  return groupBy(keepers, ({ command }) => command.item);
});

const readsByName = keptWith(({ reads }: Script) =>
  groupBy(
    reads.filter(({ place }) => place === 'word' || place === 'heredoc' || place === 'redirect'),
    ({ name }) => name,
  ),
);

/** Whether it is known what a program writes, or whether it only prints, or runs code of the project, which has no such words. */
function isKnown(program: string, args: readonly string[]): boolean {
  const text = args.join(' ');
  return writesByCard(program) || outputOf(program, text) !== undefined || projectUseOf(program, text) !== undefined;
}

/** The words of a command that may be sub-commands, or say as an option what it does with its settings: `config --add`. */
export function operandsOf(args: readonly string[]): readonly string[] {
  return args.filter((word) => /^[A-Za-z][\w:.-]*$|^--(?:set|add|append|prepend)$/.test(word)).map((word) => word.replace(/^--/, ''));
}

/** Whether a command of the item of a reader of the variable gets it: in its words or its input, by itself or from a pipe. */
function isGiven({ command, at, only }: Keeper, reader: ShellCommand, name: string): boolean {
  if (reader !== command && (command.pipeline.index === 0 || reader.pipeline.length !== command.pipeline.length)) return false;
  return only !== 'address' || isInAddress(command, at, name);
}

/** Whether the variable is the login of an address. */
function isInAddress({ words }: ShellCommand, at: number, name: string): boolean {
  const login = new RegExp(`://[^\\s/]*\\$\\{?${literalPattern(name)}(?!\\w)[^\\s/]*@`);
  return words.slice(at + 1).some(({ value }) => login.test(value));
}

/** The last command of the RUN that makes a program log out again, or deletes files of it; -1 if none does. */
function lastDrop({ commands }: Script, program: string): number {
  return commands.findLastIndex((command) => {
    const other = commandInvocation(command);
    if (isFileTool(command.name, 'delete')) return other.args.some((word) => word.includes(program));
    return other.program === program && dropsLogin(operandsOf(other.args));
  });
}
