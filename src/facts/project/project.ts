import type { FilePlace, FileTexts } from './file-texts.ts';

/** The files of a project that an image has, and their texts. */
export interface Project {
  /** The files of the context that the image has, by their path in it. */
  readonly copied: ReadonlyMap<string, string>;
  readonly texts: FileTexts;
  /** Whether a path means no file but the one that stands there: what was followed is then certain. */
  readonly isExact?: true;
}

/** A text that runs, of which the rest of its file does not: a script of package.json, the recipe of a target. */
export interface RunText extends FilePlace {
  readonly text: string;
}
