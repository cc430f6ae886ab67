import { RUNS_ARGUMENT } from '../../knowledge/shell/shell-programs.ts';
import { isVariableName } from '../../text/pattern.ts';
import { isPosixLike, shellOf } from './interpreters.ts';
import type { ShellWord } from './types.ts';
import { unwrapWords } from './wrapped-command.ts';

/** The variables that a builtin such as `read` or `getopts` sets. `export X=1` is not handled here: the parser gives its assignment as a node. */
export function namesWritten(words: readonly ShellWord[]): string[] {
  const [name, ...args] = words.map(({ value }) => value);
  const names = args.filter((word) => isVariableName(word));
  if (name === 'read' || name === 'unset' || name === 'mapfile' || name === 'readarray') return names;
  if (name === 'getopts') return names.slice(-1);
  if (name === 'printf' && args[0] === '-v') return args.slice(1, 2);
  return [];
}

/** Whether a command is `set -u`, `set -eux`, `set -o nounset` or the like. */
export function setsNounset(words: readonly ShellWord[]): boolean {
  const [name, ...args] = words.map(({ value }) => value);
  return name === 'set' && args.some((word, index) => /^-[a-zA-Z]*u/.test(word) || (word === 'nounset' && /^-[a-zA-Z]*o$/.test(args[index - 1] ?? '')));
}

/** The index of the word that is executed as a script: in `sh -c '…'`, `su -c '…'`, `script -c '…'`, `eval '…'`. */
export function scriptWord(words: readonly ShellWord[]): number | undefined {
  const values = words.map(({ value }) => value);
  if (values[0] === 'eval') return values.length === 2 ? 1 : undefined;
  const shell = shellOf(values);
  if (shell) return shell.shell.isReadable && shell.script < values.length ? shell.script : undefined;
  const runner = values.findIndex((word) => RUNS_ARGUMENT.has(word.replace(/^.*\//, '')));
  if (runner < 0 || unwrapWords(words.slice(0, runner + 1)).words.length !== 1) return undefined;
  const option = values.findIndex((word, index) => index > runner && /^(?:-[a-zA-Z]*c|--command)$/.test(word));
  return option >= 0 && option + 1 < values.length ? option + 1 : undefined;
}

/** Whether a command is a shell that reads its script from standard input. */
export function readsScriptFromInput(command: readonly ShellWord[]): boolean {
  const { name, words } = unwrapWords(command);
  const args = words.slice(1).map(({ value }) => value);
  if (name === 'su') return !args.some((word) => /^-\w*c$|^--command/.test(word));
  if (!isPosixLike(name)) return false;
  return args.includes('-s') || args.every((word, index) => /^[-+]/.test(word) || /^[-+][a-zA-Z]*[oO]$/.test(args[index - 1] ?? ''));
}
