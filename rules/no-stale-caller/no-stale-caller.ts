import type { CallerMisfit, CallerProblem, Rule } from '../../src/rule.ts';

export const noStaleCaller: Rule = {
  meta: {
    name: 'no-stale-caller',
    summary: 'Files that build a Dockerfile and do not give it the secrets that it mounts, or pass them as build arguments',
    severity: 'error',
    fixable: 'sometimes',
    references: ['https://docs.docker.com/build/building/secrets/', 'https://docs.docker.com/reference/cli/docker/buildx/build/#secret'],
  },
  // a Dockerfile never violates this rule: the problem is in its callers
  check: () => [],
  wordMisfit,
};

function wordMisfit(misfit: CallerMisfit): CallerProblem {
  const { dockerfile, name } = misfit;
  switch (misfit.kind) {
    case 'secret-as-argument':
      return {
        message: `"${name}" is passed as a build argument, but ${dockerfile} takes it as a build secret`,
        notes: ['the build goes on without the secret, or stops; whoever sees the record of the build sees the value'],
        title: `Give "${misfit.id}" to the build as a secret`,
      };
    case 'argument-of-nothing':
      return {
        message: `"${name}" is passed as a build argument, and ${dockerfile} takes no such argument`,
        notes: ['nothing uses the value, and whoever sees the record of the build sees it'],
        title: `Do not pass "${name}" any more`,
      };
    case 'missing-secret':
      return {
        message: `${dockerfile} requires the secret "${name}", which this build is not given`,
        notes: ['the build stops at the RUN that mounts it'],
        title: `Give "${name}" to the build as a secret`,
      };
    case 'no-secrets':
      return { message: `${dockerfile} mounts the secret "${name}", which this build cannot give: ${misfit.reason}`, notes: [], title: '' };
  }
}
