import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const cassandra: Tool = {
  name: 'cassandra',
  docs: 'https://cassandra.apache.org/doc/latest/cassandra/managing/tools/cqlsh.html',
  programs: ['cqlsh', 'clickhouse-client', 'clickhouse'],
  environment: [
    {
      programs: ['cqlsh', 'clickhouse-client'],
      variables: /(?:CQLSH|CASSANDRA|CLICKHOUSE)_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://clickhouse.com/docs/interfaces/cli#environment-variable-options',
    },
  ],
  options: [
    {
      programs: ['clickhouse-client', 'clickhouse'],
      options: ['-p', '--password', '-password'],
      attached: 'never',
      form: 'value',
      source: 'https://clickhouse.com/docs/interfaces/cli',
    },
    {
      programs: ['cqlsh'],
      options: ['-p', '--password', '-password'],
      form: 'value',
      attached: 'never',
      source: 'https://cassandra.apache.org/doc/latest/cassandra/managing/tools/cqlsh.html',
    },
  ],
};
