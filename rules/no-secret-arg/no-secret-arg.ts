import type { Rule } from '../../src/rule.ts';
import { problemOfDeclaration } from '../variable-problem.ts';

export const noSecretArg: Rule = {
  meta: {
    name: 'no-secret-arg',
    summary: 'Secrets passed as build arguments, which the image history and the build record keep',
    severity: 'error',
    fixable: 'sometimes',
    published: true,
    buildkit: 'SecretsUsedInArgOrEnv',
    references: ['https://docs.docker.com/build/building/secrets/', 'https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/'],
  },
  *check(facts, settings) {
    for (const flow of facts.variableFlows) {
      const [source] = flow.sources;
      if (source?.instruction.keyword === 'ARG')
        yield problemOfDeclaration(facts, { flow, at: source, message: `Build argument "${flow.name}" is recorded in the image history` }, settings);
      for (const again of flow.declaredAgain)
        yield problemOfDeclaration(facts, { flow, at: again, message: `Build argument "${flow.name}" is declared again here` }, settings);
      for (const copy of flow.copies) {
        if (copy.instruction.keyword === 'ARG')
          yield problemOfDeclaration(facts, { flow, at: copy, message: `Build argument "${copy.name}" copies the secret "${flow.name}"` }, settings);
      }
    }
  },
};
