import { DECLARES } from '../../knowledge/shell/commands.ts';
import type { ShellCommand, ShellWord } from '../../syntax/types.ts';
import { commandInvocation } from './invocation.ts';

/** A variable that a command sets for itself or for later commands. */
export interface Assigned {
  readonly name: string;
  /** The word with the value: the value alone, or the whole `NAME=value`. */
  readonly word: ShellWord;
  readonly value: string;
}

/** Returns the non-empty assignments of `TOKEN=x cmd`, `export TOKEN=x`, `env TOKEN=x cmd`. */
export function assignedBy(command: ShellCommand): readonly Assigned[] {
  const { at } = commandInvocation(command);
  const declared = DECLARES.has(command.name) ? command.words.slice(1) : command.words.slice(0, at);
  return [
    ...command.assignments.flatMap(({ name, value }) => (value ? [{ name, word: value, value: value.value }] : [])),
    ...declared.flatMap((word) => {
      const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]+)$/.exec(word.value) ?? [];
      return name === undefined || value === undefined ? [] : [{ name, word, value }];
    }),
  ];
}
