import type { MountFault } from '../../src/facts/leaks/mount-faults.ts';
import { fixMount } from '../../src/fix/mounts/mount-fix.ts';
import type { Rule } from '../../src/rule.ts';

/** What to do, where there is no fix. */
const REMEDIES: { readonly [kind in MountFault['kind']]: string } = {
  unreadable: 'Add `uid=` of the user; a secret can also be given as a variable with `env=`',
  missing: 'Add `--mount=type=secret,id=…` to this RUN: a mount lasts for one RUN',
  'not-exported': 'Write `export NAME="$(cat …)"`, or mount it with `env=NAME`',
  swallowed: 'Put the mounts and the command into one RUN, the mounts first',
  'too-old': 'Raise the version in `# syntax=`',
  unused: 'Remove the mount, or use the secret',
};

export const noBrokenMount: Rule = {
  meta: {
    name: 'no-broken-mount',
    summary: 'Secret mounts that the command cannot read, or does not',
    severity: 'warning',
    fixable: 'sometimes',
    references: ['https://docs.docker.com/reference/dockerfile/#run---mounttypesecret', 'https://docs.docker.com/build/building/secrets/'],
  },
  *check(facts) {
    for (const fault of facts.mountFaults) {
      const fix = fixMount(facts, fault);
      yield {
        range: fault.range,
        instruction: fault.run,
        name: fault.name,
        message: fault.message,
        verdict: 'build',
        ...(fault.kind === 'unused' ? { severity: 'info' as const } : {}),
        evidence: [],
        related: [],
        notes: [],
        remedy: REMEDIES[fault.kind],
        ...(fix ? { fix } : {}),
      };
    }
  },
};
