import { type Evidence, type Facts, isProjectSeen, type Sink } from '../../facts/index.ts';
import type { MountedRun } from '../types.ts';
import { describeDoubt } from './doubt-words.ts';

/** Describes a RUN that gets the secret, with the evidence that it reads the secret. */
export function mountedRun(sink: Sink): MountedRun {
  const { run, name, certainty, reader, doubt } = sink;
  const why = certainty === 'reads' ? `read by ${reader}` : `may be read by ${reader}${describeDoubt(doubt)}`;
  return { range: run.range, name, why, evidence: sink.evidence ?? evidenceOf(sink) };
}

/** The evidence for a sink without its own: for a file, or for a credential that a rewrite repeats in a later RUN. */
function evidenceOf({ certainty, named, reader }: Sink): Evidence {
  if (certainty !== 'reads') return { kind: 'unseen' };
  return named ? { kind: 'named' } : { kind: 'known', program: reader, at: undefined };
}

/**
 * Returns one line with the number of mounts that exist only because a reader cannot be ruled out, and that the sources of the project could rule out. None if
 * there are none.
 */
export function unseenReadersLine(facts: Facts, mounts: readonly MountedRun[]): string[] {
  const unseen = mounts.filter(({ evidence }) => evidence.kind === 'unseen');
  if (unseen.length === 0 || isProjectSeen(facts.context)) return [];
  const lines = [...new Set(unseen.map(({ range }) => facts.dockerfile.document.positionAt(range.start).line))];
  const of =
    mounts.length === 1 ? 'the mount' : unseen.length === mounts.length ? `all ${mounts.length} mounts` : `${unseen.length} of ${mounts.length} mounts`;
  return [`${of} may be unnecessary (line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}): dockerlint cannot see the project files that run there`];
}
