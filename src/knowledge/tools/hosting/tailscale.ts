import type { Tool } from '../../tool.ts';

export const tailscale: Tool = {
  name: 'tailscale',
  docs: 'https://cli.github.com/manual/gh_auth_login',
  programs: ['tailscale'],
  options: [
    {
      options: ['--token', '-t', '--auth', '--authtoken', '--auth-key', '--authkey', '--auth-token'],
      attached: 'never',
      form: 'value',
      source: 'https://cli.github.com/manual/gh_auth_login',
    },
  ],
};
