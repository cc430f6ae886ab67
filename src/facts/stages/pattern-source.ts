import { posix } from 'node:path';
import type { Copy, Dockerfile, Instruction, Word } from '../../syntax/types.ts';
import { matchesPattern, normalisePath, UNKNOWN_PLACE } from '../commands/paths.ts';
import { targetOf } from './copy-target.ts';
import { homeOf, type StageState } from './stage-state.ts';
import { isBuiltOn } from './stage-tree.ts';

/** A source of COPY, reduced to the one file that it copies. */
export interface PatternSource {
  readonly word: Word;
  /** Whether the source is a pattern that may also copy other files. */
  readonly mayTakeOthers: boolean;
  /** Whether COPY accepts that the file is missing: `.npmrc*`. */
  readonly isOptional: boolean;
}

const PATTERN = /[*?[\]]/;

/**
 * The file that a source of COPY copies. `.npmrc*` and `.npmr[c]` mean .npmrc, unless other files of the build context match. `*.key` means the only file of the
 * build context that matches, or, if none does, the only file that later instructions name. Undefined for any other pattern.
 * Source: https://docs.docker.com/reference/dockerfile/#copy (a pattern may match nothing beside other sources)
 */
export function plainSource(
  around: { readonly dockerfile: Dockerfile; readonly states: ReadonlyMap<Instruction, StageState> },
  copy: Copy,
  word: Word,
  files: readonly string[],
): PatternSource | undefined {
  if (!PATTERN.test(word.value)) return { word, mayTakeOthers: false, isOptional: false };
  const matching = filesMatching(word.value, files);
  const [, stem, unit, rest] = /^([^*?[\]]*[\w.])(?:\*|\[(\w)\](\w*))$/.exec(word.value) ?? [];
  if (stem !== undefined) {
    const value = `${stem}${unit ?? ''}${rest ?? ''}`;
    if (matching.every((path) => path === posix.normalize(value).replace(/^\/+/, '')))
      return { word: { ...word, value }, mayTakeOthers: false, isOptional: true };
  }
  if (PATTERN.test(posix.dirname(word.value)) || word.value.includes('$') || matching.length > 1) return undefined;
  const [only] = matching;
  const [named, ...others] = only === undefined ? filesNamed(around, copy, word) : [only];
  return named === undefined || others.length > 0 ? undefined : { word: { ...word, value: named }, mayTakeOthers: only === undefined, isOptional: false };
}

/** A source with `*` in place of its variables: `${MODE}.env` may be any `*.env`. As it is if little more than a variable names the file. */
export function variablesAsPattern(source: string): string {
  const pattern = source.replace(/\$(?:\{[^}]*\}|\w+)/g, '*');
  return /[a-z\d]{3}/i.test(posix.basename(pattern)) ? pattern : source;
}

/** The files of the build context that a source with a pattern copies; none for a source without one. */
export function filesMatching(source: string, files: readonly string[]): readonly string[] {
  if (!PATTERN.test(source)) return [];
  const pattern = normalisePath(source.replace(/^\//, ''), UNKNOWN_PLACE);
  return files.filter((path) => matchesPattern(pattern, normalisePath(path, UNKNOWN_PLACE)));
}

/** The files that a pattern may copy and that later instructions name by their path in the image. Returns paths in the build context. */
export function filesNamed(
  { dockerfile, states }: { readonly dockerfile: Dockerfile; readonly states: ReadonlyMap<Instruction, StageState> },
  copy: Copy,
  word: Word,
): readonly string[] {
  const pattern = posix.basename(word.value);
  const found = new Set<string>();
  for (const one of dockerfile.instructions) {
    if (one.range.start <= copy.range.start || one.onbuild !== copy.onbuild || !isBuiltOn(dockerfile.stages[one.stage ?? -1], copy.stage)) continue;
    const state = states.get(one);
    const place = { workdir: state?.workdir, home: homeOf(state) };
    for (const text of 'args' in one ? one.args.text.split(/[\s"'`=:;&|()<>{}$,@]+/) : []) {
      const base = posix.basename(text);
      if (PATTERN.test(base) || !matchesPattern(pattern, base)) continue;
      const value = posix.join(posix.dirname(word.value), base);
      const target = targetOf(dockerfile, copy, { ...word, value }, states);
      if (target !== undefined && normalisePath(text, place) === normalisePath(target, place)) found.add(value);
    }
  }
  return [...found];
}

/** The pattern of the paths in the image that the files of a source get; undefined if the target is unknown. */
export function patternTarget(dockerfile: Dockerfile, copy: Copy, word: Word, states: ReadonlyMap<Instruction, StageState>): string | undefined {
  const pattern = posix.basename(word.value);
  if (PATTERN.test(posix.dirname(word.value)) || pattern === '') return undefined;
  // a name that stands for any file
  const name = `${pattern.replace(/[*?[\]]+/g, '')}~`;
  const target = targetOf(dockerfile, copy, { ...word, value: posix.join(posix.dirname(word.value), name) }, states);
  return target !== undefined && posix.basename(target) === name ? posix.join(posix.dirname(target), pattern) : undefined;
}
