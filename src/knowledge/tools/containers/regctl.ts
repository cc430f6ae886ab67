import type { Tool } from '../../tool.ts';
import { LOGIN_OPTIONS, LOGOUT } from './shared.ts';

export const regctl: Tool = {
  name: 'regctl',
  docs: 'https://docs.docker.com/reference/cli/docker/login/',
  programs: ['regctl'],
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
          command: ['registry', 'login'],
          valued: LOGIN_OPTIONS,
          undo: { arguments: 'registry logout {0}' },
          source: 'https://helm.sh/docs/helm/helm_registry_logout/',
        },
      ],
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
};
