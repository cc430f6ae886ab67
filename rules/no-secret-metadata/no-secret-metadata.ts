import type { MetadataLeak } from '../../src/facts/index.ts';
import type { Problem, Rule } from '../../src/rule.ts';
import { describeSigns, issuerIn } from '../signs.ts';

export const noSecretMetadata: Rule = {
  meta: {
    name: 'no-secret-metadata',
    summary: 'Literal credentials in LABEL, CMD, ENTRYPOINT or HEALTHCHECK',
    severity: 'error',
    fixable: 'never',
    published: true,
    references: ['https://docs.docker.com/reference/dockerfile/#label', 'https://docs.docker.com/compose/how-tos/use-secrets/'],
  },
  *check(facts) {
    for (const leak of facts.metadataLeaks) {
      yield { range: leak.range, instruction: leak.instruction, verdict: 'literal', related: [], notes: [], ...judge(leak) };
    }
  },
};

/** Message, severity and remedy. A default password is only an info, because everybody knows it. */
function judge(leak: MetadataLeak): Pick<Problem, 'name' | 'issuer' | 'message' | 'severity' | 'evidence' | 'remedy'> {
  if (leak.kind === 'label')
    return {
      name: leak.name,
      issuer: issuerIn(leak.evidence),
      message: `The label "${leak.name}" contains a credential`,
      evidence: [describeSigns(leak.evidence).join(', and ')],
      remedy: 'Rotate the credential and remove it from the label: `docker inspect` and registries show labels',
    };
  const isSecret = leak.weight === 'secret';
  return {
    name: leak.option,
    issuer: isSecret ? leak.issuer : undefined,
    message: `${leak.instruction.keyword} contains a ${isSecret ? 'credential' : 'default password'} (${leak.option})`,
    severity: isSecret ? 'error' : 'info',
    evidence: [leak.option],
    remedy: 'Rotate the credential; the container can read the new one from its environment (`docker run -e`) or a file (Compose `secrets:`)',
  };
}
