import type { Ecosystem } from '../../knowledge/tool-project.ts';
import type { Script } from '../../syntax/types.ts';
import type { Invocation } from '../commands/invocation.ts';
import type { FilePlace } from './file-texts.ts';
import type { RunText } from './project.ts';

/** A command that something in the project runs. */
export interface InnerCommand {
  readonly invocation: Invocation;
  /** Where it stands; undefined if that is the RUN itself. */
  readonly at: FilePlace | undefined;
  /** Whether another command runs it: `npx x`, a script. */
  readonly isInner: boolean;
}

/** A shell script that something in the project runs, or the recipe of a target. */
export interface InnerScript {
  readonly script: Script;
  /** Where it begins. */
  readonly at: FilePlace;
  /** Where it runs, absolute in the image. */
  readonly folder: string;
}

/**
 * What could not be followed. download: code that is fetched while it runs. project: something that should stand in the project and does not, so that the
 * project is not, or not all, seen; or a program that nobody knows. package: a program that nobody knows, but as one of the packages.
 */
export type Unfollowed = 'download' | 'project' | 'package';

/** What of a project a command of a RUN executes. */
export interface Execution {
  /** Paths in the build context. */
  readonly files: ReadonlySet<string>;
  /** The sources of programs that a build made and that run, by their paths in the build context. */
  readonly sources: ReadonlySet<string>;
  readonly texts: readonly RunText[];
  readonly commands: readonly InnerCommand[];
  readonly scripts: readonly InnerScript[];
  readonly ecosystems: ReadonlySet<Ecosystem>;
  readonly unfollowed: ReadonlySet<Unfollowed>;
  /** The commands because of which the project is not, or not all, seen; undefined among them stands for something else. */
  readonly unknown: readonly (UnknownCommand | undefined)[];
}

/** A command of which nobody knows what it runs. */
export interface UnknownCommand {
  readonly words: readonly string[];
  /** Where it works, in the image. */
  readonly folder: string;
}
