import type { Tool } from '../../tool.ts';

export const elasticsearch: Tool = {
  name: 'elasticsearch',
  docs: 'https://developer.wordpress.org/cli/commands/config/create/',
  programs: ['elasticsearch-keystore'],
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
