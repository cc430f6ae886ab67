import { posix } from 'node:path';
import { type Installer, installerAt } from '../../knowledge/shell/installers.ts';
import { isSshFetch, outputOf, projectUseOf } from '../../knowledge/tools/index.ts';
import type { Script, ShellCommand, ShellWord } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { fileEffects } from './file-effects.ts';
import { commandInvocation } from './invocation.ts';

/** Whether a command's input is a download by the previous command of its pipeline. */
export function isFetched(commands: Script['commands'], index: number): boolean {
  const before = commands[index - 1]?.words ?? [];
  return (commands[index]?.pipeline.index ?? 0) > 0 && before.some(isAddress);
}

/** Whether a command executes a file that an earlier command of the RUN downloads: `curl -o setup.sh https://… && bash setup.sh`. */
export function runsFetched(commands: Script['commands'], index: number): boolean {
  const file = executedBy(commands[index]);
  if (file === undefined) return false;
  return commands.slice(0, index).some((earlier) => fetchedBy(earlier).includes(posix.basename(file)) || isInClone(earlier, file));
}

/**
 * Whether a command only runs installers of other projects that are known, and that read no variable of that name: `curl https://sh.rustup.rs | sh`, whether
 * the installer comes through the pipe, in a substitution (`bash -c "$(curl …)"`) or as a file that an earlier command downloads.
 */
export function runsInstallerWithout(script: Script, index: number, variable: string): boolean {
  const installers = installersRun(script)[index] ?? [];
  return installers.length > 0 && installers.every((installer) => installer !== undefined && installer.variables?.test(variable) !== true);
}

/** For each command of a script: the installers that it runs, if it runs nothing else; undefined for an address of which nothing is known. */
const installersRun = keptWith(({ commands }: Script): readonly (readonly (Installer | undefined)[])[] => {
  const fetched = new Map<string, readonly string[]>();
  return commands.map((command, index) => {
    const addresses = addressesRun(commands, index, fetched);
    for (const file of fetchedBy(command)) fetched.set(file, addressesOf([command]));
    return addresses.map(installerAt);
  });
});

/** The addresses of the code that a command executes, if it executes nothing else. `fetched`: where files that earlier commands download come from. */
function addressesRun(commands: Script['commands'], index: number, fetched: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const command = commands[index];
  if (!command) return [];
  const { program, args } = commandInvocation(command);
  const made = command.words.filter((word) => word.substitutions.length > 0);
  if (made.length > 0) {
    const inner = made.flatMap((word) => word.substitutions.flatMap((at) => commands[at] ?? []));
    return isInterpreter(program, args) && made.every(isWholeSubstitution) ? addressesOf(inner) : [];
  }
  if (isInterpreter(program, args) && command.pipeline.index > 0 && isInputExecuted(args))
    return addressesOf(commands.slice(Math.max(0, index - command.pipeline.index), index));
  const file = executedBy(command);
  return (file === undefined ? undefined : fetched.get(posix.basename(file))) ?? [];
}

/** Whether an interpreter with such arguments executes its input: `bash`, `bash -s -- stable`, `python3 - --yes`. */
export function isInputExecuted(args: readonly string[]): boolean {
  const operand = args.findIndex((word) => !word.startsWith('-'));
  return operand < 0 || args.slice(0, operand).some((word) => /^-(?:[a-z]*s[a-z]*)?$/.test(word));
}

/** `$(curl …)`, `"$(curl …)"`, `<(curl …)`: the word is nothing but the output of commands. */
function isWholeSubstitution({ value }: ShellWord): boolean {
  return /^(?:[$<]\([^()]*\)|`[^`]*`)$/.test(value);
}

function addressesOf(commands: readonly ShellCommand[]): readonly string[] {
  return commands.flatMap(({ words }) => words.filter(isAddress).map(({ value }) => value));
}

function isAddress({ value }: ShellWord): boolean {
  return value.includes('://');
}

/** Whether a program executes the file that its arguments name, or else its input. */
function isInterpreter(program: string, args: readonly string[]): boolean {
  const follows = projectUseOf(program, args.join(' '))?.follows;
  return follows === 'shell' || follows === 'module';
}

/** The file that a command executes, as it is written; undefined where it executes none. */
function executedBy(command: ShellCommand | undefined): string | undefined {
  if (!command) return undefined;
  const { program, path, args } = commandInvocation(command);
  const file = isInterpreter(program, args) ? args.find((word) => !word.startsWith('-')) : path;
  return file !== undefined && (file !== path || file.includes('/')) ? file : undefined;
}

/** Whether a file stands in the clone that a command makes of a repository that everybody can read. */
function isInClone(command: ShellCommand, file: string): boolean {
  const { program, args } = commandInvocation(command);
  if (!isSshFetch(program, args.join(' ')) || !args.some((word) => /^https?:\/\/[^@$]+$/.test(word))) return false;
  return args.some((word) => word.startsWith('/') && file.startsWith(`${word.replace(/\/$/, '')}/`));
}

/** The names of the files that a command downloads. */
function fetchedBy(command: ShellCommand): readonly string[] {
  const { program, args, words } = commandInvocation(command);
  if (outputOf(program, args.join(' ')) !== 'download') return [];
  const written = fileEffects(command).flatMap(({ effect, path }) => (effect === 'write' ? [path] : []));
  return [...written, ...words.filter((word) => word.includes('://'))].map((path) => posix.basename(path));
}
