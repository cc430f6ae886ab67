import { DROPS_PARAMETERS, SETS_OPTIONS } from '../../../knowledge/shell/commands.ts';
import type { Script, ShellCommand, ShellFunction, ShellWord } from '../../../syntax/types.ts';
import { groupBy } from '../../../text/groups.ts';
import { keptWith } from '../../../text/memo.ts';
import type { Range } from '../../../text/range.ts';
import { surroundingCommands } from '../places.ts';

/** `$0`, `$1`, `${1}`, `"$@"`, but not their number or lengths. */
const PARAMETER = /\$(?:\{?([0-9@*])|\{([1-9]\d*))/g;

const commandsByName = keptWith(({ commands }: Script) => groupBy(commands, ({ name }) => name));
const dropsParameters = keptWith(({ commands }: Script) => commands.some(({ name }) => name === DROPS_PARAMETERS));
/** The commands that hand a script to a shell in an argument, with words after it. */
const shellCalls = keptWith(({ commands }: Script) => commands.filter(({ isScriptSeen, words }) => isScriptSeen === true && words.length > 3));

/**
 * The words that the parameters in a word stand for: `$1` in a function is the first argument of each of its calls, in the text of `sh -c TEXT NAME …` the
 * second word after the text (and `$0` the first), elsewhere what `set --` gives.
 */
export function parameterWords(script: Script, word: ShellWord): readonly ShellWord[] {
  if (word.literal || !word.value.includes('$')) return [];
  const numbers = [...word.value.matchAll(PARAMETER)].map((match) => Number(match[1] ?? match[2]));
  if (numbers.length === 0) return [];
  const calls = argumentsAt(script, word.range);
  const isAny = dropsParameters(script) || numbers.some(Number.isNaN);
  return calls.flatMap((args) => (isAny ? args.slice(1) : numbers.flatMap((number) => args[number] ?? [])));
}

/** What stands for `$0`, and the arguments with which the code at a place is called, by call. */
function argumentsAt(script: Script, at: Range): readonly (readonly ShellWord[])[] {
  const own = functionAt(script, at);
  const text = shellCalls(script)
    .flatMap(({ words }) => words.flatMap((one, index) => (holds(one.range, at) && one.range.start < at.start ? [{ one, args: words.slice(index + 1) }] : [])))
    .at(-1);
  if (text && (own === undefined || holds(own.range, text.one.range) === false)) return [text.args];
  if (own) return callsOf(script, own).map(({ words }) => words);
  const set = commandsByName(script).get(SETS_OPTIONS) ?? [];
  return set.flatMap(({ words }) => {
    const start = words.findIndex(({ value }) => value === '--');
    return start < 0 ? [] : [words.slice(start)];
  });
}

/** The commands whose input a command reads if it has none of its own: the calls of its function, and the shell whose text it stands in. */
export function feedingCalls(script: Script, command: ShellCommand): readonly ShellCommand[] {
  if (command.within.includes('function')) {
    const own = functionAt(script, command.range);
    if (own) return callsOf(script, own);
  }
  return surroundingCommands(script, command).filter(({ redirects }) => redirects.every(({ heredoc }) => heredoc === undefined));
}

function callsOf(script: Script, { name }: ShellFunction): readonly ShellCommand[] {
  return commandsByName(script).get(name) ?? [];
}

/** The innermost function that a place is in. */
function functionAt({ functions }: Script, at: Range): ShellFunction | undefined {
  return functions.findLast(({ range }) => holds(range, at));
}

function holds(outer: Range, inner: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The paths that a path stands for in a loop: `/x/*` for `/x/$f` in `for f in *`. */
export function loopedPaths({ loops }: Script, path: string): readonly string[] {
  const name = VARIABLE.exec(path)?.[1];
  const loop = name === undefined ? undefined : loops.find((one) => one.name === name);
  return (loop?.words ?? []).flatMap(({ value }) => (value.includes('$') ? [] : [path.replace(VARIABLE, () => value)]));
}

const VARIABLE = /\$\{?([A-Za-z_]\w*)\}?/;
