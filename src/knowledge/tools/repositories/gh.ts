import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const gh: Tool = {
  name: 'gh',
  docs: 'https://cli.github.com/manual/gh_help_environment',
  programs: ['gh', 'hub'],
  environment: [
    {
      variables: /(?:GH|GITHUB|GITLAB|GLAB)_\w*TOKEN|GH_\w+|GITHUB_\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://cli.github.com/manual/gh_help_environment',
    },
  ],
  files: [
    { programs: ['gh'], kind: 'GitHub CLI logins', path: /\/\.config\/gh\/hosts\.yml$/, where: 'home', source: 'https://cli.github.com/manual/gh_auth_login' },
  ],
  options: [
    {
      programs: ['gh'],
      options: ['--token', '-t', '--auth', '--authtoken', '--auth-key', '--authkey', '--auth-token'],
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
      revertedBy: /^(?:gh|glab) auth logout\b/,
      revert: [
        {
          command: ['auth', 'login'],
          undo: { statement: 'rm -f "${GH_CONFIG_DIR:-$HOME/.config/gh}/hosts.yml"' },
          source: 'https://cli.github.com/manual/gh_auth_login',
        },
      ],
      source: 'https://cli.github.com/manual/gh_auth_login',
    },
  ],
  prints: [{ programs: ['gh'], arguments: /\bauth token\b/, what: 'a GitHub token', source: 'https://cli.github.com/manual/gh_auth_token' }],
  offline: [{ programs: ['gh'], arguments: /^(?:registry |auth )?logout\b/, source: 'https://docs.docker.com/reference/cli/docker/logout/' }],
};
