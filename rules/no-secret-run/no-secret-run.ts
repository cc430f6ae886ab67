import { fixMountedWrites } from '../../src/fix/mounts/mounted-write-fix.ts';
import type { Fix } from '../../src/fix/types.ts';
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
    for (const { range, instruction, name, message, verdict, severity, evidence, remedy } of facts.runExposures) {
      const fixOf = (): Fix | undefined => {
        const found =
          instruction.keyword === 'RUN' && severity === 'error' && facts.persisted.has(instruction) ? fixMountedWrites(facts, instruction) : undefined;
        return found?.places.has(name) ? found.fix : undefined;
      };
      yield { range, instruction, name, message, verdict, severity, evidence, related: [], notes: [], remedy, fix: fixOf };
    }
  },
};
