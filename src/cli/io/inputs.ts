import { isUserError } from './io.ts';
import { readInput } from './read-input.ts';

/** The Dockerfiles of a run that can be read, and what is wrong with the others. */
export interface Inputs {
  /** By path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly problems: readonly string[];
}

/** Reads each file once: what is linted is what is compared before it is replaced. */
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
