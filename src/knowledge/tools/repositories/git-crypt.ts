import type { Tool } from '../../tool.ts';

const MANUAL = 'https://github.com/AGWA/git-crypt/blob/master/man/git-crypt.xml';

export const gitCrypt: Tool = {
  name: 'git-crypt',
  docs: MANUAL,
  programs: ['git-crypt', 'transcrypt'],
  inert: [{ certainty: 'by-manual', what: 'a tool for encrypted files, which reads only what its arguments name', source: MANUAL }],
  writes: [
    {
      programs: ['git-crypt'],
      kind: 'config',
      // it keeps the key for later commands, and writes the files in plain text
      arguments: /^unlock [^-]/,
      files: ['.git/git-crypt/keys'],
      revertedBy: /^git-crypt lock\b/,
      source: MANUAL,
    },
    {
      programs: ['transcrypt'],
      kind: 'config',
      arguments: /(?:^| )(?:-p|--password)[ =]/,
      files: ['.git/config'],
      revertedBy: /^transcrypt (?:.* )?(?:-f|--flush-credentials|-F|--force)\b/,
      source: 'https://github.com/elasticdog/transcrypt#usage',
    },
  ],
};
