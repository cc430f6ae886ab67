import type { Tool } from '../../tool.ts';

export const keyring: Tool = {
  name: 'keyring',
  docs: 'https://github.com/jaraco/keyring',
  programs: ['keyring'],
  writes: [
    {
      kind: 'login',
      arguments: /\bset\b/,
      files: ['~/.local/share/python_keyring'],
      holds: 'host',
      revertedBy: /^keyring del\b/,
      source: 'https://github.com/jaraco/keyring',
    },
  ],
};
