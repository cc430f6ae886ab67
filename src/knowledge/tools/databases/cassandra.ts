import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const cassandra: Tool = {
  name: 'cassandra',
  docs: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  programs: ['cqlsh', 'clickhouse-client', 'clickhouse'],
  environment: [
    {
      programs: ['cqlsh', 'clickhouse-client'],
      variables: /MYSQL_\w+|MARIADB_\w+|REDISCLI_AUTH|SQLCMD\w+|INFLUX_\w+|MONGO\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
    },
  ],
  options: [
    {
      programs: ['clickhouse-client', 'clickhouse'],
      options: ['-p', '--password', '-password'],
      attached: 'never',
      form: 'value',
      source: 'https://neo4j.com/docs/operations-manual/current/tools/cypher-shell/',
    },
    {
      programs: ['cqlsh'],
      options: ['-p', '--password', '-password'],
      form: 'value',
      attached: 'never',
      source: 'https://docs.wildfly.org/26/Getting_Started_Guide.html',
    },
  ],
};
