import type { Tool } from '../../tool.ts';

export const gpg: Tool = {
  name: 'gpg',
  docs: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html',
  programs: ['gpg', 'gpg2', 'gpgconf', 'gpgv', 'dirmngr'],
  inert: [
    {
      certainty: 'always',
      what: 'a tool for keys, which reads only what its arguments name',
      source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html',
    },
  ],
  options: [
    {
      programs: ['gpg', 'gpg2'],
      options: ['--passphrase'],
      form: 'value',
      source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Esoteric-Options.html',
    },
  ],
  writes: [
    {
      programs: ['gpg', 'gpg2'],
      kind: 'key-file',
      arguments: /--(?:import|allow-secret-key-import)\b(?!.*\.(?:pub|asc)\b)/,
      files: ['~/.gnupg'],
      moved: ['GNUPGHOME'],
      holds: 'name',
      revertedBy: /--delete-secret-(?:and-public-)?keys?\b/,
      source: 'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html',
    },
  ],
};
