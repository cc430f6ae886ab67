import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const oracle: Tool = {
  name: 'oracle',
  docs: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/configuring-SQL-Plus.html',
  programs: ['sqlplus'],
  environment: [
    {
      variables: /ORACLE_\w+|TWO_TASK|TNS_ADMIN|SQLPATH|LOCAL/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/configuring-SQL-Plus.html',
    },
  ],
  writes: [
    {
      kind: 'password-db',
      arguments: /identified by|password|createUser|requirepass/i,
      files: ['the database in the image'],
      source: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sqlrf/CREATE-USER.html',
    },
  ],
};
