import type { Persisted } from '../../facts/commands/layer-writes.ts';
import type { Facts } from '../../facts/facts.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { runsAfter } from '../../facts/stages/stage-tree.ts';
import { ENDS_SHELL, IDLE, SETS_OPTIONS, SUCCEEDS } from '../../knowledge/shell/commands.ts';
import type { Run, Script, ShellCommand } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import { removeCommands } from '../edits/command-edit.ts';
import { removeInstruction } from '../edits/declaration-edit.ts';
import { keepInEnvironment } from './environment.ts';
import { scrubRemote } from './git-remote.ts';
import { keepReference, keepReferenceAnyway } from './reference.ts';
import { keepTemporary } from './temporary.ts';
import type { WriteContext, WriteRecipe, WriteRewrite } from './types.ts';

/** In order of preference. Each recipe is applied as often as it fits, and the next one gets the remaining writes. */
const RECIPES: readonly WriteRecipe[] = [keepReference, scrubRemote, keepInEnvironment, keepTemporary, keepReferenceAnyway];

/** A plan that keeps secrets out of the layers. */
export interface WritePlan {
  /** By the writing RUN. */
  readonly rewrites: ReadonlyMap<Run, readonly WriteRewrite[]>;
  /** All edits and removals of commands, without the statements added before and after the commands of a RUN. */
  readonly edits: readonly Edit[];
  /** RUNs that are removed, because no command is left. */
  readonly emptied: ReadonlySet<Run>;
}

const NOTHING: WritePlan = { rewrites: new Map(), edits: [], emptied: new Set() };

/** Plans how to keep the secrets of some flows out of the layers. A write that no recipe handles stays, and has a finding of its own. */
export function rewriteWrites(facts: Facts, flows: readonly VariableFlow[]): WritePlan {
  const contexts: { readonly context: WriteContext; readonly writes: readonly Persisted[] }[] = [];
  const isOwn = new Set(flows);
  for (const [run, all] of facts.persisted) {
    const sinks = sinksByRun(facts).get(run) ?? [];
    const names = new Set(sinks.filter(({ flow }) => isOwn.has(flow)).map(({ name }) => name));
    const writes = all.filter((write) => names.has(write.secret));
    if (!run.script || writes.length === 0) continue;
    const foreign = new Set(sinks.filter(({ flow }) => !isOwn.has(flow)).map(({ name }) => name));
    contexts.push({ context: { facts, run, script: run.script, names, foreign, later: runsAfter(facts.dockerfile, run) }, writes });
  }
  return planWrites(facts, contexts);
}

/** The variables in each RUN, with the flows that they belong to. */
const sinksByRun = keptWith(({ variableFlows }: Facts) => {
  const all = variableFlows.flatMap((flow) => flow.sinks.map(({ run, name }) => ({ run, flow, name })));
  return groupBy(all, ({ run }) => run);
});

/** The same for given writes with their contexts. */
export function planWrites(facts: Facts, all: readonly { readonly context: WriteContext; readonly writes: readonly Persisted[] }[]): WritePlan {
  const rewrites = new Map<Run, readonly WriteRewrite[]>();
  for (const { context, writes } of all) {
    const found = fitting(context, writes);
    if (found.length > 0) rewrites.set(context.run, found);
  }
  for (;;) {
    if (rewrites.size === 0) return NOTHING;
    const found = [...rewrites.values()].flat();
    const removals = removalsOf(facts, found);
    // a RUN cannot go if another rewrite needs it: an unknown program in it may use what an earlier RUN stored
    const needed = new Set(found.flatMap(({ later }) => later.map(({ run }) => run)));
    const held = [...removals.emptied].filter((run) => needed.has(run) && rewrites.has(run));
    if (held.length === 0) return { rewrites, ...removals };
    for (const run of held) rewrites.delete(run);
  }
}

function fitting(context: WriteContext, writes: readonly Persisted[]): readonly WriteRewrite[] {
  const found: WriteRewrite[] = [];
  let left = writes;
  for (const recipe of RECIPES) {
    for (let rewrite = recipe.rewrite(context, left); rewrite && left.length > 0; rewrite = recipe.rewrite(context, left)) {
      const { writes: done } = rewrite;
      found.push(rewrite);
      left = left.filter((write) => !done.includes(write));
    }
  }
  return found;
}

/** Removes the commands of all rewrites, for each RUN together. */
function removalsOf(facts: Facts, rewrites: readonly WriteRewrite[]): { readonly edits: readonly Edit[]; readonly emptied: ReadonlySet<Run> } {
  const removed = new Map<Run, Set<ShellCommand>>();
  for (const one of rewrites.flatMap((rewrite) => rewrite.removed)) removed.set(one.run, (removed.get(one.run) ?? new Set()).add(one.command));
  const emptied = new Set<Run>();
  const edits: Edit[] = [];
  for (const [run, commands] of removed) {
    const removal = run.script && removeCommands(run.script, withoutIdle(run.script, commands));
    if (removal?.kind === 'all') {
      emptied.add(run);
      edits.push(removeInstruction(facts.dockerfile.document, run));
    } else if (removal?.kind === 'edits') edits.push(...removal.edits);
  }
  const gone = [...emptied].map((run) => run.range);
  const others = rewrites
    .flatMap((rewrite) => rewrite.edits)
    .filter((edit) => !gone.some((range) => range.start <= edit.range.start && edit.range.end <= range.end));
  return { edits: [...others, ...edits], emptied };
}

/** The commands to remove, together with commands without effect if nothing else is left. */
function withoutIdle(script: Script, commands: ReadonlySet<ShellCommand>): readonly ShellCommand[] {
  const left = script.commands.filter((command) => !commands.has(command));
  return left.every(isIdle) ? script.commands : [...commands];
}

/** Whether a command has no effect except on how the script ends: `true`, `exit 0`, `set -e`. */
function isIdle({ name, words, assignments, redirects }: ShellCommand): boolean {
  if (assignments.length > 0 || redirects.length > 0) return false;
  const [first] = words.slice(1).map((word) => word.value);
  if (name === ENDS_SHELL) return first === undefined || first === '0';
  if (name === SETS_OPTIONS) return first !== undefined && /^[-+]/.test(first);
  return IDLE.has(name) && SUCCEEDS.has(name) && first === undefined;
}
