import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const oracle: Tool = {
  name: 'oracle',
  docs: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/configuring-SQL-Plus.html',
  programs: ['sqlplus', 'rman', 'expdp', 'impdp', 'sqlldr'],
  environment: [
    {
      variables: /ORACLE_\w+|TWO_TASK|TNS_ADMIN|SQLPATH|LOCAL/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/configuring-SQL-Plus.html',
    },
  ],
  operands: [
    {
      programs: ['sqlplus', 'expdp', 'impdp', 'sqlldr'],
      command: [],
      key: /^\w+\//,
      operand: 0,
      form: 'user/value',
      source: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/sqpug/starting-SQL-Plus.html',
    },
    {
      programs: ['rman'],
      command: ['target'],
      key: /^\w+\//,
      operand: 0,
      form: 'user/value',
      source: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/rcmrf/rman.html',
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
