import type { Rule } from '../../src/rule.ts';

export const noSecretMetadata: Rule = {
  meta: {
    name: 'no-secret-metadata',
    summary: 'Credentials written out in LABEL, CMD, ENTRYPOINT or HEALTHCHECK',
    severity: 'error',
    fixable: 'never',
    references: ['https://docs.docker.com/reference/dockerfile/#label', 'https://docs.docker.com/compose/how-tos/use-secrets/'],
  },
  *check(facts) {
    for (const { range, instruction, name, message, verdict, severity, evidence, remedy } of facts.metadataExposures) {
      yield { range, instruction, name, message, verdict, severity, evidence, related: [], notes: [], remedy };
    }
  },
};
