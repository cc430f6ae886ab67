import { ALL_ARGUMENTS } from '../../../knowledge/project/shell-scripts.ts';
import { SOURCES } from '../../../knowledge/shell/commands.ts';
import type { Script, ShellCommand } from '../../../syntax/types.ts';
import type { Range } from '../../../text/range.ts';
import { invocationOf } from '../../commands/invocation.ts';
import { placesOf } from '../../commands/places.ts';
import { assignedIn } from '../builds/call-environment.ts';
import type { Call } from '../executed.ts';
import type { FilePlace } from '../file-texts.ts';
import type { FunctionCallers } from '../project.ts';

/** What a script runs when it is called in one way. */
export interface Running {
  readonly runs: (range: Range) => boolean;
  /** What a word is, each time that its place is reached, with the values of what it expands as far as they are known. `at`: where it stands. */
  readonly variants: (word: string, at: number) => readonly string[];
  /** What "$@" stands for at a place, each time that the place is reached; undefined if that is not known. */
  readonly handed: (at: number) => readonly (readonly string[])[] | undefined;
  readonly mayCall: FunctionCallers;
}

/** The commands of a script of the project, to be followed. `around`: the call that runs it. `running`: what of it runs, if not all. */
export function callsIn(script: Script, folder: string, at: FilePlace, around: Call, running?: Running): readonly Call[] {
  const { depth, given, assigned: outer } = around;
  const callers = running && callersIn(running, around);
  const places = placesOf(script, { workdir: folder, home: undefined });
  const assigned = assignedIn(script, outer);
  return script.commands.flatMap((command, index): Call[] => {
    if (running?.runs(command.range) === false) return [];
    const lists = wordsOf(command, given, running).filter((words) => words.length > 0);
    const workdir = places[index]?.workdir;
    const line = at.line + (script.source.text.slice(0, command.range.start).match(/\n/g)?.length ?? 0);
    // the functions of the script are read as its other parts are
    const isOwn = ([first]: readonly string[]): boolean => running !== undefined && script.functions.some(({ name }) => name === first);
    return lists
      .filter((words) => !isOwn(words))
      .map((words) => ({
        words,
        folder: workdir?.startsWith('/') ? workdir : folder,
        at: { path: at.path, line },
        depth: depth + 1,
        piped: command.pipeline.index > 0 && (script.commands[index - 1]?.words.some((word) => word.value.includes('://')) ?? false),
        given,
        assigned: assigned[index] ?? outer,
        callers,
      }));
  });
}

/** Who calls the functions of the files that a script sources: that script, and what sources it in turn. */
function callersIn({ mayCall }: Running, { words, callers }: Call): FunctionCallers {
  const isSourced = SOURCES.has(invocationOf(words).program);
  return (name, text) => mayCall(name, text) || (isSourced && (callers?.(name, text) ?? true));
}

/** Returns the same text for calls of which following one is enough. A file may be sourced in many places, and each calls other functions of it. */
export function keyOf({ folder, words, assigned, at, given }: Call): string {
  const place = SOURCES.has(words[0] ?? '') ? [at?.path, at?.line, ...given] : [];
  return [folder, ...words, ...assigned, ...place].join(' ');
}

/** The words of a command, each time that it runs. */
function wordsOf({ words, range, within }: ShellCommand, given: readonly string[], running: Running | undefined): readonly (readonly string[])[] {
  const written = words.map(({ value }) => value);
  // `sh -c` has arguments of its own
  if (!running || within.includes('literal')) return [written.map((word) => withGiven(word, given))];
  const [head = '', ...rest] = written;
  const only = (word: string): string => {
    const [first = word, ...others] = running.variants(word, range.start);
    return others.length > 0 ? word : first;
  };
  const filled = words.length === 0 ? [] : running.variants(head, range.start).map((first) => [first, ...rest.map(only)]);
  const lists = written.some((word) => ALL_ARGUMENTS.test(word)) ? running.handed(range.start) : undefined;
  return lists ? filled.flatMap((one) => lists.map((list) => one.flatMap((word) => (ALL_ARGUMENTS.test(word) ? list : [word])))) : filled;
}

/** A word with the arguments that its script was given in place of `$1` and its like. */
function withGiven(word: string, given: readonly string[]): string {
  return given.length === 0
    ? word
    : word.replace(/\$(?:([1-9])|\{([1-9])\})/g, (written, plain?: string, braced?: string) => given[Number(plain ?? braced) - 1] ?? written);
}

/** The call with what its script was given in place of "$@"; unknown where that is the program itself and nothing was given, undefined if there is no "$@" to fill. */
export function handedOn(call: Call): Call | 'unknown' | undefined {
  const at = call.words.findIndex((word) => ALL_ARGUMENTS.test(word));
  if (at < 0) return undefined;
  if (call.given.length > 0)
    return { ...call, words: [...call.words.slice(0, at), ...call.given, ...call.words.slice(at + 1)], given: [], depth: call.depth + 1 };
  return invocationOf(call.words).at === at ? 'unknown' : undefined;
}
