import type { Tool } from '../../tool.ts';

export const tailscale: Tool = {
  name: 'tailscale',
  docs: 'https://tailscale.com/kb/1080/cli',
  programs: ['tailscale'],
  options: [{ options: ['--auth-key', '--authkey', '-authkey'], attached: 'never', form: 'value', source: 'https://tailscale.com/kb/1080/cli#up' }],
};
