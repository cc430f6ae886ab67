import type { Command, Copy, Dockerfile, Instruction, Mount, Run, Stage } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';

/** Whether a stage has that index, or is built on the stage with that index. The time grows with the logarithm of the number of parent stages. */
export function isBuiltOn(stage: Stage | undefined, index: number | undefined): boolean {
  if (index === undefined) return false;
  let one = stage;
  // few stages have many parents: only for those it pays to jump
  for (let near = 0; near < 8 && one && one.index > index; near++) one = one.parent;
  while (one && one.index > index) {
    const { to } = jumpOf(one);
    one = to && to.index >= index ? to : one.parent;
  }
  return one?.index === index;
}

/** A parent stage further up, and the number of parent stages of the stage itself. */
interface Jump {
  readonly depth: number;
  /** Undefined for a stage without a parent. */
  readonly to: Stage | undefined;
}

const JUMPS = new WeakMap<Stage, Jump>();

function jumpOf(stage: Stage): Jump {
  const missing: Stage[] = [];
  for (let one: Stage | undefined = stage; one && !JUMPS.has(one); one = one.parent) missing.push(one);
  for (const one of missing.reverse()) JUMPS.set(one, newJump(one));
  return JUMPS.get(stage) ?? ROOT;
}

const ROOT: Jump = { depth: 0, to: undefined };

/** Two jumps of the same length become one of double length. Source: https://doi.org/10.1016/0020-0190(83)90106-0 */
function newJump({ parent }: Stage): Jump {
  if (!parent) return ROOT;
  const first = JUMPS.get(parent) ?? ROOT;
  const second = (first.to && JUMPS.get(first.to)) ?? ROOT;
  const further = second.to && JUMPS.get(second.to);
  const isSame = further !== undefined && first.depth - second.depth === second.depth - further.depth;
  return { depth: first.depth + 1, to: isSame ? second.to : parent };
}

/** The first of the stages that a stage is built on, which starts from an image; the stage itself if it has no parent. */
export function firstStageOf(stage: Stage): Stage {
  const known = FIRST.get(stage);
  if (known) return known;
  let first = stage;
  while (first.parent) first = FIRST.get(first.parent) ?? first.parent;
  FIRST.set(stage, first);
  return first;
}

const FIRST = new WeakMap<Stage, Stage>();

/** The stages that are built on the stage with that index, in order; the stage itself is the first. */
export function stagesBuiltOn(dockerfile: Dockerfile, index: number | undefined): readonly Stage[] {
  const first = dockerfile.stages[index ?? -1];
  if (!first) return [];
  const children = childrenIn(dockerfile);
  const found = [first];
  // an array is walked with what is added meanwhile
  for (const stage of found) found.push(...(children.get(stage) ?? []));
  return found.sort((a, b) => a.index - b.index);
}

const childrenIn = keptWith(({ stages }: Dockerfile) => groupBy(stages, ({ parent }) => parent));

/** The RUNs of a stage, in order. */
export const runsIn = keptWith(({ instructions }: Stage): readonly Run[] => instructions.filter((one): one is Run => one.keyword === 'RUN'));

/** The COPYs and ADDs of a stage, in order. */
export const copiesIn = keptWith(({ instructions }: Stage): readonly Copy[] =>
  instructions.filter((one): one is Copy => one.keyword === 'COPY' || one.keyword === 'ADD'),
);

/** A stage and the stages that it is built on, the first of them first. */
export function lineageOf(stage: Stage | undefined): readonly Stage[] {
  const lineage: Stage[] = [];
  for (let one = stage; one; one = one.parent) lineage.push(one);
  return lineage.reverse();
}

/** The index of the first of some instructions, which are in order, that begins after an offset. */
export function firstAfter(instructions: readonly Instruction[], offset: number): number {
  let low = 0;
  for (let high = instructions.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((instructions[middle]?.range.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The RUNs after an instruction in its stage and in stages built on it, in order; of ONBUILD, if the instruction is. */
export function runsAfter(dockerfile: Dockerfile, { stage, onbuild, range }: Instruction): readonly Run[] {
  return stagesBuiltOn(dockerfile, stage).flatMap((each) => {
    const runs = runsIn(each);
    return runs.slice(firstAfter(runs, range.start)).filter((one) => one.onbuild === onbuild);
  });
}

/** The COPYs and ADDs `--from` a stage, by its name or index, in order. */
export function copiesFrom(dockerfile: Dockerfile, { name, index }: Stage): readonly Copy[] {
  const found = [...new Set([name ?? '', String(index)])].flatMap((one) => copiesByStage(dockerfile).get(one) ?? []);
  return found.sort((a, b) => a.range.start - b.range.start);
}

/** The COPYs and ADDs by the stage or image that they name, in lower case. */
export const copiesByStage = keptWith((dockerfile: Dockerfile): ReadonlyMap<string, readonly Copy[]> => {
  const copies = dockerfile.instructions.filter((one): one is Copy => (one.keyword === 'COPY' || one.keyword === 'ADD') && one.from !== undefined);
  return groupBy(copies, ({ from }) => from?.toLowerCase() ?? '');
});

/** The mounts of RUNs `from` a stage, by its name or index, in order. */
export function runsMountingStage(dockerfile: Dockerfile, { name, index }: Stage): readonly { readonly run: Run; readonly mount: Mount }[] {
  return [...new Set([name ?? '', String(index)])].flatMap((one) => mountsByStage(dockerfile).get(one) ?? []);
}

/** The bind and cache mounts by the stage or image that they name, in lower case. */
const mountsByStage = keptWith((dockerfile: Dockerfile) => {
  const runs = dockerfile.instructions.filter((one): one is Run => one.keyword === 'RUN');
  const all = runs.flatMap((run) => run.mounts.flatMap((mount) => (mount.values.get('from') ? [{ run, mount }] : [])));
  return groupBy(all, ({ mount }) => mount.values.get('from')?.toLowerCase() ?? '');
});

/** What containers start: every CMD, ENTRYPOINT and HEALTHCHECK, in order. */
export const commandsIn = keptWith(({ instructions }: Dockerfile): readonly Command[] =>
  instructions.filter((one): one is Command => one.keyword === 'CMD' || one.keyword === 'ENTRYPOINT' || one.keyword === 'HEALTHCHECK'),
);
