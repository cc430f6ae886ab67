import type { Ecosystem } from '../../knowledge/tool-project.ts';
import type { Script } from '../../syntax/types.ts';
import type { Invocation } from '../commands/invocation.ts';
import type { FilePlace } from './file-texts.ts';
import type { RunText } from './project.ts';

/** A command that is executed through the project: by a script, a recipe or another command. */
export interface InnerCommand {
  readonly invocation: Invocation;
  /** Where it is written; undefined if that is the RUN itself. */
  readonly at: FilePlace | undefined;
  /** Whether another command runs it: `npx x`, a script. */
  readonly isInner: boolean;
}

/** A shell script, or the recipe of a target, that is executed through the project. */
export interface InnerScript {
  readonly script: Script;
  /** Where it starts. */
  readonly at: FilePlace;
  /** Its working directory, absolute in the image. */
  readonly folder: string;
}

/**
 * Why execution could not be followed. download: the code is downloaded at run time. project: a file that should exist in the project is missing, so that the
 * project is not completely known; or the program is unknown. package: the program is unknown, but it is installed and not made of the project.
 */
export type Unfollowed = 'download' | 'project' | 'package';

/** The project code that a command of a RUN executes. */
export interface Execution {
  /** Executed files, by path in the build context. */
  readonly files: ReadonlySet<string>;
  /** Sources of compiled programs that run, by path in the build context. */
  readonly sources: ReadonlySet<string>;
  readonly texts: readonly RunText[];
  readonly commands: readonly InnerCommand[];
  readonly scripts: readonly InnerScript[];
  readonly ecosystems: ReadonlySet<Ecosystem>;
  readonly unfollowed: ReadonlySet<Unfollowed>;
  /** The commands that could not be followed; undefined stands for something other than a command. */
  readonly unknown: readonly (UnknownCommand | undefined)[];
}

/** A command whose code is unknown. */
export interface UnknownCommand {
  readonly words: readonly string[];
  /** Its working directory in the image. */
  readonly folder: string;
}
