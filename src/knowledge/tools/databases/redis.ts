import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const redis: Tool = {
  name: 'redis',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  programs: ['redis-cli', 'redis-server'],
  environment: [
    {
      variables: /MYSQL_\w+|MARIADB_\w+|REDISCLI_AUTH|SQLCMD\w+|INFLUX_\w+|MONGO\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
    },
  ],
  options: [
    { programs: ['redis-cli'], options: ['-a', '--pass'], form: 'value', source: 'https://redis.io/docs/latest/develop/tools/cli/' },
    {
      programs: ['redis-server'],
      options: ['--requirepass', '--masterauth'],
      form: 'value',
      source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/',
    },
  ],
  writes: [
    {
      programs: ['redis-cli'],
      kind: 'password-db',
      arguments: /identified by|password|createUser|requirepass/i,
      files: ['the database in the image'],
      source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
    },
  ],
};
