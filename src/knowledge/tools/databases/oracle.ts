import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const oracle: Tool = {
  name: 'oracle',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  programs: ['sqlplus'],
  environment: [
    {
      variables: /MYSQL_\w+|MARIADB_\w+|REDISCLI_AUTH|SQLCMD\w+|INFLUX_\w+|MONGO\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
    },
  ],
  writes: [
    {
      kind: 'password-db',
      arguments: /identified by|password|createUser|requirepass/i,
      files: ['the database in the image'],
      source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
    },
  ],
};
