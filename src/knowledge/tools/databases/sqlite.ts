import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const sqlite: Tool = {
  name: 'sqlite',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  programs: ['sqlite3'],
  environment: [
    {
      variables: /MYSQL_\w+|MARIADB_\w+|REDISCLI_AUTH|SQLCMD\w+|INFLUX_\w+|MONGO\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
    },
  ],
};
