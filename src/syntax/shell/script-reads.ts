import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import type { Script, ShellCommand, VariableRead } from './types.ts';

const NONE: readonly VariableRead[] = [];

const byCommand = keptWith(({ reads }: Script) => groupBy(reads, ({ command }) => command));
const byName = keptWith(({ reads }: Script) => groupBy(reads, ({ name }) => name));

/** The reads that stand in a command of a script, by its index; undefined for those that stand in none. */
export function readsInCommand(script: Script, command: number | undefined): readonly VariableRead[] {
  return byCommand(script).get(command) ?? NONE;
}

/** The reads of a variable in a script, in order. */
export function readsOf(script: Script, name: string): readonly VariableRead[] {
  return byName(script).get(name) ?? NONE;
}

const indexes = keptWith(({ commands }: Script) => new Map(commands.map((command, index) => [command, index])));

/** The index of a command in a script; -1 if it is of another one. */
export function indexOfCommand(script: Script, command: ShellCommand): number {
  return indexes(script).get(command) ?? -1;
}

/** A command and those before it in its pipeline, whose output it gets, in order. */
export function feedersOf(script: Script, command: ShellCommand): readonly ShellCommand[] {
  if (command.pipeline.index === 0) return [command];
  const last = indexOfCommand(script, command);
  return script.commands.filter((one, at) => at <= last && one.item === command.item && one.pipeline.length === command.pipeline.length);
}

/** The commands after one in its pipeline, which get its output, in order. */
export function followersOf({ commands }: Script, { item, pipeline: { index, length } }: ShellCommand): readonly ShellCommand[] {
  return length === 1 ? [] : commands.filter((one) => one.item === item && one.pipeline.length === length && one.pipeline.index > index);
}
