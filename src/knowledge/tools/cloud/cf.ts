import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const cf: Tool = {
  name: 'cf',
  docs: 'https://cli.cloudfoundry.org/en-US/v8/',
  forServices: true,
  programs: ['cf'],
  environment: [{ variables: /CF_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://cli.cloudfoundry.org/en-US/v8/auth.html' }],
  files: [
    { kind: 'Cloud Foundry login', path: /\/\.cf(?:\/config\.json)?$/, where: 'home', source: 'https://docs.cloudfoundry.org/cf-cli/getting-started.html' },
  ],
  options: [{ when: /\blogin\b/, options: ['-p'], form: 'value', source: 'https://cli.cloudfoundry.org/en-US/v8/login.html' }],
  operands: [{ command: ['auth'], operand: 1, form: 'value', source: 'https://cli.cloudfoundry.org/en-US/v8/auth.html' }],
  writes: [
    {
      kind: 'login',
      arguments: /^(?:login|l|auth)\b/,
      files: ['~/.cf/config.json'],
      moved: ['CF_HOME'],
      holds: 'one',
      revertedBy: /^cf (?:logout|lo)\b/,
      revert: [
        {
          command: ['login'],
          valued: /^-[aupos]$/,
          undo: { statement: 'rm -f "${CF_HOME:-$HOME}/.cf/config.json"' },
          source: 'https://docs.cloudfoundry.org/cf-cli/getting-started.html',
        },
        {
          command: ['auth'],
          undo: { statement: 'rm -f "${CF_HOME:-$HOME}/.cf/config.json"' },
          source: 'https://docs.cloudfoundry.org/cf-cli/getting-started.html',
        },
      ],
      source: 'https://cli.cloudfoundry.org/en-US/v8/login.html',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://cli.cloudfoundry.org/en-US/v8/' },
    { arguments: /^(?:api|logout|lo|config|target|plugins|add-plugin-repo|create-app-manifest)\b/, source: 'https://cli.cloudfoundry.org/en-US/v8/' },
  ],
};
