import type { Tool } from '../../tool.ts';

export const elasticsearch: Tool = {
  name: 'elasticsearch',
  docs: 'https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/elasticsearch-keystore',
  programs: ['elasticsearch-keystore', 'elasticsearch-reset-password', 'elasticsearch-users'],
  options: [
    {
      programs: ['elasticsearch-users'],
      options: ['-p'],
      form: 'value',
      source: 'https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/users-command',
    },
  ],
  writes: [
    {
      programs: ['elasticsearch-keystore'],
      kind: 'password-db',
      arguments: /^add\b/,
      files: ['/usr/share/elasticsearch/config/elasticsearch.keystore'],
      holds: 'setting',
      account: true,
      revertedBy: /\belasticsearch-keystore remove\b/,
      source: 'https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/elasticsearch-keystore',
    },
    {
      programs: ['elasticsearch-users'],
      kind: 'password-db',
      arguments: /^(?:useradd|passwd)\b/,
      files: ['/usr/share/elasticsearch/config/users'],
      holds: 'account',
      account: true,
      source: 'https://www.elastic.co/docs/reference/elasticsearch/command-line-tools/users-command',
    },
  ],
};
