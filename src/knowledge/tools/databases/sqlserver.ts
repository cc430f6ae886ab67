import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const sqlserver: Tool = {
  name: 'sqlserver',
  docs: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility',
  programs: ['sqlcmd', 'bcp'],
  environment: [
    {
      programs: ['sqlcmd'],
      variables: /SQLCMD\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility',
    },
  ],
  options: [
    {
      when: /(?:^| )-S ?(?:localhost|127\.|\.)/,
      options: ['-P'],
      form: 'value',
      ofImage: true,
      source: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility',
    },
    { options: ['-P'], form: 'value', source: 'https://learn.microsoft.com/sql/tools/sqlcmd/sqlcmd-utility' },
  ],
  writes: [
    {
      programs: ['sqlcmd'],
      kind: 'password-db',
      arguments: /identified by|password|createUser|requirepass/i,
      files: ['the database in the image'],
      source: 'https://learn.microsoft.com/sql/t-sql/statements/create-login-transact-sql',
    },
  ],
};
