import type { Tool } from '../../tool.ts';

export const grafana: Tool = {
  name: 'grafana',
  docs: 'https://grafana.com/docs/grafana/latest/cli/',
  programs: ['grafana-cli'],
  operands: [
    { command: ['admin', 'reset-admin-password'], operand: 0, form: 'value', source: 'https://grafana.com/docs/grafana/latest/cli/#reset-admin-password' },
  ],
  writes: [
    {
      kind: 'password-db',
      arguments: /\breset-admin-password\b/,
      files: ['/var/lib/grafana/grafana.db'],
      holds: 'one',
      account: true,
      source: 'https://grafana.com/docs/grafana/latest/cli/#reset-admin-password',
    },
  ],
};
