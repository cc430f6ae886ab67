import type { FilePlace, FileTexts } from './file-texts.ts';

/** The files of a project in an image, and their texts. */
export interface Project {
  /** Key: path in the image. Value: path in the context. */
  readonly copied: ReadonlyMap<string, string>;
  readonly texts: FileTexts;
  /** Set if a path refers only to the file at exactly that path, so that the result is certain. */
  readonly isExact?: true;
  /** Returns the value of a variable in the environment of the command, where it is the same in every build; omitted if none is known. */
  readonly environment?: (name: string) => string | undefined;
  /** The module of the settings that a command loads, where it chooses one: `shop.settings.production`. */
  readonly settingsModule?: string;
}

/** A project with what its Dockerfile makes of it. */
export interface BuiltProject extends Project {
  /** Whether an instruction of the Dockerfile may make a program of that name, or bring it from the project or another stage. */
  readonly isMade: (program: string) => boolean;
  /** What the RUN of a command does with files that it sources. */
  readonly sourcing?: Sourcing | undefined;
}

/** Whether what sources a file may call a function of it. `text`: of that file. */
export type FunctionCallers = (name: string, text: string) => boolean;

/** What a script does with files of the project that it sources. */
export interface Sourcing {
  readonly callers: FunctionCallers;
  /** The names of the functions that they define. */
  readonly functions: readonly string[];
}

/** A part of a file that is executed by itself: a script of package.json, the recipe of a target. */
export interface RunText extends FilePlace {
  readonly text: string;
}
