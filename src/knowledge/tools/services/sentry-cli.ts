import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const sentryCli: Tool = {
  name: 'sentry-cli',
  docs: 'https://docs.sentry.io/cli/configuration/',
  programs: ['sentry-cli'],
  environment: [{ variables: /SENTRY_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://docs.sentry.io/cli/configuration/' }],
  files: [
    {
      kind: 'Sentry settings',
      path: /\/\.sentryclirc$|\/sentry\.properties$/,
      where: 'project',
      programOnly: true,
      source: 'https://docs.sentry.io/cli/configuration/',
    },
  ],
  readsFilesOf: [{ tool: 'dotenv' }],
  options: [{ options: ['--auth-token', '--api-key'], form: 'value', source: 'https://docs.sentry.io/cli/configuration/' }],
  writes: [
    {
      kind: 'login',
      arguments: /\blogin\b/,
      // without --global, it writes into the nearest such file of a parent folder, if there is one
      files: ['~/.sentryclirc'],
      holds: 'one',
      revert: [
        {
          command: ['login'],
          valued: /^(?:--auth-token|--url|--header)$/,
          undo: { statement: 'rm -f ~/.sentryclirc' },
          others: /sentryclirc\b/,
          source: 'https://docs.sentry.io/cli/configuration/',
        },
      ],
      source: 'https://docs.sentry.io/cli/configuration/',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://docs.sentry.io/cli/' },
    {
      arguments:
        /\bsourcemaps (?:inject|resolve)\b|\bdebug-files (?:check|find|bundle-sources|bundle-jvm)\b|\breleases propose-version\b|^(?:update|uninstall|bash-hook)\b/,
      source: 'https://docs.sentry.io/cli/',
    },
  ],
  logins: [{ source: 'https://docs.sentry.io/cli/configuration/' }],
  places: [
    {
      kinds: ['sentry'],
      home: /^\.sentryclirc$/,
      project: /^(?:\.sentryclirc|(?:android\/|ios\/)?sentry\.properties)$/,
      serves: 'build',
      source: 'https://docs.sentry.io/cli/configuration/',
    },
  ],
};
