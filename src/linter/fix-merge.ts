import { addMounts } from '../fix/edits/mount-edit.ts';
import { withoutSharedTraces } from '../fix/edits/traces.ts';
import type { Fix, Mounting } from '../fix/types.ts';
import type { Dockerfile, Run } from '../syntax/types.ts';
import { type Edit, isSameEdit, uniqueEdits } from '../text/edit.ts';
import { groupBy } from '../text/groups.ts';
import { touches } from '../text/range.ts';
import type { Candidate } from './fix-choice.ts';

/**
 * The candidates that can be applied in one pass. One that overlaps or touches an earlier one is left out, except where both give one RUN mounts,
 * remove lines side by side, or make the same edit: the text is then the same in any order.
 */
export function chooseTogether(candidates: readonly Candidate[]): readonly Candidate[] {
  const taken: Place[] = [];
  return candidates.filter(({ fix }) => {
    const places = placesOf(fix);
    if (places.some((place) => meetsOther(taken, place))) return false;
    for (const place of places) take(taken, place);
    return true;
  });
}

/** The edits of candidates that were chosen together, as one set: the mounts of each RUN in the order of the candidates. */
export function editsTogether(dockerfile: Dockerfile, candidates: readonly Candidate[]): readonly Edit[] {
  const mountings = groupBy(
    candidates.flatMap(({ fix }) => fix.mountings),
    ({ range }) => range.start,
  );
  const merged = [...mountings.values()].filter((ofRun) => ofRun.length > 1);
  const replaced = new Set(merged.flat().flatMap(({ edits }) => edits));
  const others = candidates.flatMap(({ fix }) => fix.edits.filter((edit) => !replaced.has(edit)));
  const runs = new Map(dockerfile.instructions.flatMap((one) => (one.keyword === 'RUN' ? [[one.range.start, one] as const] : [])));
  const mounts = merged.flatMap((ofRun) => mountAll(dockerfile, runs.get(ofRun[0]?.range.start ?? -1), ofRun));
  return withoutSharedTraces(dockerfile, uniqueEdits([...others, ...mounts]));
}

/** The edits of several fixes for one RUN. Applied one after the other, each would put its statements before the existing ones: hence the reversed order. */
function mountAll(dockerfile: Dockerfile, run: Run | undefined, mountings: readonly Mounting[]): readonly Edit[] {
  if (!run) return [];
  const prelude = mountings.toReversed().flatMap((mounting) => mounting.prelude);
  return addMounts(
    dockerfile,
    run,
    mountings.flatMap(({ mounts }) => mounts),
    prelude,
  );
}

/** An edit, and where it gives a RUN mounts, the offset of that RUN. */
interface Place {
  readonly edit: Edit;
  readonly run: number | undefined;
}

function placesOf({ edits, mountings }: Fix): readonly Place[] {
  const runs = new Map(mountings.flatMap((mounting) => mounting.edits.map((edit) => [edit, mounting.range.start] as const)));
  return edits.map((edit) => ({ edit, run: runs.get(edit) }));
}

/** Whether a place touches one of `taken` (sorted by their ends) in such a way that both cannot be edited in one pass. */
function meetsOther(taken: readonly Place[], place: Place): boolean {
  for (let at = firstEndingAt(taken, place.edit.range.start); at < taken.length; at++) {
    const other = taken[at];
    if (!other || other.edit.range.start > place.edit.range.end) return false;
    if (touches(other.edit.range, place.edit.range) && !goTogether(other, place)) return true;
  }
  return false;
}

function goTogether(one: Place, other: Place): boolean {
  if (one.run !== undefined || other.run !== undefined) return one.run === other.run;
  const areSideBySide = one.edit.range.end <= other.edit.range.start || other.edit.range.end <= one.edit.range.start;
  return isSameEdit(one.edit, other.edit) || (areSideBySide && isRemoval(one.edit) && isRemoval(other.edit));
}

function isRemoval({ range, text }: Edit): boolean {
  return text === '' && range.end > range.start;
}

function take(taken: Place[], place: Place): void {
  const { range } = place.edit;
  let at = firstEndingAt(taken, range.end);
  // of several places with the same end, an insertion comes last
  for (let other = taken[at]; other && other.edit.range.start < range.start && other.edit.range.end === range.end; other = taken[at]) at++;
  const other = taken[at];
  if (other?.edit.range.start !== range.start || other.edit.range.end !== range.end) taken.splice(at, 0, place);
}

/** The index of the first place that ends at an offset or after it. */
function firstEndingAt(taken: readonly Place[], offset: number): number {
  let low = 0;
  for (let high = taken.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((taken[middle]?.edit.range.end ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
