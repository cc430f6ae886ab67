import { DECLARES, IDLE, PRINTS_FILES, SETS_OPTIONS, SOURCES } from '../../knowledge/shell/commands.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import { invocationOf } from '../commands/invocation.ts';

/**
 * A secret that a RUN reads without use. ends-with-run: the RUN only sets variables from it, which end with its shell. printed: a command prints it to the
 * build log.
 */
export type LostSecret = { readonly run: Run; readonly range: Range } & (
  | { readonly kind: 'ends-with-run'; readonly variable: string }
  | { readonly kind: 'printed'; readonly path: string }
);

/** Returns the secrets at these paths that are read without use. Each RUN has its own shell. Source: https://docs.docker.com/reference/dockerfile/#run */
export function lostSecrets(run: Run, script: Script, paths: readonly string[]): LostSecret[] {
  if (paths.length === 0) return [];
  return [...endsWithRun(run, script, paths), ...printed(run, script, paths)];
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
function printed(run: Run, script: Script, paths: readonly string[]): LostSecret[] {
  return script.commands.flatMap((command): LostSecret[] => {
    const isLast = command.pipeline.index === command.pipeline.length - 1;
    if (!isLast || isTakenUp(command) || [...command.redirects, ...command.inherited].some(({ operator }) => operator.includes('>'))) return [];
    if (!PRINTS_FILES.has(invocationOf(command.words.map((word) => word.value)).program)) return [];
    const word = command.words.slice(1).find(({ value }) => paths.includes(value));
    return word ? [{ kind: 'printed', run, range: command.range, path: word.value }] : [];
  });
}

function isInSubstitution({ within }: ShellCommand): boolean {
  return within.includes('substitution');
}

/** Whether another command gets the output, or may get it. */
function isTakenUp({ within }: ShellCommand): boolean {
  return within.some((one) => one === 'substitution' || one === 'pipeline' || one === 'function' || one === 'literal');
}
