import type { Facts, FileFlow } from '../../src/facts/index.ts';
import { type FixSettings, fileIds, fixFile } from '../../src/fix/index.ts';
import type { Problem, Rule } from '../../src/rule.ts';
import { groupBy } from '../../src/text/groups.ts';
import { describeFilePlaces, describeFileReaders } from '../readers.ts';
import { describeSigns } from '../signs.ts';
import { problemOfLeak } from './copy-leak.ts';

export const noSecretCopy: Rule = {
  meta: {
    name: 'no-secret-copy',
    summary: 'Credential files that COPY or ADD puts into a layer, and credentials in ADD addresses',
    severity: 'error',
    fixable: 'sometimes',
    published: true,
    references: ['https://docs.docker.com/build/building/secrets/#secret-mounts', 'https://docs.docker.com/build/building/best-practices/'],
  },
  *check(facts, settings) {
    const ids = fileIds(facts);
    // a folder whose name only often means keys needs no word of its own where a key in it is known
    const known = new Set(facts.copyLeaks.flatMap((leak) => (leak.kind === 'context-file-seen' ? [leak.range] : [])));
    const crowds = crowdsIn(facts.fileFlows);
    const crowded = new Set(crowds.flatMap(({ files }) => files));
    for (const flow of facts.fileFlows) {
      const range = flow.copy.sources[flow.source]?.range;
      if (!crowded.has(flow) && (flow.judgement.strength !== 'hint' || range === undefined || !known.has(range)))
        yield problemOfFile(facts, flow, ids.get(flow) ?? flow.name, settings);
    }
    for (const crowd of crowds) yield problemOfCrowd(crowd);
    for (const leak of facts.copyLeaks) yield problemOfLeak(facts, leak, settings);
  },
};

/** So many files of one source are findings of their own; a source with more of them is one finding, because one line of .dockerignore or one decision repairs all. */
const MOST_ALONE = 9;

/** The files with credentials that one source brings, in a number that is no help as findings of their own. */
interface Crowd {
  readonly first: FileFlow;
  readonly files: readonly FileFlow[];
}

/** The crowds among the copied files, without files that a fix can mount. */
function crowdsIn(flows: readonly FileFlow[]): readonly Crowd[] {
  const candidates = flows.filter(({ isCarried, verdict, judgement }) => isCarried && verdict !== 'build' && judgement.strength !== 'hint');
  return [...groupBy(candidates, ({ copy, source }) => copy.sources[source]).values()].flatMap((files) =>
    files[0] && files.length > MOST_ALONE ? [{ first: files[0], files }] : [],
  );
}

function problemOfCrowd({ first, files }: Crowd): Problem {
  const source = first.copy.sources[first.source];
  const shown = files.slice(0, SHOWN);
  const names = `${shown.map(({ name }) => name).join(', ')} and ${files.length - shown.length} more`;
  return {
    range: source?.range ?? first.copy.range,
    instruction: first.copy,
    name: source?.value ?? first.name,
    message: `${files.length} files that hold credentials are copied with "${source?.value ?? ''}" and stay in a layer of the image: ${names}`,
    verdict: first.verdict,
    severity: SEVERITIES[files.some(({ judgement }) => judgement.strength === 'strong') ? 'strong' : 'weak'],
    evidence: describeSigns(shown.flatMap(({ judgement }) => judgement.evidence)),
    related: [],
    notes: [],
    remedy:
      'Exclude the files from the image in .dockerignore, or remove the credentials from them; give credentials to the build with a secret mount, and to the container at run time',
  };
}

/** So many of the files are named. */
const SHOWN = 3;

function problemOfFile(facts: Facts, flow: FileFlow, id: string, settings: FixSettings): Problem {
  const source = flow.copy.sources[flow.source];
  return {
    range: source?.range ?? flow.copy.range,
    instruction: flow.copy,
    name: flow.name,
    message: messageOf(flow, source?.value ?? ''),
    verdict: flow.verdict,
    severity: SEVERITIES[flow.judgement.strength],
    evidence: describeSigns(flow.judgement.evidence),
    related: [
      ...describeFilePlaces(flow),
      ...flow.touches
        .filter((touch) => touch.effect === 'delete')
        .map((touch) => ({ range: touch.command.range, message: 'deleted here, but it stays in the layer of the COPY' })),
    ],
    notes: describeFileReaders(facts, flow),
    ...repairOf(facts, flow, id, settings),
  };
}

function repairOf(facts: Facts, flow: FileFlow, id: string, settings: FixSettings): Pick<Problem, 'remedy' | 'fix'> {
  if (flow.verdict === 'literal') return { remedy: remedyOfLiteral(flow) };
  return flow.verdict === 'runtime' ? { remedy: remedyAtRunTime(flow, id) } : { fix: () => fixFile(facts, flow, id, settings) };
}

/** The file holds other things as well, so that it cannot be a secret as a whole. */
function remedyOfLiteral({ name, isCarried }: FileFlow): string {
  const out = isCarried ? `, or exclude the file from the image with a line in .dockerignore (${name})` : '';
  return `Remove the credential from the file, and pass it to the build with a secret mount or to the container at run time${out}`;
}

/** A file that only often holds a credential is worth a look, no more. */
const SEVERITIES = { strong: 'error', weak: 'warning', hint: 'info' } as const;

function messageOf({ name, isCarried }: FileFlow, source: string): string {
  const stays = 'stays in a layer of the image, even when a later RUN deletes it';
  return isCarried ? `"${name}" is copied with "${source}" and ${stays}` : `"${name}" ${stays}`;
}

function remedyAtRunTime(flow: FileFlow, id: string): string {
  const { name, isCarried, container, otherUses, sinks, target } = flow;
  if (flow.judgement.strength === 'hint')
    return 'If it holds a password or key, leave it out of the image and mount it at run time, e.g. `docker run -v` or Compose `secrets:`';
  const out = isCarried ? `exclude it from the image with a line in .dockerignore (${name})` : 'leave it out of the image';
  const given = `${out} and mount it at run time, e.g. \`docker run -v\` or Compose \`secrets:\``;
  if (otherUses.some(({ when }) => when === 'runtime')) return `The container reads it: ${given}`;
  const isMeant = container.kind === 'reads' && container.reader.kind === 'purpose';
  if (isMeant && !sinks.some(({ certainty }) => certainty === 'reads')) return `It is meant for the container: ${given}`;
  const isLookedFor = container.kind === 'may-read' && container.reader.kind === 'call' && !sinks.some(({ certainty }) => certainty === 'reads');
  if ((container.kind === 'reads' && !isMeant) || isLookedFor) return `The container reads it: ${given}`;
  const mount = `RUN --mount=type=secret,id=${id}${target === undefined ? '' : `,target=${target}`}`;
  return `If the container reads it, ${given}; if only the build does, mount it in the RUN that reads it: \`${mount}\``;
}
