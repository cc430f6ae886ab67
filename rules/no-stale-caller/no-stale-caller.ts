import type { CallerMisfit, CallerProblem, Rule } from '../../src/rule.ts';

export const noStaleCaller: Rule = {
  meta: {
    name: 'no-stale-caller',
    summary: 'Files that build a Dockerfile without the secrets that it mounts, or pass them as build arguments',
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
        notes: ['the build runs without the secret or fails, and the build record shows the value'],
        title: `Pass "${misfit.id}" to the build as a secret`,
      };
    case 'argument-of-nothing':
      return {
        message: `"${name}" is passed as a build argument, but ${dockerfile} declares no such argument`,
        notes: ['nothing uses the value, but the build record shows it'],
        title: `Remove the build argument "${name}"`,
      };
    case 'missing-secret':
      return {
        message: `${dockerfile} requires the secret "${name}", which this build does not pass`,
        notes: ['the build fails at the RUN that mounts it'],
        title: `Pass "${name}" to the build as a secret`,
      };
    case 'no-secrets':
      return { message: `${dockerfile} mounts the secret "${name}", which this build cannot pass: ${misfit.reason}`, notes: [], title: '' };
  }
}
