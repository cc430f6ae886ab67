import { EXPORT, SETS_SHELL } from '../../knowledge/shell/commands.ts';
import { secretMountPath } from '../../syntax/dockerfile/mounts.ts';
import { indexOfCommand, readsInCommand, readsOf } from '../../syntax/shell/script-reads.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import { summarise } from '../commands/command-readers.ts';

/**
 * Whether a RUN sets a variable from a mounted secret before anything could read the value that it had: `export X=$(cat /run/secrets/x) && npm ci`, or
 * `X=$(cat /run/secrets/x) npm ci`. Without `export`, it is its old value that makes commands see the new one.
 */
export function isSetFromMount({ mounts, args, interpreter }: Run, script: Script, name: string): boolean {
  if (!script.ok || interpreter !== 'posix') return false;
  const paths = mounts.flatMap((mount) => (mount.type === 'secret' && !mount.values.has('env') ? [secretMountPath(mount)] : []));
  if (paths.length === 0) return false;
  const read = new RegExp(
    String.raw`^(?:\$\((?:cat |< ?)"?(?:${paths.map(literalPattern).join('|')})"?\)|\x60cat (?:${paths.map(literalPattern).join('|')})\x60)$`,
  );
  const gives = (value: string | undefined): boolean => value !== undefined && read.test(value);
  const first = script.commands.find((command) => !SETS_SHELL.has(command.name) && !isInside(command, script.commands));
  if (first && exportsAs(first, name, gives)) return !readsInCommand(script, indexOfCommand(script, first)).some((one) => one.name === name);
  const set = script.commands.filter(({ words, assignments }) => words.length > 0 && assignments.some((one) => one.name === name && gives(one.value?.value)));
  const mentions = [...args.text.matchAll(new RegExp(`(?<!\\w)${literalPattern(name)}(?!\\w)`, 'g'))].length;
  const isOnlySet = set.length > 0 && mentions === set.length && readsOf(script, name).length === 0;
  return isOnlySet && summarise(script, name).certainty === 'cannot-read';
}

/** Whether a command stands in a substitution of another one. */
function isInside({ range }: ShellCommand, commands: readonly ShellCommand[]): boolean {
  return commands.some((other) => other.range.start < range.start && range.end <= other.range.end);
}

function exportsAs({ name: program, words, within }: ShellCommand, name: string, gives: (value: string) => boolean): boolean {
  return program === EXPORT && within.length === 0 && words.some(({ value }) => value.startsWith(`${name}=`) && gives(value.slice(name.length + 1)));
}
