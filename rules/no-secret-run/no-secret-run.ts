import type { Rule } from '../../src/rule.ts';

export const noSecretRun: Rule = {
  meta: {
    name: 'no-secret-run',
    summary: 'Credentials written out in RUN, and secrets that a RUN leaves in a layer',
    severity: 'error',
    fixable: 'sometimes',
    references: ['https://docs.docker.com/build/building/secrets/', 'https://docs.docker.com/build/building/best-practices/#run'],
  },
  *check(facts) {
    for (const exposure of facts.runExposures) {
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
      };
    }
  },
};
