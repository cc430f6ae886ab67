import type { Tool } from '../../tool.ts';

export const gpg: Tool = {
  name: 'gpg',
  docs: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html',
  programs: ['gpg', 'gpg2', 'gpgconf', 'gpgv', 'dirmngr', 'dpkg-sig', 'debsign', 'rpmsign'],
  inert: [
    {
      programs: ['gpg', 'gpg2', 'gpgconf', 'gpgv', 'dirmngr'],
      certainty: 'always',
      what: 'a tool for keys, which reads only what its arguments name',
      source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html',
    },
  ],
  files: [
    {
      programs: ['gpg', 'gpg2', 'gpgv'],
      kind: 'gpg keys',
      path: /\/\.gnupg(?:\/|$)/,
      where: 'home',
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
  offline: [
    {
      programs: ['gpg', 'gpg2'],
      arguments: /--(?:import|list-keys|list-secret-keys|fingerprint|recv-keys?|keyserver|verify|version|dearmor|export)\b/,
      source: 'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html',
    },
  ],
  writes: [
    {
      programs: ['gpg', 'gpg2'],
      kind: 'key-file',
      arguments: /--(?:import|allow-secret-key-import)\b(?!.*\.pub\b)/,
      files: ['~/.gnupg'],
      moved: ['GNUPGHOME'],
      holds: 'name',
      revertedBy: /--delete-secret-(?:and-public-)?keys?\b|^rm .*\bprivate-keys-v1\.d\b/,
      revert: [
        {
          command: [],
          undo: { statement: 'rm -rf "${GNUPGHOME:-$HOME/.gnupg}/private-keys-v1.d" "${GNUPGHOME:-$HOME/.gnupg}/secring.gpg"' },
          source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html',
        },
      ],
      source: 'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html',
    },
  ],
  fileArguments: [
    {
      programs: ['gpg', 'gpg2'],
      effect: 'write',
      arguments: /--(?:enarmor|dearmor|store)\b/,
      files: { separate: /^(?:-o|--output)$/, attached: /^--output=/ },
      source: 'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html',
    },
  ],
  output: [{ programs: ['gpg'], of: 'input', source: 'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html' }],
  logins: [{ programs: ['gpg', 'gpg2', 'dpkg-sig', 'debsign', 'rpmsign'], source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html' }],
  places: [{ kinds: ['gnupg'], home: /^\.gnupg\//, serves: 'either', source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html' }],
  credentialFiles: [
    {
      programs: ['gpg', 'gpg2'],
      kind: 'token-file',
      options: ['--passphrase-file'],
      source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Esoteric-Options.html',
    },
  ],
  publicKeys: [
    { programs: ['gpg', 'gpg2'], arguments: /(?:^| )--dearmor\b/, source: 'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html' },
    {
      programs: ['gpg', 'gpg2'],
      arguments: /--import\b/,
      besides: /^(?!.*--(?:detach-|clear-?)?sign\b)(?!.*--decrypt\b).*--verify\b/s,
      source: 'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html',
    },
    { programs: ['gpgv'], arguments: /./, source: 'https://www.gnupg.org/documentation/manuals/gnupg/gpgv.html' },
  ],
  credentialFolders: [{ name: '.gnupg', source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html' }],
};
