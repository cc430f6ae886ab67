import type { Tool } from '../../tool.ts';

export const fossil: Tool = {
  name: 'fossil',
  docs: 'https://fossil-scm.org/home/help/user',
  programs: ['fossil'],
  inert: [
    {
      certainty: 'by-manual',
      what: 'a version control tool, which sends only what its arguments name',
      source: 'https://fossil-scm.org/home/help/clone',
    },
  ],
  operands: [
    { command: ['user', 'password'], operand: 1, form: 'value', source: 'https://fossil-scm.org/home/help/user' },
    { command: ['user', 'new'], operand: 2, form: 'value', source: 'https://fossil-scm.org/home/help/user' },
  ],
  writes: [
    {
      kind: 'password-db',
      arguments: /^user (?:password|new)\b/,
      files: ['the Fossil repository'],
      account: true,
      source: 'https://fossil-scm.org/home/help/user',
    },
  ],
};
