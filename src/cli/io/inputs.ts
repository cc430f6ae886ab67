import { isUserError } from './io.ts';
import { readInput } from './read-input.ts';

/** The texts of the Dockerfiles of a run, and a problem for each file that cannot be read. */
export interface Inputs {
  /** By path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/** Reads each file once: the linted text is also the one that is compared before the file is replaced. */
export function readInputs(files: readonly string[], shown: (path: string) => string): Inputs {
  const texts = new Map<string, string>();
  const problems: string[] = [];
  for (const file of files) {
    try {
      texts.set(file, readInput(file));
    } catch (error) {
      if (!isUserError(error)) throw error;
      problems.push(`${shown(file)}: ${error.message}`);
    }
  }
  return { texts, problems };
}
