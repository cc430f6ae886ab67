import { commandsNamed } from '../../src/facts/index.ts';
import { fixRequiredMount, formatMount, hasMount } from '../../src/fix/index.ts';
import type { Rule } from '../../src/rule.ts';

export const requiredMount: Rule = {
  meta: {
    name: 'required-mount',
    summary: 'Commands without a mount that the configuration asks for, in `requiredMounts`',
    severity: 'error',
    fixable: 'sometimes',
    references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypesecret', 'https://docs.docker.com/build/building/secrets/'],
  },
  *check(facts, { requiredMounts }) {
    if (requiredMounts.length === 0) return;
    for (const run of facts.dockerfile.instructions) {
      if (run.keyword !== 'RUN') continue;
      for (const required of requiredMounts) {
        const [range] = hasMount(run, required.mount) ? [] : commandsNamed(run, required.words);
        if (range === undefined) continue;
        const fix = fixRequiredMount(facts, run, required);
        yield {
          range,
          instruction: run,
          name: required.mount.id,
          message: `\`${required.words.join(' ')}\` must have the mount \`${formatMount(required.mount)}\``,
          verdict: undefined,
          evidence: [],
          related: [],
          notes: [],
          ...(fix ? { fix } : { remedy: 'Raise the version in `# syntax=`, or the engine of the configuration: this one has no `env=`' }),
        };
      }
    }
  },
};
