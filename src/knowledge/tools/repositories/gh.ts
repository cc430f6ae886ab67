import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

/** Options of a login that take the next word. */
const LOGIN_OPTIONS = /^(?:-h|--hostname|-p|--git-protocol|-s|--scopes)$/;

export const gh: Tool = {
  name: 'gh',
  docs: 'https://cli.github.com/manual/gh_help_environment',
  forServices: true,
  programs: ['gh', 'hub'],
  environment: [
    {
      variables: /GH_\w+|GITHUB_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://cli.github.com/manual/gh_help_environment',
    },
  ],
  files: [
    {
      programs: ['gh'],
      kind: 'GitHub CLI logins',
      path: /\/\.config\/gh\/hosts\.yml$/,
      where: 'home',
      ownOnly: true,
      programOnly: true,
      source: 'https://cli.github.com/manual/gh_auth_login',
    },
  ],
  options: [
    {
      programs: ['gh'],
      options: ['--token', '-t', '--auth-token'],
      attached: 'never',
      form: 'value',
      source: 'https://cli.github.com/manual/gh_auth_login',
    },
  ],
  input: [
    {
      programs: ['gh'],
      arguments: /--with-token\b|--stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'GitHub token',
      source: 'https://cli.github.com/manual/gh_auth_login',
    },
  ],
  writes: [
    {
      programs: ['gh'],
      kind: 'login',
      arguments: /\bauth login\b/,
      files: ['~/.config/gh/hosts.yml'],
      moved: ['GH_CONFIG_DIR'],
      always: true,
      holds: 'host',
      revertedBy: /^gh auth logout\b/,
      revert: [
        {
          command: ['auth', 'login'],
          valued: LOGIN_OPTIONS,
          undo: { statement: 'rm -f "${GH_CONFIG_DIR:-$HOME/.config/gh}/hosts.yml"' },
          others: /\.config\/gh\b|\bauth login\b/,
          source: 'https://cli.github.com/manual/gh_auth_login',
        },
        {
          command: ['auth', 'login'],
          arguments: /(?:^| )(?:-h|--hostname)\b/,
          valued: LOGIN_OPTIONS,
          keep: /^(?:-h|--hostname(?:=.*)?)$/,
          undo: { arguments: 'auth logout {kept}' },
          source: 'https://cli.github.com/manual/gh_auth_logout',
        },
        {
          command: ['auth', 'login'],
          valued: LOGIN_OPTIONS,
          undo: { arguments: 'auth logout --hostname github.com' },
          source: 'https://cli.github.com/manual/gh_auth_logout',
        },
      ],
      source: 'https://cli.github.com/manual/gh_auth_login',
    },
  ],
  prints: [{ programs: ['gh'], arguments: /\bauth token\b/, what: 'a GitHub token', source: 'https://cli.github.com/manual/gh_auth_token' }],
  offline: [
    { programs: ['gh'], arguments: HELP, source: 'https://cli.github.com/manual/gh' },
    { programs: ['gh'], arguments: /^(?:config|alias|completion|auth (?:logout|setup-git)|extension list)\b/, source: 'https://cli.github.com/manual/gh' },
  ],
  logins: [{ programs: ['gh', 'hub'], source: 'https://cli.github.com/manual/gh_auth_login' }],
  usesLoginOf: [{ tool: 'git' }, { tool: 'ssh' }, { tool: 'netrc' }],
};
