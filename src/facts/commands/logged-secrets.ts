import { REPLACES_SHELL, SETS_OPTIONS } from '../../knowledge/shell/commands.ts';
import type { Redirect, Script, ShellCommand } from '../../syntax/types.ts';
import type { Taint, TaintTrace } from './taint.ts';

/** A secret that reaches a log, because the script sends all output of its commands to a file. */
export interface LoggedSecret {
  /** Index of the command whose output or trace shows it. */
  readonly index: number;
  readonly taint: Taint;
  readonly path: string;
}

/**
 * Returns what a script writes to files by `exec > FILE` and by redirects around `{ ...; }`: the output of commands that print a secret, and with `set -x` every
 * command with a secret in its words. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set
 */
export function loggedSecrets(script: Script, trace: TaintTrace): readonly LoggedSecret[] {
  const { commands } = script;
  const logs = commands.flatMap((command, index) => (command.name === REPLACES_SHELL && command.words.length === 1 ? fileOf(command.redirects, index) : []));
  const traced = commands.findIndex(setsTrace);
  if (logs.length === 0 && traced < 0) return [];
  return commands.flatMap((command, index): readonly LoggedSecret[] => {
    const isTraced = traced >= 0 && index > traced;
    const log = logs.findLast((one) => one.index < index)?.path ?? (isTraced ? fileOf(command.inherited, index)[0]?.path : undefined);
    if (log === undefined) return [];
    const taint = isTraced ? (trace.argument(index) ?? assignedTaint(command, trace)) : undefined;
    const printed = taint ?? (command.redirects.length === 0 && command.pipeline.length === 1 ? trace.output(index) : undefined);
    return printed ? [{ index, taint: printed, path: log }] : [];
  });
}

function fileOf(redirects: readonly Redirect[], index: number): readonly { readonly index: number; readonly path: string }[] {
  return redirects.flatMap(({ operator, target }) => (/^&?>{1,2}\|?$/.test(operator) && target ? [{ index, path: target.value }] : []));
}

/** `set -x`, `set -ex`, `set -o xtrace`. */
function setsTrace({ name, words }: ShellCommand): boolean {
  const options = words.slice(1).map((word) => word.value);
  return name === SETS_OPTIONS && options.some((word, index) => /^-[a-z]*x/.test(word) || (word === 'xtrace' && options[index - 1] === '-o'));
}

function assignedTaint({ assignments }: ShellCommand, trace: TaintTrace): Taint | undefined {
  return assignments.flatMap(({ value }) => (value ? [trace.word(value)] : [])).find((taint) => taint !== undefined);
}
