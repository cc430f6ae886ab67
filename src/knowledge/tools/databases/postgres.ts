import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { words } from '../../words.ts';

export const postgres: Tool = {
  name: 'postgres',
  docs: 'https://www.postgresql.org/docs/current/libpq-envars.html',
  programs: words(`
      psql pg_dump pg_restore createdb createuser dropdb initdb pg_ctl pg_ctlcluster postgres pg_isready
    `),
  environment: [
    {
      variables: /PG\w+|POSTGRES_\w+|DATABASE_URL/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://www.postgresql.org/docs/current/libpq-envars.html',
    },
  ],
  files: [
    {
      programs: ['psql', 'pg_dump', 'pg_restore'],
      kind: 'database password file',
      path: /\/\.pgpass$/,
      where: 'home',
      source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
    },
  ],
  options: [
    {
      programs: ['psql'],
      options: ['-c', '--command'],
      form: 'text',
      ofImage: true,
      source: 'https://www.postgresql.org/docs/current/sql-createrole.html',
    },
  ],
  writes: [
    {
      programs: ['psql'],
      kind: 'password-db',
      arguments: /identified by|password|createUser|requirepass/i,
      files: ['the database in the image'],
      source: 'https://www.postgresql.org/docs/current/sql-createrole.html',
    },
    {
      programs: ['psql'],
      kind: 'edit',
      arguments:
        /^(?!(?:.* )?(?:-h ?|--host[ =])(?!localhost|127\.|\/))(?!.*(?::\/\/|\bhost=|\$\{?\w*(?:URL|URI|DSN)\b)).*(?:^| )(?:-\w*c ?|--command[ =])\W*(?:insert|update|merge|copy|alter|create|set|call|do|select [\w.]{0,40}set\w{0,40})\b/i,
      words: /\b(?:insert|update|merge|copy|alter|create|set|call|do|select)\b./i,
      files: ['the database in the image'],
      source: 'https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-OPTION-COMMAND',
    },
  ],
  logs: [
    {
      programs: ['psql'],
      arguments: /(?:^| )(?:-[AqtXwW]*[aebE]|--echo-\w+)(?: |$)/,
      to: 'output',
      shows: 'always',
      source: 'https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-OPTION-ECHO-QUERIES',
    },
    {
      programs: ['psql'],
      to: { separate: /^(?:-[AqtXwW]*L|--log-file)$/, attached: /^(?:-L|--log-file=)(?=.)/ },
      shows: 'always',
      source: 'https://www.postgresql.org/docs/current/app-psql.html#APP-PSQL-OPTION-LOG-FILE',
    },
  ],
  credentialFiles: [{ kind: 'database-login', variables: ['PGPASSFILE'], source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html' }],
};
