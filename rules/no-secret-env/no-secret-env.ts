import type { Rule } from '../../src/rule.ts';
import { problemOfDeclaration } from '../variable-problem.ts';

export const noSecretEnv: Rule = {
  meta: {
    name: 'no-secret-env',
    summary: 'Secrets in ENV, which the image configuration shows to everyone who has the image',
    severity: 'error',
    fixable: 'sometimes',
    published: true,
    buildkit: 'SecretsUsedInArgOrEnv',
    references: ['https://docs.docker.com/build/building/secrets/', 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/'],
  },
  *check(facts, settings) {
    for (const flow of facts.variableFlows) {
      const [source] = flow.sources;
      if (source?.instruction.keyword === 'ENV')
        yield problemOfDeclaration(facts, { flow, at: source, message: `"${source.name}" is stored in the image configuration` }, settings);
      for (const copy of flow.copies) {
        if (copy.instruction.keyword === 'ENV')
          yield problemOfDeclaration(
            facts,
            { flow, at: copy, message: `"${copy.name}" stores the build secret "${flow.name}" in the image configuration` },
            settings,
          );
      }
    }
  },
};
