import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

/** The file that `attic login` writes. */
const ATTIC_SETTINGS = 'https://github.com/zhaofengli/attic/blob/main/client/src/config.rs';

export const cachix: Tool = {
  name: 'cachix',
  docs: 'https://docs.cachix.org/getting-started',
  programs: ['cachix', 'attic'],
  environment: [
    {
      variables: /NIX_\w+|CACHIX_\w+|ATTIC_\w+/i,
      how: 'reads %s',
      runs: 'builders',
      plain: /^(?:authtoken|config|login|use|generate-keypair)\b/,
      readsNothing: VERSION,
      source: 'https://docs.cachix.org/getting-started',
    },
  ],
  files: [
    { programs: ['cachix'], kind: 'Cachix settings', path: /\/cachix\/cachix\.dhall$/, where: 'home', source: 'https://docs.cachix.org/cli' },
    { programs: ['attic'], kind: 'attic logins', path: /\/attic\/config\.toml$/, where: 'home', source: ATTIC_SETTINGS },
  ],
  operands: [
    { programs: ['cachix'], command: ['authtoken'], operand: 0, form: 'value', source: 'https://docs.cachix.org/getting-started' },
    { programs: ['attic'], command: ['login'], operand: 2, form: 'value', source: 'https://docs.attic.rs/reference/attic-cli.html#attic-login' },
  ],
  input: [
    {
      programs: ['cachix'],
      arguments: /^authtoken --stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'token',
      source: 'https://docs.cachix.org/getting-started',
    },
  ],
  writes: [
    {
      programs: ['cachix'],
      kind: 'login',
      arguments: /^authtoken\b/,
      files: ['~/.config/cachix/cachix.dhall'],
      scopes: [{ option: /(?:^| )(?:-c|--config)[= ](?<path>\S+)/ }],
      holds: 'one',
      revert: [
        {
          command: ['authtoken'],
          arguments: /^(?!.*(?:^| )(?:-c|--config)\b)/,
          undo: { statement: 'rm -f ~/.config/cachix/cachix.dhall' },
          others: /\bcachix (?:authtoken|generate-keypair|config)\b|\bcachix\.dhall\b/,
          source: 'https://docs.cachix.org/cli',
        },
      ],
      source: 'https://docs.cachix.org/cli',
    },
    {
      programs: ['attic'],
      kind: 'login',
      arguments: /^login \S+ \S+ \S/,
      files: ['~/.config/attic/config.toml'],
      moved: ['XDG_CONFIG_HOME'],
      holds: 'name',
      revert: [
        {
          command: ['login'],
          // it has no logout
          undo: { statement: 'rm -f ~/.config/attic/config.toml' },
          others: /\battic login\b|\battic\/config\.toml\b/,
          source: ATTIC_SETTINGS,
        },
      ],
      source: 'https://docs.attic.rs/reference/attic-cli.html#attic-login',
    },
  ],
  offline: [{ arguments: /^(?:--version|authtoken|config|login|generate-keypair)\b/, source: 'https://docs.cachix.org/getting-started' }],
};
