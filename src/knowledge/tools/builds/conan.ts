import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

const LOGIN_OPTIONS = /^(?:-p|--password|-f|--format|-r|--remote|-cc|--core-conf|--index)$/;

export const conan: Tool = {
  name: 'conan',
  docs: 'https://docs.conan.io/2/reference/commands/remote.html',
  programs: ['conan'],
  environment: [
    {
      variables: /CONAN_\w+/i,
      how: 'reads %s as the login of a remote',
      runs: 'the recipes of the project and its packages',
      plain:
        /^(?:profile|cache|config (?:home|list|get|set)|remote (?:list|list-users|add|remove|update|enable|disable|rename|logout|set-user)|user|version)\b/,
      readsNothing: VERSION,
      source: 'https://docs.conan.io/2/reference/config_files/credentials.html',
    },
  ],
  files: [
    {
      kind: 'Conan logins',
      path: /\/\.conan2\/(?:\.conan\.db|credentials\.json|remotes\.json)$|\/\.conan\/(?:\.conan\.db|remotes\.json)$/,
      where: 'home',
      programOnly: true,
      source: 'https://docs.conan.io/2/reference/config_files/credentials.html',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }, { tool: 'git' }, { tool: 'ssh' }],
  options: [
    {
      when: /^(?:remote (?:login|auth)|user)\b/,
      options: ['-p', '--password'],
      form: 'value',
      source: 'https://docs.conan.io/2/reference/commands/remote.html#conan-remote-login',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^remote (?:login|auth)\b/,
      files: ['~/.conan2/.conan.db'],
      moved: ['CONAN_HOME'],
      holds: 'name',
      revertedBy: /^conan remote (?:logout|remove)\b/,
      revert: [
        {
          command: ['remote', 'login'],
          valued: LOGIN_OPTIONS,
          undo: { arguments: 'remote logout {0}' },
          source: 'https://docs.conan.io/2/reference/commands/remote.html#conan-remote-logout',
        },
        {
          command: ['remote', 'auth'],
          valued: LOGIN_OPTIONS,
          undo: { arguments: 'remote logout {0}' },
          source: 'https://docs.conan.io/2/reference/commands/remote.html#conan-remote-logout',
        },
      ],
      source: 'https://docs.conan.io/2/reference/commands/remote.html#conan-remote-login',
    },
    {
      kind: 'config',
      arguments: /^remote (?:add|update)\b.*https?:\/\/[^\s/]+@/,
      files: ['~/.conan2/remotes.json'],
      moved: ['CONAN_HOME'],
      holds: 'name',
      revertedBy: /^conan remote remove\b/,
      revert: [
        {
          command: ['remote', 'add'],
          valued: LOGIN_OPTIONS,
          undo: { arguments: 'remote remove {0}' },
          source: 'https://docs.conan.io/2/reference/commands/remote.html#conan-remote-remove',
        },
      ],
      source: 'https://docs.conan.io/2/reference/commands/remote.html#conan-remote-add',
    },
    {
      kind: 'login',
      arguments: /^user\b.* (?:-p|--password)\b/,
      files: ['~/.conan/.conan.db'],
      moved: ['CONAN_USER_HOME'],
      holds: 'name',
      revertedBy: /^conan user (?:-c|--clean)\b/,
      revert: [
        {
          command: ['user'],
          valued: LOGIN_OPTIONS,
          // removes the logins of all remotes
          undo: { arguments: 'user --clean' },
          others: /\bconan user\b/,
          source: 'https://docs.conan.io/1/reference/commands/misc/user.html',
        },
      ],
      source: 'https://docs.conan.io/1/reference/commands/misc/user.html',
    },
  ],
  project: [
    {
      arguments: /^(?:install|create|source|build|test|export|export-pkg|graph|lock|editable)\b/,
      manifest: /^conanfile\.(?:py|txt)$/,
      // profiles are templates, which may read variables
      files: /(?:^|\/)(?:conanfile\.(?:py|txt)|conandata\.yml|profiles?\/[^/]+|[\w.-]*profile[\w.-]*|global\.conf)$/i,
      starts: /(?:^|\/)conanfile\.py$/,
      modules: 'dotted',
      installs: true,
      source: 'https://docs.conan.io/2/reference/config_files/profiles.html#profile-rendering',
    },
  ],
  offline: [
    {
      arguments:
        /^(?:--version|profile|cache|config (?:home|list|get|set)|new|inspect|remote (?:list|list-users|add|remove|update|enable|disable|rename|login|logout|set-user)|user)\b/,
      source: 'https://docs.conan.io/2/reference/commands.html',
    },
    { arguments: /(?:^| )(?:-nr|--no-remote)(?: |$)/, source: 'https://docs.conan.io/2/reference/commands/install.html' },
  ],
};
