import { posix } from 'node:path';
import { MANIFEST_FILES } from '../../../knowledge/project/package-scripts.ts';
import type { PruningCommands } from '../../../knowledge/tool-builds.ts';
import { prunesOf } from '../../../knowledge/tools/build-commands.ts';
import { canonicalProgram } from '../../../knowledge/tools/program-names.ts';
import type { Instruction, Run, Stage } from '../../../syntax/types.ts';
import { invocationOf } from '../../commands/invocation.ts';
import { isWithin } from '../../commands/paths.ts';
import type { StageState } from '../../stages/stage-state.ts';
import type { Project } from '../project.ts';
import { manifestsOf } from './manifests.ts';
import { selectedNamed, usedBy } from './workspaces.ts';

/**
 * The files below a path of a stage that a RUN has made there of the packages of the repository, as `turbo prune web --docker` does: by their paths below that
 * path, the paths in the build context.
 */
export function prunedFiles(project: Project, stage: Stage, states: ReadonlyMap<Instruction, StageState>, path: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const one of stage.instructions) {
    const state = one.keyword === 'RUN' ? states.get(one) : undefined;
    if (one.keyword !== 'RUN' || !state?.workdir) continue;
    for (const { row, args } of prunesIn(one)) addPruned(found, { project, row, args, folder: state.workdir }, path);
  }
  return found;
}

interface Pruning {
  readonly project: Project;
  readonly row: PruningCommands;
  readonly args: readonly string[];
  /** Where the command works. */
  readonly folder: string;
}

function addPruned(found: Map<string, string>, { project, row, args, folder }: Pruning, path: string): void {
  const option = args.findIndex((word) => row.option.test(word.split('=')[0] ?? ''));
  const chosen = option < 0 ? undefined : (args[option]?.split('=')[1] ?? args[option + 1]);
  const out = posix.resolve(folder, chosen ?? row.folder);
  const named = args.filter((word, at) => at > 0 && !word.startsWith('-') && at - 1 !== option);
  const packages = usedBy(project, selectedNamed(project, named));
  const roots = manifestsOf(project, 'package.json').filter((one) => one.folder === folder);
  for (const [image, own] of project.copied) {
    if (!isWithin(image, folder)) continue;
    const rest = image.slice(folder.replace(/\/$/, '').length + 1);
    const isKept = !rest.includes('/') || [...packages].some((one) => !roots.includes(one) && isWithin(image, one.folder));
    if (!isKept) continue;
    const places = [...(MANIFEST_FILES.test(rest) ? row.manifests : []), ...row.sources];
    for (const place of places) {
      const at = posix.join(out, place, rest);
      if (isWithin(at, path)) found.set(at === path ? '' : at.slice(path.replace(/\/$/, '').length + 1), own);
    }
  }
}

/** The commands of a RUN that copy a part of the repository, also where a package client runs them: `npx turbo prune`, `pnpm turbo prune`. */
function prunesIn({ script }: Run): readonly { readonly row: PruningCommands; readonly args: readonly string[] }[] {
  return (script?.commands ?? []).flatMap(({ words }) => {
    const { program, args } = invocationOf(words.map((word) => word.value));
    return [[program, ...args], args].flatMap(([own = '', ...rest]) => {
      const row = prunesOf(canonicalProgram(own.replace(/@[^/]*$/, '')), rest.join(' '));
      return row ? [{ row, args: rest }] : [];
    });
  });
}
