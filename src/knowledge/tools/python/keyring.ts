import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const keyring: Tool = {
  name: 'keyring',
  docs: 'https://keyring.readthedocs.io/',
  programs: ['keyring'],
  environment: [
    {
      variables: /(?:PYTHON_)?KEYRING_\w+/i,
      how: 'reads %s to choose its back end',
      runs: 'its back ends',
      plain: /^(?:--list-backends|--disable|diagnose)\b/,
      readsNothing: VERSION,
      source: 'https://keyring.readthedocs.io/en/latest/#configuring',
    },
  ],
  input: [
    {
      arguments: /(?:^| )set \S+ \S+/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'password',
      source: 'https://keyring.readthedocs.io/en/latest/#command-line-utility',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )set \S+ \S+/,
      files: ['~/.local/share/python_keyring/keyring_pass.cfg'],
      holds: 'name',
      revertedBy: /^keyring (?:\S+ )*del\b/,
      revert: [
        {
          command: ['set'],
          valued: /^(?:-b|--keyring-backend|-p|--keyring-path)$/,
          keep: /^(?:-b|--keyring-backend|-p|--keyring-path)$/,
          undo: { arguments: '{kept} del {0} {1}' },
          source: 'https://keyring.readthedocs.io/en/latest/#command-line-utility',
        },
      ],
      source: 'https://keyring.readthedocs.io/en/latest/#command-line-utility',
    },
  ],
  offline: [
    { arguments: /^(?:--list-backends|diagnose)\b|(?:^| )(?:set|del) \S+ \S+/, source: 'https://keyring.readthedocs.io/en/latest/#command-line-utility' },
  ],
};
