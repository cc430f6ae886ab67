import { describeFilePlaces, describeFileReaders } from '../../src/facts/describe-flow.ts';
import type { Facts } from '../../src/facts/facts.ts';
import type { FileFlow } from '../../src/facts/flows/file-flows.ts';
import { fixAddress } from '../../src/fix/files/address-fix.ts';
import { fileIds, fixFile } from '../../src/fix/files/file-fix.ts';
import type { FixSettings } from '../../src/fix/fix-settings.ts';
import type { Problem, Rule } from '../../src/rule.ts';

export const noSecretCopy: Rule = {
  meta: {
    name: 'no-secret-copy',
    summary: 'Credential files that COPY or ADD puts into a layer, and credentials in ADD addresses',
    severity: 'error',
    fixable: 'sometimes',
    references: ['https://docs.docker.com/build/building/secrets/#secret-mounts', 'https://docs.docker.com/build/building/best-practices/'],
  },
  *check(facts, settings) {
    const ids = fileIds(facts.fileFlows);
    for (const flow of facts.fileFlows) yield problemOf(facts, settings, flow, ids.get(flow) ?? flow.name);
    for (const exposure of facts.copyExposures) {
      const login = facts.addressCredentials.find((one) => one.range === exposure.range);
      yield {
        range: exposure.range,
        instruction: exposure.instruction,
        name: exposure.name,
        message: exposure.message,
        verdict: exposure.verdict,
        severity: exposure.severity,
        evidence: exposure.evidence,
        related: [],
        notes: [],
        remedy: exposure.remedy,
        ...(login ? { fix: () => fixAddress(facts, login, settings) } : {}),
      };
    }
  },
};

function problemOf(facts: Facts, settings: FixSettings, flow: FileFlow, id: string): Problem {
  const source = flow.copy.sources[flow.source];
  return {
    range: source?.range ?? flow.copy.range,
    instruction: flow.copy,
    name: flow.name,
    message: `"${flow.name}" stays in a layer of the image, even when a later RUN deletes it`,
    verdict: flow.verdict,
    ...(flow.judgement.strength === 'weak' ? { severity: 'warning' as const } : {}),
    evidence: flow.judgement.evidence,
    related: [
      ...describeFilePlaces(flow),
      ...flow.touches
        .filter((touch) => touch.effect === 'delete')
        .map((touch) => ({ range: touch.command.range, message: 'deleted here, which leaves it in the layer of the COPY' })),
    ],
    notes: describeFileReaders(facts, flow),
    ...(flow.verdict === 'runtime'
      ? { remedy: `The container reads it: leave it out of the image and give it at run time, e.g. \`docker run -v\` or Compose \`secrets:\`` }
      : { fix: () => fixFile(facts, flow, id, settings) }),
  };
}
