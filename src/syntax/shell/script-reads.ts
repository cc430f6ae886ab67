import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import type { Script, VariableRead } from './types.ts';

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
export function indexOfCommand(script: Script, command: Script['commands'][number]): number {
  return indexes(script).get(command) ?? -1;
}
