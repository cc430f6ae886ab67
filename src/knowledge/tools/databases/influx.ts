import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const influx: Tool = {
  name: 'influx',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  programs: ['influx'],
  environment: [
    {
      variables: /MYSQL_\w+|MARIADB_\w+|REDISCLI_AUTH|SQLCMD\w+|INFLUX_\w+|MONGO\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
    },
  ],
  options: [
    {
      options: ['-p', '--password', '-password'],
      attached: 'never',
      form: 'value',
      source: 'https://neo4j.com/docs/operations-manual/current/tools/cypher-shell/',
    },
  ],
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
