import { type CallerChange, NO_CALLER_CHANGE } from '../../caller-change.ts';
import { type Edit, uniqueEdits } from '../../text/edit.ts';
import type { Applicability, Caveat, Fix, MountedRun, Mounting } from '../types.ts';

/** The parts of a fix; `makeFix` derives the rest. */
export interface FixParts extends Partial<CallerChange> {
  readonly title: string;
  readonly caveats: readonly Caveat[];
  readonly edits: readonly Edit[];
  readonly effects?: readonly string[];
  readonly mounts?: readonly MountedRun[];
  readonly mountings?: readonly Mounting[];
  readonly needsIgnoring?: boolean;
}

/** A fix whose applicability is that of its weakest caveat, safe without any. Identical edits are kept once. */
export function makeFix(parts: FixParts): Fix {
  const mounts = [...(parts.mounts ?? [])].sort((a, b) => a.range.start - b.range.start);
  return {
    ...NO_CALLER_CHANGE,
    effects: [],
    mountings: [],
    needsIgnoring: false,
    ...parts,
    mounts,
    applicability: weakest(parts.caveats),
    edits: uniqueEdits(parts.edits),
  };
}

function weakest(caveats: readonly Caveat[]): Applicability {
  if (caveats.some((caveat) => caveat.applicability === 'manual')) return 'manual';
  return caveats.length > 0 ? 'unsafe' : 'safe';
}

/** Removes caveats with the same reason as an earlier one. */
export function uniqueCaveats(caveats: readonly Caveat[]): readonly Caveat[] {
  return caveats.filter((caveat, index) => caveats.findIndex((other) => other.reason === caveat.reason) === index);
}
