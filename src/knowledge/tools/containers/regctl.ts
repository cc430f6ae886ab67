import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGOUT } from './shared.ts';

export const regctl: Tool = {
  name: 'regctl',
  docs: 'https://regclient.org/cli/regctl/',
  forServices: true,
  programs: ['regctl'],
  environment: [{ variables: /REGCTL_\w+|DOCKER_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://regclient.org/cli/regctl/' }],
  files: [{ kind: 'registry logins', path: /\/\.regctl\/config\.json$/, where: 'home', source: 'https://regclient.org/cli/regctl/registry/login/' }],
  readsFilesOf: [{ tool: 'docker' }],
  options: [{ when: /\b(?:login|set)\b/, options: ['-p', '--pass'], form: 'value', source: 'https://regclient.org/cli/regctl/registry/login/' }],
  input: [
    {
      arguments: /--pass-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'registry password',
      source: 'https://regclient.org/cli/regctl/registry/login/',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /\bregistry login\b/,
      files: ['~/.regctl/config.json'],
      moved: ['REGCTL_CONFIG'],
      holds: 'registry',
      revertedBy: LOGOUT,
      revert: [
        {
          command: ['registry', 'login'],
          valued: /^(?:-u|--user|-p|--pass|-v|--verbosity|--logopt)$/,
          undo: { arguments: 'registry logout {0?}' },
          source: 'https://regclient.org/cli/regctl/registry/logout/',
        },
      ],
      source: 'https://regclient.org/cli/regctl/registry/login/',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://regclient.org/cli/regctl/' },
    { arguments: /^registry (?:logout|config|set)\b/, source: 'https://regclient.org/cli/regctl/registry/' },
  ],
};
