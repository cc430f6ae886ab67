import type { Dockerfile, Instruction, Run, Script } from '../../syntax/types.ts';
import { fileEffects } from '../commands/file-effects.ts';
import { isWithin, matchesPattern, normalisePath, type Place } from '../commands/paths.ts';
import { targetOf } from '../stages/copy-target.ts';
import { patternTarget } from '../stages/pattern-source.ts';
import { homeOf, resolveIn, type StageState } from '../stages/stage-state.ts';
import { isBuiltOn } from '../stages/stage-tree.ts';

/**
 * Which files a word such as `/root/.ssh/*` matches: only the file in question, certainly others as well, or perhaps others. braces: the word is expanded to
 * several words.
 */
export type Cover = 'this' | 'others' | 'perhaps' | 'braces';

/**
 * Returns which files the words of a command match besides the file at `target`, given the files that earlier instructions created. `scripts`: the script of a
 * RUN with known variables expanded.
 */
export function coverOf(
  { dockerfile, states }: { readonly dockerfile: Dockerfile; readonly states: ReadonlyMap<Instruction, StageState> },
  run: Run,
  words: readonly string[],
  target: string,
  scriptOf: (run: Run) => Script | undefined,
): Cover {
  const place = placeAt(states.get(run));
  const patterns = words.filter((word) => /[*?[]/.test(word)).map((word) => normalisePath(word, place));
  if (patterns.length === 0) return 'this';
  const isOther = (path: string): boolean => path !== target && patterns.some((pattern) => matchesPattern(pattern, path));
  const isOwn = (path: string | undefined): boolean => path !== undefined && /[*?[]/.test(path) && matchesPattern(path, target);
  let cover: Cover = 'this';
  for (const one of dockerfile.instructions) {
    if (one.range.start > run.range.start || one.onbuild !== run.onbuild || !isBuiltOn(dockerfile.stages[run.stage ?? -1], one.stage)) continue;
    if (one.keyword === 'RUN' && writtenBy(scriptOf(one), placeAt(states.get(one))).some(isOther)) return 'others';
    if ((one.keyword !== 'COPY' && one.keyword !== 'ADD') || !one.destination) continue;
    // the pattern that copied the file itself
    const sources = one.sources.filter((source) => !isOwn(patternTarget(dockerfile, one, source, states)));
    if (sources.length === 0) continue;
    const targets = sources.map((source) => targetOf(dockerfile, one, source, states));
    if (targets.some((path) => path !== undefined && isOther(path))) return 'others';
    const state = states.get(one);
    const folder = state && resolveIn(state, one.destination)?.replace(/(.)\/$/, '$1');
    const isOpen =
      targets.includes(undefined) ||
      sources.some((source) => /^\.?\/?$|\/$/.test(source.value)) ||
      targets.some((path) => path !== undefined && path !== target && !/\.\w+$/.test(path));
    if (isOpen && (folder === undefined || patterns.some((pattern) => isWithin(pattern, folder)))) cover = 'perhaps';
  }
  return cover;
}

function placeAt(state: StageState | undefined): Place {
  return { workdir: state?.workdir, home: homeOf(state) };
}

function writtenBy(script: Script | undefined, place: Place): readonly string[] {
  return (script?.commands ?? []).flatMap((command) =>
    fileEffects(command)
      .filter(({ effect }) => effect !== 'delete' && effect !== 'permissions' && effect !== 'edit')
      .map(({ path }) => normalisePath(path, place)),
  );
}
