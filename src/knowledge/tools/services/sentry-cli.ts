import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const sentryCli: Tool = {
  name: 'sentry-cli',
  docs: 'https://docs.sentry.io/cli/configuration/',
  programs: ['sentry-cli'],
  environment: [{ variables: /SENTRY_\w+/i, how: 'reads %s', quiet: VERSION, source: 'https://docs.sentry.io/cli/configuration/' }],
  files: [{ kind: 'Sentry settings', path: /\/\.sentryclirc$|\/sentry\.properties$/, where: 'project', source: 'https://docs.sentry.io/cli/configuration/' }],
  options: [{ options: ['--auth-token', '--api-key'], form: 'value', source: 'https://docs.sentry.io/cli/configuration/' }],
  writes: [
    {
      kind: 'login',
      arguments: /\blogin\b/,
      files: ['~/.sentryclirc'],
      holds: 'one',
      revert: [{ command: ['login'], undo: { statement: 'rm -f ~/.sentryclirc' }, source: 'https://docs.sentry.io/cli/configuration/' }],
      source: 'https://docs.sentry.io/cli/configuration/',
    },
  ],
};
