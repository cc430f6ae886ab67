import { REPLACES_SHELL, SETS_OPTIONS } from '../../knowledge/shell/commands.ts';
import { POSIX_LIKE_SHELLS } from '../../knowledge/shell/shell-programs.ts';
import { hasXtrace } from '../../syntax/shell/interpreters.ts';
import { indexOfCommand } from '../../syntax/shell/script-reads.ts';
import type { Redirect, Script, ShellCommand } from '../../syntax/types.ts';
import { keptWith } from '../../text/memo.ts';
import { isShown, logFiles, type Streams } from './command-logs.ts';
import { fileEffects } from './file-effects.ts';
import { commandInvocation } from './invocation.ts';
import { surroundingCommands } from './places.ts';
import type { Taint, TaintTrace } from './taint/taint.ts';

/** A secret that reaches a log, because the script sends all output of its commands to a file. */
export interface LoggedSecret {
  /** Index of the command whose output or trace shows it. */
  readonly index: number;
  readonly taint: Taint;
  readonly path: string;
}

const PASSES_ON: ReadonlySet<ShellCommand['within'][number]> = new Set(['function', 'substitution']);

const NO_FILES: Streams = { output: undefined, errors: undefined };

/**
 * Returns what a script writes to files by `exec > FILE` and by redirects around `{ ...; }` or `sh -c`: the output of commands that print a secret, and where
 * the shell traces its commands (`set -x`, `sh -x`) every command with a secret in its words. `streams`: the files that the script is started with.
 * Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#set
 */
export function loggedSecrets(script: Script, trace: TaintTrace, streams: Streams = NO_FILES): readonly LoggedSecret[] {
  const { commands } = script;
  const isTraced = tracedCommands(script);
  let opened = streams;
  return commands.flatMap((command, index): readonly LoggedSecret[] => {
    if (redirectsShell(command)) opened = streamsAfter(opened, command.redirects);
    const around = streamsAfter({ ...opened, output: pipedFile(script, command) ?? opened.output }, command.inherited);
    const taint = isTraced(command, index) ? (trace.argument(index) ?? assignedTaint(command, trace)) : undefined;
    if (taint && around.errors !== undefined) return [{ index, taint, path: around.errors }];
    const told = toldSecrets(script, command, index, trace, () => ownStreams(script, command, around));
    if (told.length > 0) return told;
    // what a function prints, or a command in `$(…)`, goes where that is used
    if (opened.output === undefined || command.redirects.length > 0 || command.pipeline.length > 1 || command.within.some((one) => PASSES_ON.has(one)))
      return [];
    const printed = trace.output(index);
    return printed ? [{ index, taint: printed, path: opened.output }] : [];
  });
}

/** What the command itself tells of its arguments: `curl -v … 2> FILE`. */
function toldSecrets(script: Script, command: ShellCommand, index: number, trace: TaintTrace, streams: () => Streams): readonly LoggedSecret[] {
  return logFiles(script, command, streams)
    .filter(({ row }) => row.shows !== 'maybe')
    .flatMap((file) => {
      const shown = command.words.slice(commandInvocation(command).at + 1).filter((word) => isShown(file, word));
      const taint = shown.map(trace.word).find((one) => one !== undefined);
      return taint ? [{ index, taint, path: file.path }] : [];
    });
}

/**
 * The files to which a command prints by a descriptor that the script opened before: FILE in `exec 3> FILE; echo $X >&3`. A descriptor in a variable, as that of a
 * coprocess, is shown as written.
 */
export function descriptorFiles(script: Script, command: ShellCommand): readonly string[] {
  return [...command.redirects, ...command.inherited].flatMap(({ operator, target }) => {
    if (operator !== '>&' || !target) return [];
    if (!target.literal) return [`&${target.value}`];
    const opened = openedDescriptors(script).findLast(
      ({ index, descriptor }) => index < indexOfCommand(script, command) && String(descriptor) === target.value,
    );
    return opened ? [opened.path] : command.inherited.flatMap((one) => (String(one.descriptor) === target.value && one.target ? [one.target.value] : []));
  });
}

/** The files that a script opens for later commands: `exec 3> FILE`. Few scripts do, and each command asks. */
const openedDescriptors = keptWith(({ commands }: Script) =>
  commands.flatMap((command, index) =>
    (redirectsShell(command) ? command.redirects : []).flatMap(({ operator, descriptor = 1, target }) =>
      OPENS.test(operator) && target && descriptor > 2 ? [{ index, descriptor, path: target.value }] : [],
    ),
  ),
);

