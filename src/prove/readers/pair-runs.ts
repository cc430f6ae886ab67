import type { WatchedRun } from './types.ts';

/** A RUN of the original and the RUN that it became. One of them is undefined if the fix removed or added the RUN. */
export type RunPair = readonly [before: WatchedRun | undefined, after: WatchedRun | undefined];

/** Pairs the RUNs of each stage without changing their order, such that the sum of their likeness is maximal. */
export function pairRuns(before: readonly WatchedRun[], after: readonly WatchedRun[]): readonly RunPair[] {
  const stages = [...new Set([...before, ...after].map(({ stage }) => stage))].sort((a, b) => a - b);
  return stages.flatMap((stage) =>
    pairStage(
      before.filter((run) => run.stage === stage),
      after.filter((run) => run.stage === stage),
    ),
  );
}

function pairStage(before: readonly WatchedRun[], after: readonly WatchedRun[]): readonly RunPair[] {
  // best[i][j]: maximum sum of likeness for the RUNs from i and j on
  const best = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (i: number, j: number): number => best[i]?.[j] ?? 0;
  for (let i = before.length - 1; i >= 0; i--)
    for (let j = after.length - 1; j >= 0; j--) {
      const row = best[i];
      if (row) row[j] = Math.max(at(i + 1, j), at(i, j + 1), at(i + 1, j + 1) + likeness(before[i], after[j]));
    }
  const pairs: RunPair[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && at(i, j) === at(i + 1, j + 1) + likeness(before[i], after[j])) pairs.push([before[i++], after[j++]]);
    else if (j === after.length || (i < before.length && at(i, j) === at(i + 1, j))) {
      const run = before[i++];
      // the fix merged two RUNs into one
      pairs.push([run, after.find((other) => run !== undefined && runsAlso(other, run))]);
    } else pairs.push([undefined, after[j++]]);
  }
  return pairs;
}

/** Whether the script of `run` contains the script of `other`. */
export function runsAlso(run: WatchedRun, other: WatchedRun): boolean {
  const words = (script: string): string => ` ${script.replace(/[\s\\;&|]+/g, ' ').trim()} `;
  return words(run.script).includes(words(other.script));
}

/**
 * The likeness of two RUNs: 2 for the same script, 1.5 if one contains the other, else by their common words. At least 0.1, so that a pair is better than none.
 */
function likeness(a: WatchedRun | undefined, b: WatchedRun | undefined): number {
  if (!a || !b) return 0;
  if (a.script === b.script) return 2;
  if (runsAlso(b, a)) return 1.5;
  const wordsOf = ({ script }: WatchedRun): readonly string[] => script.split(/[\s;&|]+/).filter((word) => word !== '');
  const known = new Set(wordsOf(a));
  const other = wordsOf(b);
  const common = other.filter((word) => known.has(word)).length;
  return 0.1 + common / Math.max(1, known.size, other.length);
}
