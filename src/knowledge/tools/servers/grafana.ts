import type { Tool } from '../../tool.ts';

export const grafana: Tool = {
  name: 'grafana',
  docs: 'https://developer.wordpress.org/cli/commands/config/create/',
  programs: ['grafana-cli'],
  writes: [
    {
      kind: 'password-db',
      arguments: /--?(?:db|database|admin|account)?[-_]?(?:pass(?:word|wd)?|url|new-password)\b|reset-admin-password/,
      files: ['the settings of the application'],
      account: true,
      source: 'https://developer.wordpress.org/cli/commands/config/create/',
    },
  ],
};