/** The operators that open a file for output. */
const OPENS = /^(?:>{1,2}\|?|<>)$/;

/** Whether a command only redirects the shell itself, for all commands after it: `exec > FILE`. */
export function redirectsShell({ name, words }: ShellCommand): boolean {
  return name === REPLACES_SHELL && words.length === 1;
}

function ownStreams(script: Script, command: ShellCommand, around: Streams): Streams {
  const { index, length } = command.pipeline;
  return streamsAfter(index + 1 < length ? { ...around, output: nextFile(script, command) } : around, command.redirects);
}

/** Where the output of a command of the script goes. */
export function streamsOf(script: Script, command: ShellCommand): Streams {
  const opened = script.commands
    .slice(0, script.commands.indexOf(command))
    .reduce((streams, one) => (redirectsShell(one) ? streamsAfter(streams, one.redirects) : streams), NO_FILES);
  const piped = command.pipeline.index + 1 < command.pipeline.length ? nextFile(script, command) : pipedFile(script, command);
  return streamsAfter({ ...opened, output: piped ?? opened.output }, [...command.inherited, ...command.redirects]);
}

/** The file that a later part of the pipeline around a command writes: `{ ...; } 2>&1 | tee FILE`. */
function pipedFile(script: Script, command: ShellCommand): string | undefined {
  const isPiped = command.within.includes('pipeline') || surroundingCommands(script, command).some(({ pipeline }) => pipeline.index + 1 < pipeline.length);
  return isPiped ? nextFile(script, command) : undefined;
}

/** The first file that a later part of the same pipeline writes. */
function nextFile(script: Script, command: ShellCommand): string | undefined {
  return nextFiles(script)[indexOfCommand(script, command)];
}

/** The same for each command of a script, found from the last to the first: one look at each. */
const nextFiles = keptWith(({ commands }: Script): readonly (string | undefined)[] => {
  const files: (string | undefined)[] = [];
  for (let at = commands.length - 2; at >= 0; at--) {
    const after = commands[at + 1];
    if (after?.item !== commands[at]?.item) continue;
    const written = after && after.pipeline.index > 0 ? fileEffects(after).find(({ effect }) => effect === 'write' || effect === 'append') : undefined;
    files[at] = written?.path ?? files[at + 1];
  }
  return files;
});

/** Where standard output and errors go after some redirects: `> FILE 2>&1`, `2> FILE`, `&> FILE`. */
function streamsAfter(before: Streams, redirects: readonly Redirect[]): Streams {
  return redirects.reduce(({ output, errors }, { operator, descriptor, target }): Streams => {
    if (!target) return { output, errors };
    if (/^&>{1,2}$/.test(operator)) return { output: target.value, errors: target.value };
    if (operator === '>&') {
      if (target.value === '1' && descriptor === 2) return { output, errors: output };
      return target.value === '2' && (descriptor ?? 1) === 1 ? { output: errors, errors } : { output, errors };
    }
    if (!OPENS.test(operator)) return { output, errors };
    // another descriptor may be given to BASH_XTRACEFD
    return (descriptor ?? 1) === 1 ? { output: target.value, errors } : { output, errors: target.value };
  }, before);
}

/** Whether a script traces commands, by its index: from `set -x` on, with `-x` for its own shell, and for the text of `sh -xc '...'`. */
function tracedCommands(script: Script): (command: ShellCommand, index: number) => boolean {
  const from = script.xtrace ? -1 : script.commands.findIndex(setsTrace);
  const isFromHere = (index: number): boolean => (script.xtrace || from >= 0) && index > from;
  return (command, index) => isFromHere(index) || surroundingCommands(script, command).some(startsTracing);
}

/** `set -x`, `set -ex`, `set -o xtrace`. */
function setsTrace({ name, words }: ShellCommand): boolean {
  return name === SETS_OPTIONS && hasXtrace(words.map((word) => word.value));
}

/** `sh -xc '...'`, `bash -x FILE`. */
export function startsTracing(command: ShellCommand): boolean {
  const { program, args } = commandInvocation(command);
  if (!POSIX_LIKE_SHELLS.has(program)) return false;
  const last = args.findIndex((word, index) => !/^[-+]/.test(word) && !/^[-+][a-zA-Z]*[oO]$/.test(args[index - 1] ?? ''));
  return hasXtrace(last < 0 ? args : args.slice(0, last));
}

function assignedTaint({ assignments }: ShellCommand, trace: TaintTrace): Taint | undefined {
  return assignments.flatMap(({ value }) => (value ? [trace.word(value)] : [])).find((taint) => taint !== undefined);
}
