import {
  containerUseOfFlow,
  type EnvFileRead,
  type Evidence,
  type Facts,
  type FileFlow,
  type FilePlace,
  type Sink,
  type VariableFlow,
} from '../src/facts/index.ts';
import { describeDoubt } from '../src/fix/index.ts';
import type { Related } from '../src/rule.ts';

/** The places that read the variable, for editors and reports: where its name stands, else the command that reads it. */
export function describeReaders(flow: VariableFlow): Related[] {
  const reads = flow.sinks.flatMap((sink) => {
    const named = (sink.run.script?.reads ?? []).filter((read) => read.name === sink.name);
    return named.length > 0 ? named.map((read): Related => ({ range: read.range, message: 'read here' })) : placesOf(sink);
  });
  const others = flow.otherUses.map((use): Related => ({ range: use.range, message: `used by ${use.instruction.keyword}` }));
  return [...reads, ...others];
}

/** The commands that certainly read a file, for editors and reports. */
export function describeFilePlaces(flow: FileFlow): Related[] {
  return flow.sinks.flatMap(placesOf);
}

function placesOf({ certainty, place, reader }: Sink): Related[] {
  return certainty === 'reads' && place ? [{ range: place, message: `read by ${reader}` }] : [];
}

/** Who reads the secret, a line for people each, with what shows it; those that may read it for the same reason share one. */
export function describeFlow(facts: Facts, flow: VariableFlow): string[] {
  const placeOf = (sink: Sink): string => `${sink.reader} (line ${facts.dockerfile.document.positionAt(sink.run.range.start).line})`;
  const reading = flow.sinks.filter((sink) => sink.certainty === 'reads');
  const certain = new Set(reading.map(placeOf));
  const possible = new Map<string, Set<string>>();
  for (const sink of flow.sinks) {
    // a RUN may have the secret under several names
    if (sink.certainty !== 'may-read' || certain.has(placeOf(sink))) continue;
    const doubt = describeDoubt(sink.doubt);
    possible.set(doubt, (possible.get(doubt) ?? new Set()).add(placeOf(sink)));
  }
  const lines = [
    ...new Set(reading.map((sink) => `read by ${placeOf(sink)}${describeEvidence(sink.evidence)}`)),
    ...[...possible].map(([doubt, places]) => `may be read by ${[...places].join(', ')}${doubt}`),
  ];
  const inContainer = describeContainer(facts, flow);
  if (lines.length === 0 && flow.otherUses.length === 0) return [describeNobody(flow), ...inContainer];
  return [...lines, ...inContainer];
}

/** What a container is seen to read it with. */
function describeContainer(facts: Facts, flow: VariableFlow): string[] {
  const { use } = containerUseOfFlow(facts, flow);
  if (use.kind !== 'reads') return [];
  const shown = describeEvidence(use.read);
  return [shown === '' ? 'read in the container by its entrypoint' : `read in the container${shown}`];
}

/** What shows that a RUN reads a secret; '' where nothing that can be seen does. */
function describeEvidence(evidence: Evidence | undefined): string {
  if (evidence?.kind === 'project') return `: ${describePlace(evidence.at)} names it`;
  if (evidence?.kind === 'library') return `: ${evidence.library} reads it by itself (${describePlace(evidence.at)})`;
  if (evidence?.kind === 'whole') return `: ${describePlace(evidence.at)} takes any variable (${evidence.what})`;
  if (evidence?.kind === 'known' && evidence.at) return `: ${evidence.program} reads it (${describePlace(evidence.at)})`;
  if (evidence?.kind === 'known') return ', which is known to read it';
  return evidence?.kind === 'named' ? ', which names it' : '';
}

function describePlace({ path, line }: FilePlace): string {
  return `${path}:${line}`;
}

function describeNobody({ name, reachesStage, unreadBy }: VariableFlow): string {
  if (!reachesStage) return 'no stage declares it, so no RUN sees it';
  if (unreadBy === 'project') return `nothing in this project reads "${name}" in the build`;
  return unreadBy === 'lists' ? 'no command is known to read it' : 'no instruction reads it';
}

/** Who reads a copied file, a line each. */
export function describeFileReaders(facts: Facts, flow: FileFlow): string[] {
  const lines = flow.sinks
    .filter((sink) => sink.certainty !== 'cannot-read')
    .map(
      (sink) =>
        `${sink.certainty === 'reads' ? 'read by' : 'may be read by'} ${sink.reader} (line ${facts.dockerfile.document.positionAt(sink.run.range.start).line})`,
    );
  const { container } = flow;
  const inContainer = container.kind !== 'none' && container.reader.kind === 'env-file' ? [describeEnvFileRead(container.reader.read)] : [];
  return [...(lines.length > 0 ? lines : ['no RUN is seen to read it']), ...inContainer];
}

function describeEnvFileRead(read: EnvFileRead): string {
  if (read.kind === 'known') return `read in the container by ${read.program}`;
  const place = describePlace(read.at);
  return read.kind === 'library'
    ? `read in the container: ${read.library} reads it by itself (${place})`
    : `read in the container: ${place} reads environment files`;
}
