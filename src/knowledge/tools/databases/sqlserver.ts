import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const sqlserver: Tool = {
  name: 'sqlserver',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  programs: ['sqlcmd', 'bcp'],
  environment: [
    {
      programs: ['sqlcmd'],
      variables: /MYSQL_\w+|MARIADB_\w+|REDISCLI_AUTH|SQLCMD\w+|INFLUX_\w+|MONGO\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
    },
  ],
  options: [{ options: ['-P'], form: 'value', source: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility' }],
  writes: [
    {
      programs: ['sqlcmd'],
      kind: 'password-db',
      arguments: /identified by|password|createUser|requirepass/i,
      files: ['the database in the image'],
      source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
    },
  ],
};
