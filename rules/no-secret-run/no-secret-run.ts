import { fixMountedWrites } from '../../src/fix/mounted-write-fix.ts';
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
    const fixes = new Map([...facts.persisted.keys()].map((run) => [run, fixMountedWrites(facts, run)] as const));
    for (const { range, instruction, name, message, verdict, severity, evidence, remedy } of facts.runExposures) {
      const found = instruction.keyword === 'RUN' && severity === 'error' ? fixes.get(instruction) : undefined;
      const common = { range, instruction, name, message, verdict, severity, evidence, related: [], notes: [] };
      yield found?.places.has(name) ? { ...common, fix: found.fix } : { ...common, remedy };
    }
  },
};
