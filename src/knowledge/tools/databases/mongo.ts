import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const mongo: Tool = {
  name: 'mongo',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  programs: ['mongo', 'mongosh', 'mongodump', 'mongorestore', 'mongoimport', 'mongoexport', 'mongod'],
  environment: [
    {
      programs: ['mongo', 'mongod', 'mongosh'],
      variables: /MYSQL_\w+|MARIADB_\w+|REDISCLI_AUTH|SQLCMD\w+|INFLUX_\w+|MONGO\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
    },
  ],
  options: [
    {
      programs: ['mongo', 'mongosh', 'mongodump', 'mongorestore', 'mongoimport', 'mongoexport'],
      options: ['-p', '--password'],
      form: 'value',
      source: 'https://www.mongodb.com/docs/mongodb-shell/reference/options/',
    },
  ],
  writes: [
    {
      programs: ['mongo', 'mongosh'],
      kind: 'password-db',
      arguments: /identified by|password|createUser|requirepass/i,
      files: ['the database in the image'],
      source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html',
    },
  ],
};
