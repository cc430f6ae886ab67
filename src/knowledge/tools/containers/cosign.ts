import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_OPTIONS, LOGOUT } from './shared.ts';

export const cosign: Tool = {
  name: 'cosign',
  docs: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
  programs: ['cosign'],
  environment: [
    {
      variables: /DOCKER_\w+|REGISTRY_\w+|HELM_\w+|KUBE\w+|COSIGN_\w+|ARGOCD_\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
    },
  ],
  readsFilesOf: [{ tool: 'docker' }],
  options: [{ when: /\blogin\b/, options: ['-p', '--password'], form: 'value', source: 'https://docs.docker.com/reference/cli/docker/login/' }],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )login\b/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG', 'REGISTRY_AUTH_FILE', 'HELM_REGISTRY_CONFIG'],
      holds: 'registry',
      revertedBy: LOGOUT,
      revert: [
        {
          command: ['login'],
          valued: LOGIN_OPTIONS,
          keep: /^--authfile(?:=.*)?$/,
          undo: { arguments: 'logout {kept} {0?}' },
          source: 'https://docs.docker.com/reference/cli/docker/logout/',
        },
      ],
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
};
