import type { Sink } from '../../facts/flows/sink.ts';
import { EXPORTS, SUCCEEDS, TESTS } from '../../knowledge/shell/commands.ts';
import { outputOf } from '../../knowledge/tools/index.ts';
import { readsOf } from '../../syntax/shell/script-reads.ts';
import type { Script, ShellCommand, VariableRead } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { literalPattern } from '../../text/pattern.ts';

/**
 * The behaviour of a RUN if the variable is not passed. fails: it uses the variable without a check. handles: it checks for an empty value or has a default.
 * tells-unset: it also distinguishes an unset variable from an empty one. unknown: a program reads the variable.
 */
export type Absence = 'fails' | 'handles' | 'tells-unset' | 'unknown';

const TELLS_UNSET = new Set(['-', '+', '?', '=']);
const HANDLES = new Set([':-', ':+', ':=', ':?']);

/** Returns the behaviour of a sink's RUN without the variable, from the text of its commands, ignoring the removed commands `gone`. */
export function absenceOf(sink: Sink, gone: ReadonlySet<ShellCommand> = new Set()): Absence {
  const { script } = sink.run;
  if (!script) return sink.named ? 'fails' : 'unknown';
  const isGone = (index: number | undefined): boolean => {
    const command = index === undefined ? undefined : script.commands[index];
    return command !== undefined && gone.has(command);
  };
  const reads = readsOf(script, sink.name).filter((read) => !isGone(read.command));
  if (
    reads.some((read) => TELLS_UNSET.has(read.operator)) ||
    (plainWords(script).has(sink.name) && script.commands.some((command) => testsWhetherSet(command, sink.name)))
  )
    return 'tells-unset';
  if (reads.length === 0) return 'unknown';
  if (reads.every((read) => read.command !== undefined && isForgiven(script, script.commands[read.command]?.item ?? -1))) return 'handles';
  const handled = reads.some((read) => HANDLES.has(read.operator) || isInTest(script, read)) || setsItself(script, sink.name);
  if (!handled) return 'fails';
  // `set -u` stops at an unset variable, but not at an empty one
  return script.nounset && reads.some((read) => read.operator === '') ? 'tells-unset' : 'handles';
}

/** The values of all words of a script. */
const plainWords = keptWith(({ commands }: Script): ReadonlySet<string> => new Set(commands.flatMap(({ words }) => words.map((word) => word.value))));

/** Whether the script continues after a failure of this list member, because `|| true` or similar follows. */
export function isForgiven(script: Script, item: number): boolean {
  let next = item + 1;
  while (script.items[next]?.operator === '&&') next++;
  const after = script.items[next];
  return item >= 0 && after?.operator === '||' && SUCCEEDS.has(after.command?.name ?? '');
}

/** Whether the RUN itself also assigns another value, e.g. the content of a secret file if there is one. */
function setsItself(script: Script, name: string): boolean {
  return script.commands.some((command) => {
    const values = command.assignments.filter((one) => one.name === name).map((one) => one.value?.text ?? '');
    const exported = EXPORTS.has(command.name)
      ? command.words.flatMap((word) => (word.text.startsWith(`${name}=`) ? [word.text.slice(name.length + 1)] : []))
      : [];
    return [...(command.words.length === 0 ? values : []), ...exported].some((value) => !new RegExp(`\\$\\{?${literalPattern(name)}(?!\\w)`).test(value));
  });
}

/** Whether the value decides what runs: in a test, a `[[ … ]]`, or as the word of a `case`, which is in no command. */
function isInTest(script: Script, read: VariableRead): boolean {
  return (
    read.place === 'condition' ||
    (read.place === 'other' && read.command === undefined) ||
    (read.command !== undefined && TESTS.has(script.commands[read.command]?.name ?? ''))
  );
}

/** Whether the result of a command differs between unset and empty: `[ -v X ]`, `printenv X`. */
function testsWhetherSet(command: ShellCommand, name: string): boolean {
  const values = command.words.map((word) => word.value);
  if (outputOf(command.name, name) === 'variables') return values.includes(name);
  return TESTS.has(command.name) && values[values.indexOf('-v') + 1] === name && values.includes('-v');
}
