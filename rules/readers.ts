import {
  containerUseOfFlow,
  type EnvFileRead,
  type Evidence,
  type Facts,
  type FileFlow,
  type FilePlace,
  readsOf,
  type Sink,
  type VariableFlow,
} from '../src/facts/index.ts';
import { describeDoubt } from '../src/fix/index.ts';
import type { Related } from '../src/rule.ts';
import { groupBy } from '../src/text/groups.ts';
import { keptWith } from '../src/text/memo.ts';

/** The places that read the variable, for editors and reports: the mentions of its name, or else the reading command. */
export const describeReaders = keptWith((flow: VariableFlow): readonly Related[] => {
  const reads = flow.sinks.flatMap((sink) => {
    const named = sink.run.script ? readsOf(sink.run.script, sink.name) : [];
    return named.length > 0 ? named.map((read): Related => ({ range: read.range, message: 'read here' })) : placesOf(sink);
  });
  const others = flow.otherUses.map((use): Related => ({ range: use.range, message: `used by ${use.instruction.keyword}` }));
  return [...reads, ...others];
});

/** The commands that certainly read a file, for editors and reports. */
export function describeFilePlaces(flow: FileFlow): Related[] {
  return flow.sinks.flatMap(placesOf);
}

function placesOf({ certainty, place, reader }: Sink): Related[] {
  return certainty === 'reads' && place ? [{ range: place, message: `read by ${reader}` }] : [];
}

/** Lines about the readers of the secret, one for each piece of evidence. */
export function describeFlow(facts: Facts, flow: VariableFlow): readonly string[] {
  return linesOfFlow(flow, facts);
}

const linesOfFlow = keptWith((flow: VariableFlow, facts: Facts): readonly string[] => {
  const reading = flow.sinks.filter((sink) => sink.certainty === 'reads');
  const certain = new Set(reading.map((sink) => `${sink.reader} ${lineOf(facts, sink)}`));
  // a RUN may get the secret under several names
  const possible = flow.sinks.filter((sink) => sink.certainty === 'may-read' && !certain.has(`${sink.reader} ${lineOf(facts, sink)}`));
  const lines = [
    ...[...groupBy(reading, ({ evidence }) => describeEvidence(evidence)).values()].map(
      (sinks) => `read by ${describeSinks(facts, sinks)}${describeEvidence(sinks[0]?.evidence, new Set(sinks.map(({ reader }) => reader)).size > 1)}`,
    ),
    ...[...groupBy(possible, ({ doubt }) => describeDoubt(doubt))].map(([doubt, sinks]) => `may be read by ${describeSinks(facts, sinks)}${doubt}`),
  ];
  const inContainer = describeContainer(facts, flow);
  if (lines.length === 0 && flow.otherUses.length === 0) return [describeNobody(flow), ...inContainer];
  return [...lines, ...inContainer];
});

function lineOf(facts: Facts, { run }: Sink): number {
  const lines = linesIn(facts);
  const line = lines.get(run) ?? facts.dockerfile.document.positionAt(run.range.start).line;
  lines.set(run, line);
  return line;
}

/** Cached, because every secret may name every RUN. */
const linesIn = keptWith((_: Facts) => new Map<Sink['run'], number>());

/** `npm ci (lines 5, 9), npm run build (line 12)`. */
function describeSinks(facts: Facts, sinks: readonly Sink[]): string {
  return [...groupBy(sinks, ({ reader }) => reader)]
    .map(([reader, ofReader]) => {
      const lines = [...new Set(ofReader.map((sink) => lineOf(facts, sink)))];
      return `${reader} (line${lines.length === 1 ? '' : 's'} ${lines.join(', ')})`;
    })
    .join(', ');
}

/** The evidence that a container reads it. */
function describeContainer(facts: Facts, flow: VariableFlow): string[] {
  const { use } = containerUseOfFlow(facts, flow);
  if (use.kind !== 'reads') return [];
  const shown = describeEvidence(use.read);
  return [shown === '' ? 'read in the container by its entrypoint' : `read in the container${shown}`];
}

/** The evidence that one RUN (or several, `areMany`) reads a secret; '' if there is none. */
function describeEvidence(evidence: Evidence | undefined, areMany = false): string {
  if (evidence?.kind === 'project') return `: ${describePlace(evidence.at)} names it`;
  if (evidence?.kind === 'library') return `: ${evidence.library} reads it by itself (${describePlace(evidence.at)})`;
  if (evidence?.kind === 'whole') return `: ${describePlace(evidence.at)} reads the whole environment (${evidence.what})`;
  if (evidence?.kind === 'known' && evidence.at) return `: ${evidence.program} reads it (${describePlace(evidence.at)})`;
  if (evidence?.kind === 'known') return areMany ? ', which are known to read it' : ', which is known to read it';
  if (evidence?.kind !== 'named') return '';
  return areMany ? ', which name it' : ', which names it';
}

function describePlace({ path, line }: FilePlace): string {
  return `${path}:${line}`;
}

function describeNobody({ name, reachesStage, unreadBy }: VariableFlow): string {
  if (!reachesStage) return 'no stage declares it, so no RUN sees it';
  if (unreadBy === 'project') return `nothing in this project reads "${name}" during the build`;
  return unreadBy === 'lists' ? 'no command is known to read it' : 'no instruction reads it';
}

/** Lines about the readers of a copied file, one for each reason why they read it or may. */
export function describeFileReaders(facts: Facts, flow: FileFlow): string[] {
  const reading = flow.sinks.filter(({ certainty }) => certainty === 'reads');
  const possible = flow.sinks.filter(({ certainty }) => certainty === 'may-read');
  const lines = [
    ...[...groupBy(reading, ({ evidence }) => evidence?.kind ?? 'unseen').values()].map(
      (sinks) => `read by ${describeSinks(facts, sinks)}${describeFileUse(sinks)}`,
    ),
    ...[...groupBy(possible, ({ doubt }) => describeDoubt(doubt))].map(([doubt, sinks]) => `may be read by ${describeSinks(facts, sinks)}${doubt}`),
  ];
  return [...(lines.length > 0 ? lines : ['no RUN is known to read it']), ...describeFileInContainer(flow)];
}

/** The line about what the container starts, where that is known to read the file. */
function describeFileInContainer({ container }: FileFlow): readonly string[] {
  if (container.kind === 'none') return [];
  if (container.reader.kind === 'env-file') return [describeEnvFileRead(container.reader.read)];
  if (container.reader.kind !== 'call') return [];
  return [`read in the container by ${container.reader.text}, which ${container.reader.how === 'names' ? 'names it' : 'looks for it there'}`];
}

/** How commands that certainly read a file come to do so; '' if that is not known. */
function describeFileUse(sinks: readonly Sink[]): string {
  const areMany = new Set(sinks.map(({ reader }) => reader)).size > 1;
  const kind = sinks[0]?.evidence?.kind;
  if (kind === 'named') return areMany ? ', which name it' : ', which names it';
  return kind === 'known' ? (areMany ? ', which look for it there' : ', which looks for it there') : '';
}

function describeEnvFileRead(read: EnvFileRead): string {
  if (read.kind === 'known') return `read in the container by ${read.program}`;
  const place = describePlace(read.at);
  return read.kind === 'library'
    ? `read in the container: ${read.library} reads it by itself (${place})`
    : `read in the container: ${place} reads environment files`;
}
