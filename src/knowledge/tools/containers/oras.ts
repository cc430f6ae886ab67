import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_OPTIONS, LOGOUT } from './shared.ts';

export const oras: Tool = {
  name: 'oras',
  docs: 'https://oras.land/docs/commands/oras_login',
  forServices: true,
  programs: ['oras'],
  environment: [
    { variables: /DOCKER_\w+|REGISTRY_\w+|ORAS_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://oras.land/docs/how_to_guides/authentication' },
  ],
  readsFilesOf: [{ tool: 'docker' }],
  options: [
    {
      options: ['-p', '--password', '--identity-token', '--from-password', '--to-password'],
      form: 'value',
      source: 'https://oras.land/docs/commands/oras_login',
    },
  ],
  input: [
    {
      arguments: /--(?:password|identity-token)-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'registry password',
      source: 'https://oras.land/docs/commands/oras_login',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )login\b/,
      files: ['~/.docker/config.json'],
      scopes: [{ option: /--registry-config[ =](?<path>\S+)/ }],
      moved: ['DOCKER_CONFIG'],
      holds: 'registry',
      revertedBy: LOGOUT,
      revert: [
        {
          command: ['login'],
          valued: LOGIN_OPTIONS,
          keep: /^--registry-config(?:=.*)?$/,
          undo: { arguments: 'logout {kept} {0}' },
          source: 'https://oras.land/docs/commands/oras_logout',
        },
      ],
      source: 'https://oras.land/docs/commands/oras_login',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://oras.land/docs/category/oras-commands' },
    { arguments: /^logout\b/, source: 'https://oras.land/docs/commands/oras_logout' },
  ],
  logins: [{ source: 'https://oras.land/docs/commands/oras_login' }],
};
