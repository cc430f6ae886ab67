import { runsCarriedTo } from '../../facts/carried.ts';
import type { Facts, VariableFlow } from '../../facts/types.ts';
import type { Run, Stage } from '../../syntax/types.ts';
import { keepReference } from './reference.ts';
import { scrubFile } from './scrub.ts';
import type { WriteContext, WriteRecipe, WriteRewrite } from './types.ts';

/** In order of preference: the first that fits a command is taken. */
const RECIPES: readonly WriteRecipe[] = [keepReference, scrubFile];

/** What keeps a flow's secret out of the layers, by RUN; a write that no recipe fits is left, and stays a finding of its own. */
export function rewriteWrites(facts: Facts, flow: VariableFlow): ReadonlyMap<Run, readonly WriteRewrite[]> {
  const rewrites = new Map<Run, WriteRewrite[]>();
  for (const [run, writes] of facts.persisted) {
    const names = new Set(flow.sinks.filter((sink) => sink.run === run).map((sink) => sink.name));
    if (!run.script) continue;
    for (const write of writes) {
      if (!names.has(write.secret)) continue;
      const context: WriteContext = { facts, flow, run, script: run.script, write, name: write.secret, later: laterRuns(facts, run), carried: runsCarriedTo(facts.dockerfile, facts.states, run, write.where) };
      const rewrite = firstFitting(context);
      if (rewrite) rewrites.set(run, [...(rewrites.get(run) ?? []), rewrite]);
    }
  }
  return rewrites;
}

function firstFitting(context: WriteContext): WriteRewrite | undefined {
  for (const recipe of RECIPES) {
    const rewrite = recipe.rewrite(context);
    if (rewrite) return rewrite;
  }
  return undefined;
}

function laterRuns(facts: Facts, run: Run): Run[] {
  const isBuiltOn = (stage: Stage | undefined): boolean => {
    for (let one = stage; one; one = one.parent) if (one.index === run.stage) return true;
    return false;
  };
  return facts.dockerfile.instructions.filter(
    (one): one is Run => one.keyword === 'RUN' && one !== run && one.onbuild === run.onbuild && one.range.start > run.range.start && one.stage !== undefined && isBuiltOn(facts.dockerfile.stages[one.stage]),
  );
}
