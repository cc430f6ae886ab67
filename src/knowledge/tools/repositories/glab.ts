import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const glab: Tool = {
  name: 'glab',
  docs: 'https://cli.github.com/manual/gh_help_environment',
  programs: ['glab'],
  environment: [
    {
      variables: /(?:GH|GITHUB|GITLAB|GLAB)_\w*TOKEN|GH_\w+|GITHUB_\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://cli.github.com/manual/gh_help_environment',
    },
  ],
  options: [
    {
      options: ['--token', '-t', '--auth', '--authtoken', '--auth-key', '--authkey', '--auth-token'],
      attached: 'never',
      form: 'value',
      source: 'https://cli.github.com/manual/gh_auth_login',
    },
  ],
  input: [
    {
      arguments: /--with-token\b|--stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'GitHub token',
      source: 'https://cli.github.com/manual/gh_auth_login',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /\bauth login\b/,
      files: ['~/.config/gh/hosts.yml'],
      moved: ['GH_CONFIG_DIR'],
      always: true,
      holds: 'host',
      revertedBy: /^(?:gh|glab) auth logout\b/,
      source: 'https://cli.github.com/manual/gh_auth_login',
    },
  ],
  prints: [{ arguments: /\bauth token\b/, what: 'a GitHub token', source: 'https://cli.github.com/manual/gh_auth_token' }],
};
