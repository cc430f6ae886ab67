import { DECLARES, IDLE, PRINTS_FILES, SETS_OPTIONS, SOURCES } from '../../knowledge/shell/commands.ts';
import { outputOf, printsArguments } from '../../knowledge/tools/index.ts';
import type { Run, Script, ShellCommand, ShellWord } from '../../syntax/types.ts';
import { literalPattern } from '../../text/pattern.ts';
import type { Range } from '../../text/range.ts';
import { goesToLog, isRedirected, isTakenUp } from '../commands/command-logs.ts';
import { commandInvocation } from '../commands/invocation.ts';

/**
 * A secret that a RUN reads without use, or that gets into the build log. ends-with-run: the RUN only sets variables from it, which end with its shell.
 * printed: a command prints it to the log. traced: the shell prints it, because `set -x` makes it print every command.
 */
export type LostSecret = { readonly run: Run; readonly range: Range } & (
  | { readonly kind: 'ends-with-run'; readonly variable: string }
  | { readonly kind: 'printed'; readonly path: string }
  | { readonly kind: 'traced'; readonly option: string }
);

/** The secrets that a RUN mounts: the paths of files, and the variables. */
export interface MountedSecrets {
  readonly paths: readonly string[];
  readonly variables: ReadonlySet<string>;
}

/** Returns the secrets at these paths that are read without use. Each RUN has its own shell. Source: https://docs.docker.com/reference/dockerfile/#run */
export function lostSecrets(run: Run, script: Script, secrets: MountedSecrets): LostSecret[] {
  const { paths, variables } = secrets;
  if (paths.length === 0 && variables.size === 0) return [];
  return [...endsWithRun(run, script, paths), ...printed(run, script, secrets), ...traced(run, script, secrets)];
}

/** `RUN export T=$(cat /run/secrets/T)`, `RUN . /run/secrets/env`: no command of the RUN uses the variables. */
function endsWithRun(run: Run, script: Script, paths: readonly string[]): LostSecret[] {
  const outer = script.commands.filter((command) => !isInSubstitution(command));
  if (!outer.every(isSetting)) return [];
  return outer.flatMap((command): LostSecret[] => {
    const names = [...command.assignments.map((one) => [one.name, one.value?.text ?? ''] as const), ...declared(command)];
    const variable = names.find(([, value]) => paths.some((path) => value.includes(path)))?.[0];
    if (variable !== undefined) return [{ kind: 'ends-with-run', run, range: command.range, variable }];
    const source = SOURCES.has(command.name) ? command.words[1]?.value : undefined;
    return source !== undefined && paths.includes(source) ? [{ kind: 'ends-with-run', run, range: command.range, variable: source }] : [];
  });
}

/** Whether a command changes only the state of its shell. */
function isSetting({ name }: ShellCommand): boolean {
  return name === '' || name === SETS_OPTIONS || DECLARES.has(name) || SOURCES.has(name) || IDLE.has(name);
}

function declared({ name, words }: ShellCommand): readonly (readonly [name: string, value: string])[] {
  if (!DECLARES.has(name)) return [];
  return words.slice(1).flatMap(({ value, text }) => {
    const [, variable] = /^([A-Za-z_]\w*)=/.exec(value) ?? [];
    return variable === undefined ? [] : [[variable, text] as const];
  });
}

/** `cat /run/secrets/T` whose output goes only to the log. */
function printed(run: Run, script: Script, secrets: MountedSecrets): LostSecret[] {
  return script.commands.flatMap((command): LostSecret[] => {
    const dumped = dumpedVariable(command, secrets.variables);
    if (dumped !== undefined && goesToLog(script, command)) return [{ kind: 'printed', run, range: command.range, path: dumped }];
    const isLast = command.pipeline.index === command.pipeline.length - 1;
    if (!isLast || isTakenUp(command) || isRedirected(command)) return [];
    const { program } = commandInvocation(command);
    const words = command.words.slice(1);
    const path = PRINTS_FILES.has(program) ? words.find(({ value }) => secrets.paths.includes(value))?.value : undefined;
    const told = path ?? (printsArguments(program) ? words.map((word) => secretIn(word, secrets)).find((one) => one !== undefined) : undefined);
    return told === undefined ? [] : [{ kind: 'printed', run, range: command.range, path: told }];
  });
}

/** Returns that one of the variables which a command prints, because it prints the whole environment or names it: `env`, `export -p`, `printenv NAME`. */
export function dumpedVariable(command: ShellCommand, variables: ReadonlySet<string>): string | undefined {
  const { program, args } = commandInvocation(command);
  const output = variables.size === 0 ? undefined : outputOf(program, args.join(' '));
  if (output === 'environment') return [...variables][0];
  return output === 'variables' ? args.find((word) => variables.has(word)) : undefined;
}

/** `set -x` before a command that has the value of a secret in its words. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set */
function traced(run: Run, script: Script, secrets: MountedSecrets): LostSecret[] {
  const at = script.commands.findIndex(({ name, words }) => name === SETS_OPTIONS && words.some(({ value }) => /^-\w*x|^xtrace$/.test(value)));
  const setting = script.commands[at];
  if (!setting) return [];
  const later = script.commands.slice(at + 1);
  const end = later.findIndex(({ name, words }) => name === SETS_OPTIONS && words.some(({ value }) => /^\+\w*x/.test(value)));
  const shown = (end < 0 ? later : later.slice(0, end)).some(
    (command) =>
      command.words.some((word) => secretIn(word, secrets) !== undefined) ||
      command.assignments.some(({ value }) => value !== undefined && secretIn(value, secrets) !== undefined),
  );
  return shown ? [{ kind: 'traced', run, range: setting.range, option: setting.words.map(({ value }) => value).join(' ') }] : [];
}

/** The path or the variable whose value the shell puts into a word; `${#X}` and `${X:+set}` do not. */
function secretIn(word: ShellWord, { paths, variables }: MountedSecrets): string | undefined {
  const path = /\$\(|`/.test(word.text) ? paths.find((one) => word.text.includes(one)) : undefined;
  return (
    path ??
    word.reads.find(
      ({ name }) => variables.has(name) && new RegExp(`\\$(?:${literalPattern(name)}(?!\\w)|\\{${literalPattern(name)}(?:\\}|:?[-=?%#/]))`).test(word.text),
    )?.name
  );
}

function isInSubstitution({ within }: ShellCommand): boolean {
  return within.includes('substitution');
}
