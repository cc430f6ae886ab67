import { HELP } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const circleci: Tool = {
  name: 'circleci',
  docs: 'https://circleci-public.github.io/circleci-cli/',
  programs: ['circleci'],
  environment: [
    {
      variables: /CIRCLECI_CLI_\w+/i,
      how: 'reads %s',
      source: 'https://github.com/CircleCI-Public/circleci-cli/blob/main/settings/settings.go',
    },
  ],
  files: [
    {
      kind: 'CircleCI token',
      path: /\/\.circleci\/cli\.yml$/,
      where: 'home',
      ownOnly: true,
      source: 'https://github.com/CircleCI-Public/circleci-cli/blob/main/settings/settings.go',
    },
  ],
  options: [{ options: ['--token'], attached: 'never', form: 'value', source: 'https://circleci-public.github.io/circleci-cli/circleci_setup.html' }],
  writes: [
    {
      kind: 'login',
      arguments: /^setup\b(?=.* --token[ =])/,
      files: ['~/.circleci/cli.yml'],
      holds: 'one',
      revertedBy: /^rm\b.*\.circleci/,
      revert: [
        {
          command: ['setup'],
          undo: { statement: 'rm -f "$HOME/.circleci/cli.yml"' },
          source: 'https://github.com/CircleCI-Public/circleci-cli/blob/main/settings/settings.go',
        },
      ],
      source: 'https://github.com/CircleCI-Public/circleci-cli/blob/main/cmd/setup.go',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://circleci-public.github.io/circleci-cli/' },
    { arguments: /^(?:setup|completion|diagnostic|config (?:pack|generate))\b/, source: 'https://circleci-public.github.io/circleci-cli/' },
  ],
  logins: [{ own: true, source: 'https://circleci-public.github.io/circleci-cli/circleci_setup.html' }],
  ownVariables: [{ pattern: /^CIRCLECI_CLI_TOKEN$/, source: 'https://github.com/CircleCI-Public/circleci-cli/blob/main/settings/settings.go' }],
};
