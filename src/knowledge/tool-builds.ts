import type { Row } from './row.ts';

/** Commands that compile the sources in their working directory. */
export interface CompilingCommands extends Row {
  /** Matched against the arguments, joined by single spaces; omitted if every call compiles. */
  readonly arguments?: RegExp;
}

/** Programs that run what a build made: a .jar file, a .NET assembly, bundled JavaScript. */
export interface MadeProgram extends Row {
  /** Matches the argument that was made. */
  readonly made: RegExp;
}

/** Commands that print the whole environment, or fill templates from it. */
export interface EnvironmentDump extends Row {
  /** Matched against the arguments, joined by single spaces; omitted if every call does. */
  readonly arguments?: RegExp;
}

/** Programs that run a file with another interpreter. */
export interface FileRunner extends Row {
  /** The interpreter, by its canonical name. */
  readonly as: string;
  /** Matches the words of the program itself, before the file. */
  readonly before: RegExp;
}

/** Commands of bundlers that only serve built files, or check sources: no plugin of the bundler runs. */
export interface ServingCommands extends Row {
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
}

/** Commands that copy a part of a repository to another folder. */
export interface PruningCommands extends Row {
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /** The output folder, and the option that says another. */
  readonly folder: string;
  readonly option: RegExp;
  /** Folders below it, which get the manifests alone, and all files. */
  readonly manifests: readonly string[];
  readonly sources: readonly string[];
}

/** Commands that evaluate settings of the project, and keep the values in what they make: a later container has them without the variables. */
export interface KeptSettings extends Row {
  /** Matched against the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /** Matched against the path of the settings. */
  readonly files: RegExp;
  /** Where the values stay, shown to people. */
  readonly where: string;
}

/** Programs that run the script of a given name in all packages of a repository, or in those that their arguments name. */
export interface TaskRunner extends Row {
  /** Matched against the path: settings that name the tasks which run before a task, as `dependsOn`. */
  readonly settings?: RegExp;
}
