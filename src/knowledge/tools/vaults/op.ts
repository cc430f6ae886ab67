import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const op: Tool = {
  name: 'op',
  docs: 'https://developer.1password.com/docs/cli/environment-variables/',
  forServices: true,
  programs: ['op'],
  environment: [
    {
      variables: /OP_\w+/i,
      how: 'reads %s',
      // it resolves references in every variable, and passes all variables on
      runs: 'the command that it is given',
      plain: /^(?!(?:.* )?(?:run|inject|plugin)\b)/,
      readsNothing: VERSION,
      source: 'https://developer.1password.com/docs/cli/reference/commands/run/',
    },
  ],
  files: [
    {
      kind: '1Password accounts',
      path: /\/\.?(?:config\/)?op\/config$/,
      where: 'home',
      source: 'https://developer.1password.com/docs/cli/config-directories/',
    },
  ],
  options: [
    { options: ['--secret-key'], form: 'value', source: 'https://developer.1password.com/docs/cli/reference/management-commands/account/#account-add' },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^account add\b/,
      files: ['~/.config/op/config'],
      moved: ['OP_CONFIG_DIR', 'XDG_CONFIG_HOME'],
      holds: 'account',
      revertedBy: /^op account forget\b/,
      revert: [
        {
          command: ['account', 'add'],
          valued: /^--(?:address|email|secret-key|shorthand)$/,
          undo: { statement: 'rm -f "${OP_CONFIG_DIR:-$HOME/.config/op}/config"' },
          others: /\bop\/config\b|\baccount add\b/,
          source: 'https://developer.1password.com/docs/cli/config-directories/',
        },
        {
          command: ['account', 'add'],
          arguments: /--shorthand /,
          valued: /^--(?:address|email|secret-key|shorthand)$/,
          undo: { arguments: 'account forget {--shorthand}' },
          source: 'https://developer.1password.com/docs/cli/reference/management-commands/account/#account-forget',
        },
      ],
      source: 'https://developer.1password.com/docs/cli/reference/management-commands/account/#account-add',
    },
  ],
  prints: [
    { arguments: /^(?:read|item get|inject)\b/, what: 'a secret from 1Password', source: 'https://developer.1password.com/docs/cli/reference/commands/read/' },
  ],
  offline: [
    { arguments: HELP, source: 'https://developer.1password.com/docs/cli/reference/' },
    { arguments: /^(?:account (?:list|ls|forget)|completion|update)\b/, source: 'https://developer.1password.com/docs/cli/reference/' },
  ],
};
