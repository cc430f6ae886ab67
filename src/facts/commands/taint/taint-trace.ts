import type { ShellWord } from '../../../syntax/types.ts';
import type { Place } from '../paths.ts';
import type { Taint } from './tainted-files.ts';

/** The secrets that exist at the start of a script. */
export interface TaintSources {
  /** Whether a variable holds a secret. */
  readonly isSecret: (variable: string) => boolean;
  /** A secret in the environment, for commands that print the whole environment. */
  readonly environment: string | undefined;
  /** Absolute paths of files with a secret; a folder stands for all files in it. */
  readonly files: readonly string[];
}

/** Answers which words, inputs and outputs of a script's commands carry a secret. Commands are identified by index. */
export interface TaintTrace {
  readonly word: (word: ShellWord) => Taint | undefined;
  /** The secret in a word other than the program name. */
  readonly argument: (command: number) => Taint | undefined;
  /** The secret variable that the arguments name in the language of the program: `jq '.token = env.TOKEN'`. */
  readonly expression: (command: number) => Taint | undefined;
  readonly input: (command: number) => Taint | undefined;
  /** The secret in what a `<(…)` among its words prints. */
  readonly substituted: (command: number) => Taint | undefined;
  readonly output: (command: number) => Taint | undefined;
  /** The secret in the file at a path: a secret file, or a file to which an earlier command wrote a secret. */
  readonly file: (path: string, place: Place) => Taint | undefined;
  /** The secret file in a folder. `excluded`: patterns of files that do not count; `only`: of those that do. */
  readonly folder: (path: string, place: Place, excluded?: readonly string[], only?: readonly string[]) => Taint | undefined;
  /** The secret in an environment variable of a command. */
  readonly inherited: (command: number, name: string) => Taint | undefined;
  readonly addFile: (path: string, place: Place, taint: Taint) => void;
  /** Files that a command deletes are in no folder that is copied later. */
  readonly removeFile: (path: string, place: Place) => void;
  /** Expands variables in a path that the script itself sets to plain text. */
  readonly expand: (path: string) => string;
  /** Expands variables in a text that the script sets; references in their values are kept. */
  readonly unfold: (text: string) => string;
}
