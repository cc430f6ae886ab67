import type { Row } from './row.ts';

/** Commands that install the packages that their arguments name. */
export interface PackageInstall extends Row {
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
}

/** Commands that run a script defined in a settings file of the project. */
export interface ProjectScripts extends Row {
  /** Matched against the arguments, joined by single spaces; the group `name` is the name of the script. */
  readonly arguments: RegExp;
  /** Name of the settings file; scripts stand in it as `"name": "command"`. */
  readonly file: string;
}

/** Package ecosystems, by which libraries are declared. */
export type Ecosystem = 'javascript' | 'python' | 'ruby' | 'php' | 'jvm' | 'rust' | 'go' | 'dotnet' | 'elixir' | 'r' | 'dart';

/** Parts of files that run only if something asks for them, as idle-parts.ts knows them. */
export type IdleKind =
  | 'maven-profiles'
  | 'maven-build'
  | 'rake-tasks'
  | 'python-tasks'
  | 'python-sessions'
  | 'gradle-tasks'
  | 'go-tests'
  | 'elixir-functions'
  | 'elixir-settings'
  | 'elixir-project'
  | 'cmake-targets';

/** How the packages of a repository are joined, as workspaces.ts knows it. */
export type WorkspaceKind = 'cargo' | 'dotnet' | 'maven';

/** The files of a project that a command executes, or in which it expands variables. They are searched for variable names. */
export interface ProjectUse extends Row {
  /** Matched against the arguments, joined by single spaces; omitted if the arguments do not matter. */
  readonly arguments?: RegExp;
  /** Arguments with which the command does not use the project after all. */
  readonly unless?: RegExp;
  /**
   * Matched against file names: such a file must exist in the working directory or a parent of it, else the files of the project are unknown. Omitted if none
   * is needed.
   */
  readonly manifest?: RegExp;
  /** Set if the manifest may stand in any folder: the command works in one that another command made. */
  readonly anywhere?: true;
  /**
   * Files from which other programs make the manifest, matched against file names, and the words of a command that runs the same files of the project: `make`
   * after `cmake ..`.
   */
  readonly made?: readonly { readonly from: RegExp; readonly words: readonly string[] }[];
  /** Matched against the path in the image: the files that the command executes, or in which it expands variables. Omitted if there are none. */
  readonly files?: RegExp;
  /**
   * How the command reaches further code. hooks: the scripts of package.json that an install runs. package-script: a script of package.json. recipe: targets of
   * a Makefile. go-packages: packages of Go. shell, module: the file that it is given. program: the command after the arguments that `arguments` matches.
   * script-list: every script of package.json that its arguments name, and commands among them. settings: its settings files with what they import. tests: the tests that its arguments name, or all, and its settings files, with what both import.
   */
  readonly follows?:
    | 'hooks'
    | 'package-script'
    | 'recipe'
    | 'shell'
    | 'module'
    | 'composer-hooks'
    | 'go-packages'
    | 'program'
    | 'settings'
    | 'tests'
    | 'script-list';
  /** With `module`: how the executed code imports other code. */
  readonly modules?: 'dotted' | 'path' | 'sourced' | 'required' | 'dart' | 'relative';
  /** With `settings` and `tests`: the settings files that the program loads, matched against the path in the image: the first pattern with a file counts. */
  readonly settings?: readonly RegExp[];
  /** With `settings`: what stands before the name of a variable whose value the program writes into the code in place of it. */
  readonly inlines?: RegExp;
  /** With `settings` and `tests`: names in manifests or settings because of which the program may run all of `files`. */
  readonly runsCode?: RegExp;
  /** Finds the modules (first group, flag g) that run while it bundles the code which imports them so. */
  readonly macros?: RegExp;
  /** With `program`: the task of settings that it runs, whatever its arguments are. */
  readonly task?: string;
  /** Set if the command executes only code of the packages that it installs, and install hooks of the project. */
  readonly installs?: true;
  /** Set if the command installs only packages named by its arguments, so that no file of the project takes part. */
  readonly namedOnly?: true;
  /** Set if the command expands no variables in settings: it gets no variable from a file. */
  readonly literal?: true;
  /** Set if the program compiled from the files runs as well, and reads variables at run time. */
  readonly runsMade?: true;
  /** Those of `files` that are used only if a setting of the program names them: scripts for other purposes. */
  readonly aside?: RegExp;
  /** Which parts of the files run only if something asks for them. */
  readonly idle?: IdleKind;
  /** How its arguments choose packages of the repository: of the others, no source file takes part. */
  readonly members?: WorkspaceKind;
  /** Matched against the path in the image: build files whose scripts, and calls of package clients, run as well. */
  readonly scripts?: RegExp;
  /** With `module`: the files that it starts with where its arguments name none. Without `follows`: code that runs, with what it imports. */
  readonly starts?: RegExp;
  /** The ecosystem whose libraries may read a variable by themselves when the command runs. */
  readonly libraries?: Ecosystem;
}

/** Commands that need no login after another command has fetched everything they ask for. */
export interface PreparedCommands extends Row {
  /** The fetching command, matched against the arguments, joined by single spaces. */
  readonly by: RegExp;
  /** The commands that use the fetched packages. */
  readonly arguments: RegExp;
  /** Arguments with which the command fetches more. */
  readonly unless?: RegExp;
  /** Matched against the path: files of the project that list what to fetch. If one of them is copied between the two commands, the second may fetch more. */
  readonly files: RegExp;
  /** Matched against the path: files whose variables only the first command reads. Omitted if the two differ in nothing but the login. */
  readonly reads?: RegExp;
  /** Matched against the arguments of a command of the program that takes back what the first one did. */
  readonly undoneBy?: RegExp;
}

/** Lock files that list all packages, by which a program is known to start no git. */
export interface RepositoryLock extends Row {
  /** Matched against the path: the lock files. */
  readonly locks: RegExp;
  /** Matched against the path: other files that may say where a package comes from. */
  readonly settings?: RegExp;
  /** What stands in one of them if a package comes from a repository. */
  readonly repository: RegExp;
  /** Matched against the path of a credential file: one that the program reads for other servers as well. */
  readonly itself?: RegExp;
}

/** Variables that a program reads by itself. Any other variable reaches it only through a settings file that names the variable. */
export interface OwnReads extends Row {
  readonly variables: RegExp;
}

/** Variables of a program that only some of its commands read. */
export interface NarrowReads extends Row {
  readonly variables: RegExp;
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
}
