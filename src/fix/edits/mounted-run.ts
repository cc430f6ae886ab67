import { type Evidence, type Facts, isProjectSeen, type Sink } from '../../facts/index.ts';
import type { MountedRun } from '../types.ts';
import { describeDoubt } from './doubt-words.ts';

/** That a fix gives the RUN of a sink the secret, with what shows that it reads it. */
export function mountedRun(sink: Sink): MountedRun {
  const { run, name, certainty, reader, doubt } = sink;
  const why = certainty === 'reads' ? `read by ${reader}` : `may be read by ${reader}${describeDoubt(doubt)}`;
  return { range: run.range, name, why, evidence: sink.evidence ?? evidenceOf(sink) };
}

/** What a sink without evidence of its own rests on: of a file, or of what a rewrite leaves in place for a later RUN. */
function evidenceOf({ certainty, named, reader }: Sink): Evidence {
  if (certainty !== 'reads') return { kind: 'unseen' };
  return named ? { kind: 'named' } : { kind: 'known', program: reader, at: undefined };
}

/** How many of the mounts rest on what cannot be seen from the Dockerfile alone, and could go where the sources of the project are at hand; a line or none. */
export function describeUnseen(facts: Facts, mounts: readonly MountedRun[]): string[] {
  const unseen = mounts.filter(({ evidence }) => evidence.kind === 'unseen');
  if (unseen.length === 0 || isProjectSeen(facts.context)) return [];
  const lines = [...new Set(unseen.map(({ range }) => facts.dockerfile.document.positionAt(range.start).line))];
  const of = mounts.length === 1 ? 'the mount' : `${unseen.length} of ${mounts.length} mounts`;
  return [`${of} could go with the sources of the project at hand (line${lines.length === 1 ? '' : 's'} ${lines.join(', ')}): what runs there cannot be seen`];
}
