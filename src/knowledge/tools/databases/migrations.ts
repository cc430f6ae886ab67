import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const migrations: Tool = {
  name: 'migrations',
  docs: 'https://docs.rs/crate/sqlx-cli/latest',
  programs: ['sqlx', 'diesel', 'dbmate', 'sea-orm-cli'],
  environment: [
    {
      variables: /(?:\w+_)?DATABASE_(?:URL|PASSWORD)|DBMATE_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://docs.rs/crate/sqlx-cli/latest',
    },
  ],
  readsFilesOf: [{ tool: 'dotenv' }],
  offline: [{ arguments: HELP, source: 'https://docs.rs/crate/sqlx-cli/latest' }],
};
