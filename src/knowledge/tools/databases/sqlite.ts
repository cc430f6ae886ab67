import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const sqlite: Tool = {
  name: 'sqlite',
  docs: 'https://www.sqlite.org/cli.html',
  programs: ['sqlite3'],
  environment: [{ variables: /SQLITE_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://www.sqlite.org/cli.html' }],
  fileArguments: [
    {
      effect: 'edit',
      // a query only reads, and a database in memory is no file
      arguments:
        /^(?!(?:.* )?(?:-readonly|:memory:)(?: |$))(?!(?:\S+ )+['"]?(?:select|\.schema|\.tables|\.dump|explain)\b(?!.*\b(?:insert|update|replace|delete|create|alter)\b))/i,
      files: { operands: 'first', valued: /^--?(?:init|cmd|separator|newline|nullvalue|mmap|vfs|lookaside|pagecache|heap|maxsize)$/ },
      source: 'https://www.sqlite.org/cli.html#command_line_options',
    },
  ],
};
