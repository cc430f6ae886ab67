import type { Tool } from '../../tool.ts';

export const openssl: Tool = {
  name: 'openssl',
  docs: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/',
  programs: ['openssl'],
  inert: [
    {
      certainty: 'by-manual',
      what: 'a tool for certificates, which reads only what its arguments name',
      unless: /\benv:/,
      source: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/',
    },
  ],
  options: [
    {
      when: /^(?:genrsa|genpkey|gendsa|ecparam|req)\b/,
      options: ['-passout'],
      attached: 'never',
      form: 'pass:value',
      ofImage: true,
      source: 'https://docs.openssl.org/master/man1/openssl-genpkey/',
    },
    {
      options: ['-passin', '-passout', '-pass', '-password'],
      attached: 'never',
      form: 'pass:value',
      source: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/',
    },
    { when: /^(?:enc|aes-?\d+\S*|des\S*)\b/, options: ['-k'], attached: 'never', form: 'value', source: 'https://docs.openssl.org/master/man1/openssl-enc/' },
  ],
  operands: [{ command: ['passwd'], operand: 0, form: 'value', source: 'https://docs.openssl.org/master/man1/openssl-passwd/' }],
  input: [
    {
      arguments: /^passwd\b.*\s-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'openssl passwd',
      source: 'https://docs.openssl.org/master/man1/openssl-passwd/',
    },
  ],
  generates: [
    {
      what: 'a new private key',
      arguments: /^(?:genrsa|genpkey(?!.* -genparam\b)|gendsa|(?:ecparam|dsaparam)(?=.* -genkey\b))\b.* -out (?<path>[^\s-]\S*)/,
      source: 'https://docs.openssl.org/master/man1/openssl-genpkey/',
    },
    {
      what: 'a new private key',
      arguments: /^(?:genrsa|genpkey(?!.* -genparam\b)|gendsa|(?:ecparam|dsaparam)(?=.* -genkey\b))\b(?!.* -out\b)/,
      prints: true,
      source: 'https://docs.openssl.org/master/man1/openssl-genrsa/',
    },
    {
      what: 'a new private key',
      // with -key it uses one that is there
      arguments: /^req\b(?!.* -key\b)(?=.* -(?:new|newkey|x509)\b).* -keyout (?<path>[^\s-]\S*)/,
      source: 'https://docs.openssl.org/master/man1/openssl-req/',
    },
  ],
  writes: [
    {
      kind: 'key-file',
      // another form of the same key; not its public half, a certificate or a text about it
      arguments: /^(?:rsa|dsa|ec|pkey|pkcs8|pkcs12)\b(?!.* -(?:pubout|pubin|nokeys|noout)\b).* -out /,
      files: ['the converted key'],
      scopes: [{ option: / -out (?<path>\S+)/ }],
      holds: 'one',
      source: 'https://docs.openssl.org/master/man1/openssl-pkey/',
    },
  ],
  output: [{ programs: ['openssl'], of: 'input', source: 'https://docs.openssl.org/master/man1/openssl-enc/' }],
  fileArguments: [
    {
      programs: ['openssl'],
      effect: 'write',
      arguments: /^(?:base64|enc)\b(?!.* -(?:aes|aria|camellia|chacha|des|pbkdf2|pass|k|K)\b)/,
      files: { separate: /^-out$/, attached: /^(?!)/ },
      source: 'https://docs.openssl.org/master/man1/openssl-enc/',
    },
  ],
  credentialFiles: [
    {
      kind: 'token-file',
      options: ['-pass', '-passin', '-passout', '-k'],
      prefix: 'file:',
      source: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/',
    },
    { kind: 'token-file', options: ['-kfile'], source: 'https://docs.openssl.org/master/man1/openssl-enc/' },
    { kind: 'private-key', options: ['-inkey'], source: 'https://docs.openssl.org/master/man1/openssl-pkcs12/' },
  ],
};
