import { DECLARES } from '../../knowledge/shell/commands.ts';
import type { Wrapper } from '../../knowledge/tool.ts';
import { toolOf, wrapperOf } from '../../knowledge/tools/index.ts';
import { canonicalProgram } from '../../knowledge/tools/program-names.ts';
import type { ShellCommand, ShellWord } from '../../syntax/types.ts';

/** A program with its arguments as plain words, without wrappers such as sudo and env. */
export interface Invocation {
  /** Canonical name (`pip` for /usr/bin/pip3); '' if it is unknown or there is no program. */
  readonly program: string;
  /** The word that names it, as written. */
  readonly path: string;
  /** Index of that word in the words given. */
  readonly at: number;
  /** The words after it. */
  readonly args: readonly string[];
  /** `NAME=value` words of a wrapper, by name: `env A=1 cmd`. */
  readonly assignments: ReadonlyMap<string, string>;
}

/** The invocation of a command in a script. */
export interface CommandInvocation extends Invocation {
  /** The values of all its words. */
  readonly words: readonly string[];
}

/** The same for the words of a command; cached, because nearly every analysis needs it. */
export function commandInvocation(command: ShellCommand): CommandInvocation {
  const known = INVOCATIONS.get(command);
  if (known) return known;
  const words = command.words.map((word) => word.value);
  const invocation = { ...invocationOf(words), words };
  INVOCATIONS.set(command, invocation);
  return invocation;
}

const INVOCATIONS = new WeakMap<ShellCommand, CommandInvocation>();

const ASSIGNMENT = /^([A-Za-z_]\w*)=([\s\S]*)$/;

/** Returns the program that the words finally run. Wrappers are removed as far as their options are known. */
export function invocationOf(words: readonly string[]): Invocation {
  const assignments = new Map<string, string>();
  let at = 0;
  for (let guard = 0; guard < 8; guard++) {
    const wrapper = wrapperOf(programOf(words[at] ?? ''));
    const next = wrapper && innerCommand(wrapper, words, at, assignments);
    if (next === undefined) break;
    at = next;
  }
  const path = words[at] ?? '';
  return { program: programOf(path), path, at, args: words.slice(at + 1), assignments };
}

/** Whether a program is called by a path from the working directory: `./install` is one of the project, whatever known program has that name. */
export function isFromFolder(path: string): boolean {
  return /^\.{1,2}\//.test(path);
}

/** A word that is exactly one command substitution. */
const MADE = /^(?:\$\(([^()]*)\)|`([^`]*)`)$/;
/** A command that prints the path of a program. Source: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/command.html */
const FINDS = /^\s*(?:which|command\s+-v|type\s+-[pP])\s+([\w.+-]+)\s*$/;

/**
 * The canonical name of the program in a word. For a path with expansions, it is the last part (`$(go env GOPATH)/bin/helm`). For a command substitution, it is
 * the program that is searched for (`$(which npm)`), or else the last tool among the substitution's arguments (`` `./vcpkg fetch nuget | tail -n 1` ``). '' if
 * it is unknown.
 */
function programOf(word: string): string {
  if (!/[$`]/.test(word)) return canonicalProgram(word);
  const base = /\/([\w.+-]+)$/.exec(word)?.[1];
  if (base !== undefined) return canonicalProgram(base);
  const made = MADE.exec(word);
  const text = made?.[1] ?? made?.[2] ?? '';
  const found = FINDS.exec(text)?.[1];
  if (found !== undefined) return canonicalProgram(found);
  const [, ...named] = text
    .replace(/[|;&][\s\S]*$/, '')
    .trim()
    .split(/\s+/);
  return named.map(canonicalProgram).findLast((name) => toolOf(name) !== undefined) ?? '';
}

/** The index of the wrapped command's first word; undefined if there is none, so that the wrapper itself is the program. */
function innerCommand(wrapper: Wrapper, words: readonly string[], from: number, assignments: Map<string, string>): number | undefined {
  let at = from + 1;
  for (const word of wrapper.after ?? []) {
    if (words[at] !== word) return undefined;
    at++;
  }
  let operands = wrapper.operands;
  for (; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--') continue;
    const assignment = wrapper.assignments ? ASSIGNMENT.exec(word) : null;
    if (assignment) assignments.set(assignment[1] ?? '', assignment[2] ?? '');
    else if (word.startsWith('-')) {
      if (wrapper.asks?.test(word)) return undefined;
      if (wrapper.valued?.test(word)) at++;
    } else if (operands > 0) operands--;
    else return isRunnable(wrapper, word) ? at : undefined;
  }
  return undefined;
}

/** Whether a word after the wrapper is a program with a name of its own: not in `php x.php` and `corepack enable`. */
function isRunnable(wrapper: Wrapper, word: string): boolean {
  return (wrapper.inner?.test(programOf(word)) ?? true) && !wrapper.own?.test(word);
}

/** A variable that a command sets for itself or for later commands. */
export interface Assigned {
  readonly name: string;
  /** The word with the value: the value alone, or the whole `NAME=value`. */
  readonly word: ShellWord;
  readonly value: string;
}

/** Returns the non-empty assignments of `TOKEN=x cmd`, `export TOKEN=x`, `env TOKEN=x cmd`. */
export function assignedBy(command: ShellCommand): readonly Assigned[] {
  const { at } = commandInvocation(command);
  const declared = DECLARES.has(command.name) ? command.words.slice(1) : command.words.slice(0, at);
  return [
    ...command.assignments.flatMap(({ name, value }) => (value ? [{ name, word: value, value: value.value }] : [])),
    ...declared.flatMap((word) => {
      const [, name, value] = /^([A-Za-z_]\w*)=([\s\S]+)$/.exec(word.value) ?? [];
      return name === undefined || value === undefined ? [] : [{ name, word, value }];
    }),
  ];
}
