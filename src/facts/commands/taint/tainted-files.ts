import { isExcluded, isWithin, matchesPattern, normalisePath, type Place } from '../paths.ts';

/** A secret that a word or a stream carries. */
export interface Taint {
  /** The variable or file, or the description of a fetched secret. */
  readonly name: string;
  /** template: a template filled from the environment, which may contain the secret. generated: a command generates it. test-key: the same for a key for tests. */
  readonly from: 'variable' | 'file' | 'command' | 'template' | 'generated' | 'test-key';
  /** The names of the other secrets that it carries. */
  readonly also?: readonly string[];
  /** Set if only a salted hash of the secret is carried. */
  readonly hashed?: true;
}

/** The secrets of the parts of one text as one, by the name of the first. */
export function together(parts: readonly (Taint | undefined)[]): Taint | undefined {
  const [first, ...others] = parts.filter((part) => part !== undefined);
  if (!first || others.length === 0) return first;
  const names = new Set([first, ...others].flatMap(({ name, also = [] }) => [name, ...also]));
  names.delete(first.name);
  const { hashed, ...plain } = first;
  const whole = hashed && others.every((one) => one.hashed) ? first : plain;
  return names.size === 0 ? whole : { ...whole, also: [...names] };
}

/** The files that hold a secret while a script runs: those that exist at its start, and those that its commands write. */
export class TaintedFiles {
  readonly #atStart: readonly string[];
  readonly #written: { readonly path: string; readonly taint: Taint }[] = [];
  /** The written files that commands have deleted again. */
  readonly #gone = new Set<string>();

  /** `atStart`: absolute paths; a folder stands for all files in it. */
  constructor(atStart: readonly string[]) {
    this.#atStart = atStart;
  }

  /** Records that a command writes the secret to the path. */
  add(path: string, place: Place, taint: Taint): void {
    const file = normalisePath(path, place);
    this.#written.push({ path: file, taint });
    this.#gone.delete(file);
  }

  /** Records that a command deletes a file, a folder, or what matches a pattern. */
  remove(path: string, place: Place): void {
    const target = normalisePath(path, place);
    for (const one of this.#written) if (isSameFile(target, one.path) || isWithin(one.path, target)) this.#gone.add(one.path);
  }

  /** The secret in the file at a path, or in a file that the pattern matches. */
  at(path: string, place: Place): Taint | undefined {
    const target = normalisePath(path, place);
    const known = this.#atStart.find((one) => isSameFile(target, normalisePath(one, place)));
    return known === undefined ? this.#written.find((one) => isSameFile(target, one.path))?.taint : { name: known, from: 'file' };
  }

  /** The secret file that exists in a folder, from the start or by now. `excluded`: patterns of files that do not count; `only`: of those that do. */
  below(folder: string, place: Place, excluded?: readonly string[], only?: readonly string[]): Taint | undefined {
    const target = normalisePath(folder.replace(/\/[*.]$/, ''), place);
    const counts = (path: string): boolean => !isExcluded(path, excluded) && (only === undefined || isExcluded(path, only));
    const paths = this.#atStart.map((one) => ({ one, path: normalisePath(one, place) }));
    const found = paths.find(({ path }) => isWithin(path, target) && counts(path))?.one;
    if (found !== undefined) return { name: found, from: 'file' };
    return this.#written.find(({ path }) => !this.#gone.has(path) && isBelow(path, target) && counts(path))?.taint;
  }
}

/** The same where the working directory is not known. */
function isBelow(path: string, folder: string): boolean {
  return isWithin(path, folder) || (/^\.\/?$/.test(folder) && /^(?!\.\.\/)[\w.]/.test(path));
}

function isSameFile(path: string, secret: string): boolean {
  return matchesPattern(path, secret) || isWithin(path, secret) || (/[*?[]/.test(path) && isWithin(path.replace(/\/[^/]*[*?[].*$/, ''), secret));
}
