import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

const LOGIN = 'https://pixi.prefix.dev/latest/deployment/authentication';

export const pixi: Tool = {
  name: 'pixi',
  docs: LOGIN,
  programs: ['pixi'],
  environment: [
    {
      variables: /PIXI_\w+|RATTLER_\w+/i,
      how: 'reads %s',
      runs: 'tasks of the project and code of its packages',
      plain: /^(?:auth|config|info|list|search|tree|completion)\b/,
      readsNothing: VERSION,
      source: 'https://pixi.prefix.dev/latest/reference/environment_variables/',
    },
  ],
  files: [{ kind: 'pixi logins', path: /\/\.rattler\/credentials\.json$/, where: 'home', source: LOGIN }],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }],
  options: [
    {
      when: /^auth login\b/,
      options: ['--token', '--password', '--conda-token', '--s3-secret-access-key', '--s3-session-token'],
      form: 'value',
      source: LOGIN,
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^auth login\b/,
      // used if there is no keyring, as in a build
      files: ['~/.rattler/credentials.json'],
      moved: ['RATTLER_AUTH_FILE'],
      holds: 'host',
      revertedBy: /^pixi auth logout\b/,
      revert: [
        {
          command: ['auth', 'login'],
          valued: /^--(?:token|username|password|conda-token|s3-access-key-id|s3-secret-access-key|s3-session-token)$/,
          undo: { arguments: 'auth logout {0}' },
          source: LOGIN,
        },
      ],
      source: LOGIN,
    },
  ],
  logins: [{ arguments: /^(?:install|add|update|upgrade|lock|search|upload|publish|run|shell|exec|global (?:install|update|add))\b/, source: LOGIN }],
  offline: [{ arguments: /^(?:--version|auth|config|info|list|task|init|completion|clean)\b/, source: 'https://pixi.prefix.dev/latest/reference/cli/pixi/' }],
};
