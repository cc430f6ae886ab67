import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const sqlite: Tool = {
  name: 'sqlite',
  docs: 'https://www.sqlite.org/cli.html',
  programs: ['sqlite3'],
  environment: [{ variables: /SQLITE_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://www.sqlite.org/cli.html' }],
};
