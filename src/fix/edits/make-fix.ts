import { type CallerChange, NO_CALLER_CHANGE } from '../../caller-change.ts';
import type { Edit } from '../../text/edit.ts';
import type { Applicability, Caveat, Fix, MountedRun } from '../types.ts';

/** The parts of a fix; `makeFix` derives the rest. */
export interface FixParts extends Partial<CallerChange> {
  readonly title: string;
  readonly caveats: readonly Caveat[];
  readonly edits: readonly Edit[];
  readonly effects?: readonly string[];
  readonly mounts?: readonly MountedRun[];
}

/** A fix whose applicability is that of its weakest caveat, safe without any. Identical edits are kept once. */
export function makeFix(parts: FixParts): Fix {
  const edits = parts.edits.filter((edit, index) => parts.edits.findIndex((other) => isSame(edit, other)) === index);
  const mounts = [...(parts.mounts ?? [])].sort((a, b) => a.range.start - b.range.start);
  return { ...NO_CALLER_CHANGE, effects: [], ...parts, mounts, applicability: weakest(parts.caveats), edits };
}

function weakest(caveats: readonly Caveat[]): Applicability {
  if (caveats.some((caveat) => caveat.applicability === 'manual')) return 'manual';
  return caveats.length > 0 ? 'unsafe' : 'safe';
}

function isSame(a: Edit, b: Edit): boolean {
  return a.range.start === b.range.start && a.range.end === b.range.end && a.text === b.text;
}

/** Removes caveats with the same reason as an earlier one. */
export function uniqueCaveats(caveats: readonly Caveat[]): readonly Caveat[] {
  return caveats.filter((caveat, index) => caveats.findIndex((other) => other.reason === caveat.reason) === index);
}
