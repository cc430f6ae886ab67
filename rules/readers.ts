import type { Facts, FileFlow, Sink, VariableFlow } from '../src/facts/index.ts';
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

/** Who reads the secret, a line for people each; those that may read it for the same reason share one. */
export function describeFlow(facts: Facts, flow: VariableFlow): string[] {
  const placeOf = (sink: Sink): string => `${sink.reader} (line ${facts.dockerfile.document.positionAt(sink.run.range.start).line})`;
  const certain = new Set(flow.sinks.filter((sink) => sink.certainty === 'reads').map(placeOf));
  const possible = new Map<string, Set<string>>();
  for (const sink of flow.sinks) {
    // a RUN may have the secret under several names
    if ((sink.certainty !== 'may-read' && sink.certainty !== 'keeps') || certain.has(placeOf(sink))) continue;
    possible.set(sink.reason, (possible.get(sink.reason) ?? new Set()).add(placeOf(sink)));
  }
  const lines = [
    ...[...certain].map((place) => `read by ${place}`),
    ...[...possible].map(([reason, places]) => `may be read by ${[...places].join(', ')}: ${reason}`),
  ];
  if (lines.length === 0 && flow.otherUses.length === 0) return [flow.reachesStage ? 'no instruction reads it' : 'no stage declares it, so no RUN sees it'];
  return lines;
}

/** Who reads a copied file, a line each. */
export function describeFileReaders(facts: Facts, flow: FileFlow): string[] {
  const lines = flow.sinks
    .filter((sink) => sink.certainty !== 'cannot-read')
    .map(
      (sink) =>
        `${sink.certainty === 'reads' ? 'read by' : 'may be read by'} ${sink.reader} (line ${facts.dockerfile.document.positionAt(sink.run.range.start).line})`,
    );
  return lines.length > 0 ? lines : ['no RUN is seen to read it'];
}
