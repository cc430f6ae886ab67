import type { Row } from './row.ts';

/** Commands that install the packages that their arguments name. */
export interface PackageInstall extends Row {
  /** On the arguments, joined by single spaces. */
  readonly arguments: RegExp;
}

/** Commands that run a script which a settings file of the project defines. */
export interface ProjectScripts extends Row {
  /** On the arguments, joined by single spaces; the group `name` is that of the script. */
  readonly arguments: RegExp;
  /** The file, whose text has `"name": "command"`. */
  readonly file: string;
}

/** Where libraries are declared. */
export type Ecosystem = 'javascript' | 'python' | 'ruby' | 'php' | 'jvm' | 'rust' | 'go' | 'dotnet' | 'elixir' | 'r' | 'dart';

/** What of a project a command runs, or fills variables in, so that it can be looked for there. */
export interface ProjectUse extends Row {
  /** On the arguments, joined by single spaces; left out where it does so whatever they are. */
  readonly arguments?: RegExp;
  /** Arguments with which it does not after all. */
  readonly unless?: RegExp;
  /** One of these must stand in the folder that it works in, or above: else nobody sees what it does. On the name. Left out where it needs none. */
  readonly manifest?: RegExp;
  /** The files of the project whose text it runs or fills in, on the path in the image; left out where it reads none. */
  readonly files?: RegExp;
  /**
   * How it gets at others: scripts of package.json (`hooks`: those of an install), targets of a Makefile, packages of Go, the file that it is given, or the program
   * whose words stand behind those that `arguments` matches.
   */
  readonly follows?: 'hooks' | 'package-script' | 'recipe' | 'shell' | 'module' | 'composer-hooks' | 'go-packages' | 'program';
  /** With `module`: how the code that it runs finds other code. */
  readonly modules?: 'dotted' | 'path' | 'sourced' | 'required' | 'dart';
  /** Whether all code that it runs is that of packages which it installs, and the hooks of the project. */
  readonly installs?: true;
  /** Whether it installs only packages that its arguments name, so that nothing of the project takes part. */
  readonly namedOnly?: true;
  /** Whether it fills in no variables in settings: what it does not read by itself, no file gives it. */
  readonly literal?: true;
  /** Whether what is compiled of the files runs as well, with all that it reads when it does. */
  readonly runsMade?: true;
  /** Files among those that take part only where the settings of the program name them: scripts for other purposes. */
  readonly aside?: RegExp;
  /** The libraries that may read a variable by themselves when it runs: those of this ecosystem. */
  readonly libraries?: Ecosystem;
}

/** Commands that need no login once another one has fetched all that they ask for. */
export interface PreparedCommands extends Row {
  /** What fetches, on the arguments, joined by single spaces. */
  readonly by: RegExp;
  /** What then finds it all. */
  readonly arguments: RegExp;
  /** Arguments with which it asks for more. */
  readonly unless?: RegExp;
  /** Files of the project, on the path, that say what is fetched: new ones in between ask for more. */
  readonly files: RegExp;
}

/** Variables that a program reads by itself; what else its users give it comes through a settings file that names it. */
export interface OwnReads extends Row {
  readonly variables: RegExp;
}

/** Variables of a program that only some of its commands read. */
export interface NarrowReads extends Row {
  readonly variables: RegExp;
  /** On the arguments, joined by single spaces. */
  readonly arguments: RegExp;
}
