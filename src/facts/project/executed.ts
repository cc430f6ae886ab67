import type { Ecosystem } from '../../knowledge/tool-project.ts';
import type { Script } from '../../syntax/types.ts';
import type { Range } from '../../text/range.ts';
import type { Invocation } from '../commands/invocation.ts';
import type { IdleLines } from './builds/idle-lines.ts';
import type { FilePlace } from './file-texts.ts';
import type { FunctionCallers, RunText } from './project.ts';

/** Maximum depth of scripts that call scripts, and below maximum number of commands. */
export const DEEPEST = 8;
export const MOST_COMMANDS = 400;

/** A command that is executed through the project: by a script, a recipe or another command. */
export interface InnerCommand {
  readonly invocation: Invocation;
  /** Where it is written; undefined if that is the RUN itself. */
  readonly at: FilePlace | undefined;
  /** Whether another command runs it: `npx x`, a script. */
  readonly isInner: boolean;
  /** Returns the value that a variable has for it, as far as that is known. */
  readonly valueOf: (name: string) => string | undefined;
}

/** A shell script, or the recipe of a target, that is executed through the project. */
export interface InnerScript {
  readonly script: Script;
  /** Where it starts. */
  readonly at: FilePlace;
  /** Its working directory, absolute in the image. */
  readonly folder: string;
  /** Whether a part of it runs; undefined if all of it may. */
  readonly runs?: ((range: Range) => boolean) | undefined;
}

/**
 * Why execution could not be followed. download: the code is downloaded at run time. project: a file that should exist in the project is missing, so that the
 * project is not completely known; or the program is unknown. package: the program is unknown, but it is none of the project's own. foreign: so is one that
 * stands in a folder where nothing of the project does.
 */
export type Unfollowed = 'download' | 'project' | 'package' | 'foreign';

/** The project code that a command of a RUN executes. */
export interface Execution {
  /** Executed files, by path in the build context. */
  readonly files: ReadonlySet<string>;
  /** By the path of such a file, the lines of it that do not run, from 1. */
  readonly idle: IdleLines;
  /** Manifests of packages of the repository that no command builds. */
  readonly outside: ReadonlySet<string>;
  /** The sources of programs that a build made and that run, by their paths in the build context. */
  readonly sources: ReadonlySet<string>;
  /** Code in which a bundler writes values in place of names; with what stands before such a name. */
  readonly inlined: ReadonlyMap<string, RegExp>;
  /** Files that prepare tests: a variable that they set is not read from outside. */
  readonly prepares: ReadonlySet<string>;
  readonly texts: readonly RunText[];
  readonly commands: readonly InnerCommand[];
  readonly scripts: readonly InnerScript[];
  readonly ecosystems: ReadonlySet<Ecosystem>;
  /** Those of the ecosystems whose libraries a program loads that is known to do so. */
  readonly loaded: ReadonlySet<Ecosystem>;
  readonly unfollowed: ReadonlySet<Unfollowed>;
  /** The paths of the programs because of which it has `foreign`. */
  readonly foreign: ReadonlySet<string>;
  /** The commands because of which the project is not, or not all, seen; undefined among them stands for something else. */
  readonly unknown: readonly (UnknownCommand | undefined)[];
}

/** A command whose code is unknown. */
export interface UnknownCommand {
  readonly words: readonly string[];
  /** Its working directory in the image. */
  readonly folder: string;
  /** Whether its program is one that nobody knows, and no package of the project brings. */
  readonly isStranger?: boolean;
}

/** Values that scripts give to variables, by name; undefined for a value that is not known. */
export type Assigned = ReadonlyMap<string, string | undefined>;

/** A command to follow. */
export interface Call {
  readonly words: readonly string[];
  readonly folder: string;
  readonly at: FilePlace | undefined;
  readonly depth: number;
  /** Whether it gets what another command fetches: a shell runs that. */
  readonly piped: boolean;
  /** What the script that it stands in was given: its "$@". */
  readonly given: readonly string[];
  /** What scripts assign before it, by name. */
  readonly assigned: Assigned;
  /** If it sources a file: who calls the functions of that file; undefined if that is not known. */
  readonly callers?: FunctionCallers | undefined;
  /** Whether its program is one that a package brings. */
  readonly isOfPackage?: true;
}

/** What is noted of an execution while it is followed, beside its files. */
export interface Noted {
  readonly sources: Set<string>;
  readonly inlined: Map<string, RegExp>;
  readonly prepares: Set<string>;
  readonly texts: RunText[];
  readonly commands: InnerCommand[];
  readonly scripts: InnerScript[];
  readonly ecosystems: Set<Ecosystem>;
  readonly loaded: Set<Ecosystem>;
  readonly unfollowed: Set<Unfollowed>;
  readonly foreign: Set<string>;
  readonly unknown: (UnknownCommand | undefined)[];
}

/** What is noted of an execution before it begins. */
export function nothingNoted(): Noted {
  return {
    sources: new Set(),
    inlined: new Map(),
    prepares: new Set(),
    texts: [],
    commands: [],
    scripts: [],
    ecosystems: new Set(),
    loaded: new Set(),
    unfollowed: new Set(),
    foreign: new Set(),
    unknown: [],
  };
}
