import type { Facts } from '../../facts/facts.ts';
import { isUsedByName } from '../../facts/flows/file-container.ts';
import { contextPath, type FileFlow } from '../../facts/flows/file-flows.ts';
import { bringersOf, sourceKey } from '../../facts/stages/context-bringers.ts';
import { isBuiltOn } from '../../facts/stages/stage-tree.ts';
import type { Copy, Dockerfile, Run } from '../../syntax/types.ts';
import { groupBy } from '../../text/groups.ts';
import { keptWith } from '../../text/memo.ts';
import type { Caveat } from '../types.ts';

/** The repairs of all that a fix changes for one file of the context. */
export interface TogetherRepaired<R> {
  readonly repairs: readonly R[];
  readonly caveats: readonly Caveat[];
  /** Whether .dockerignore excludes the file, because nothing needs it from the context any more. */
  readonly isExcluded: boolean;
  readonly needsIgnoring: boolean;
}

/**
 * Repairs a copied file. A line in .dockerignore takes it from every COPY, and from mounts of the context: where that line is needed to keep it out of a copied
 * folder, all of them are repaired together; else each for itself, and the line is left out if the result still names the file.
 */
export function repairTogether<R>(facts: Facts, flow: FileFlow, repair: (flow: FileFlow) => R): TogetherRepaired<R> {
  const path = contextPath(flow.file);
  const { same, flows, others, mustExclude } = groupsOf(facts).get(path) ?? sameFile(facts, path, [flow]);
  if (mustExclude) {
    const caveats = [...ignoreCaveats(facts, same), ...others.map((other) => missesCaveat(facts, other))];
    return { repairs: flows.map(repair), caveats, isExcluded: others.length === 0, needsIgnoring: true };
  }
  return { repairs: [repair(flow)], caveats: [], isExcluded: others.length === 0, needsIgnoring: false };
}

/** The flows of one file of the context. */
interface SameFile {
  readonly same: readonly FileFlow[];
  /** Those, and the flows in copied folders that something uses. */
  readonly flows: readonly FileFlow[];
  /** What else brings the file: it is repaired by none of these flows. */
  readonly others: readonly (Copy | Run)[];
  /** Whether a copied folder brings the file to something that uses it, or has a finding for it. */
  readonly mustExclude: boolean;
}

const groupsOf = keptWith(
  (facts: Facts): ReadonlyMap<string, SameFile> =>
    new Map([...groupBy(facts.fileFlows, ({ file }) => contextPath(file))].map(([path, same]) => [path, sameFile(facts, path, same)])),
);

function sameFile({ dockerfile }: Facts, path: string, same: readonly FileFlow[]): SameFile {
  const carried = same.flatMap((one) => one.alsoCarried);
  const used = same.flatMap((one) => one.alsoCarried.filter((other) => isUsedByName(other) && !isCoveredBy(dockerfile, one, other)));
  const known = new Set([...same, ...carried].map(({ copy, source }) => sourceKey(copy, source)));
  const others = bringersOf(dockerfile, path).filter(({ instruction, index }) => !known.has(sourceKey(instruction, index)));
  return {
    same,
    flows: [...same, ...used],
    others: [...new Set(others.map(({ instruction }) => instruction))],
    mustExclude: used.length > 0 || same.some(({ isCarried }) => isCarried),
  };
}

/** Whether the flow of a file that is copied by name covers what reads it from a copied folder: at the same path, from a later COPY. */
function isCoveredBy({ stages }: Dockerfile, named: FileFlow, { copy, target }: FileFlow): boolean {
  return named.target === target && named.copy.range.start <= copy.range.start && isBuiltOn(stages[copy.stage ?? -1], named.copy.stage);
}

function missesCaveat({ dockerfile }: Facts, { keyword, range }: Copy | Run): Caveat {
  const { line } = dockerfile.document.positionAt(range.start);
  return { applicability: 'manual', reason: `only a line in .dockerignore can exclude it, and ${keyword} on line ${line} would then miss it` };
}

/** Caveats if .dockerignore must exclude the file but may not, or includes it by name. */
function ignoreCaveats({ context }: Facts, flows: readonly FileFlow[]): Caveat[] {
  const carried = flows.find((flow) => flow.isCarried);
  if (!carried) return [];
  const path = contextPath(carried.file);
  if (context?.canIgnore) {
    const isWanted = context.isTakenIn?.(path) === true;
    return isWanted ? [{ applicability: 'unsafe', reason: `.dockerignore includes it by name (!${path}), so the image may need it` }] : [];
  }
  return [{ applicability: 'manual', reason: `the file is copied with its folder, and only a line in .dockerignore can exclude it: ${path}` }];
}
