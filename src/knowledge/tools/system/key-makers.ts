import type { Tool } from '../../tool.ts';

const KEY = 'a new private key';

/** Programs whose purpose is to make keys. */
export const keyMakers: Tool = {
  name: 'key-makers',
  title: 'programs that make keys',
  docs: 'https://smallstep.com/docs/step-cli/reference/certificate/create/',
  programs: ['step', 'mkcert', 'wg', 'certtool', 'age-keygen', 'easyrsa', 'puttygen', 'cfssljson', 'dropbearkey', 'pk12util'],
  generates: [
    {
      programs: ['step'],
      what: KEY,
      arguments: /^ca init\b/,
      file: '~/.step/secrets/root_ca_key',
      source: 'https://smallstep.com/docs/step-cli/reference/ca/init/',
    },
    {
      programs: ['step'],
      what: KEY,
      // SUBJECT CRT KEY; with --csr the second file is a request
      arguments: /^certificate create (?:--?[\w-]+(?:[ =]\S+)? )*[^-].*? (?<path>[^\s-]\S*(?:key|\.pem)\S*)(?: -|$)/,
      source: 'https://smallstep.com/docs/step-cli/reference/certificate/create/',
    },
    {
      programs: ['step'],
      what: KEY,
      arguments: /^crypto keypair [^\s-]\S* (?<path>[^\s-]\S*)/,
      source: 'https://smallstep.com/docs/step-cli/reference/crypto/keypair/',
    },
    {
      programs: ['mkcert'],
      what: KEY,
      arguments: /(?:^| )-key-file[ =](?<path>\S+)/,
      source: 'https://github.com/FiloSottile/mkcert#advanced-options',
    },
    {
      programs: ['mkcert'],
      what: 'the private key of a new certificate authority',
      arguments: /(?:^| )-install\b/,
      file: '~/.local/share/mkcert/rootCA-key.pem',
      source: 'https://github.com/FiloSottile/mkcert#changing-the-location-of-the-ca-files',
    },
    {
      programs: ['mkcert'],
      what: KEY,
      arguments: /^(?!.*-(?:CAROOT|uninstall|csr|version|help|pkcs12)\b)(?=(?:.* )?[^\s-])/,
      file: '{0}-key.pem',
      source: 'https://github.com/FiloSottile/mkcert#mkcert',
    },
    { programs: ['wg'], what: KEY, arguments: /^genkey\b/, prints: true, source: 'https://man7.org/linux/man-pages/man8/wg.8.html' },
    {
      programs: ['certtool'],
      what: KEY,
      arguments: /(?:^| )(?:--generate-privkey|-p)\b.* --outfile[ =](?<path>\S+)/,
      source: 'https://www.gnutls.org/manual/html_node/certtool-Invocation.html',
    },
    {
      programs: ['certtool'],
      what: KEY,
      arguments: /(?:^| )(?:--generate-privkey|-p)\b(?!.* --outfile\b)/,
      prints: true,
      source: 'https://www.gnutls.org/manual/html_node/certtool-Invocation.html',
    },
    {
      programs: ['age-keygen'],
      what: KEY,
      arguments: /^(?!.*(?:^| )-y\b).*(?:-o|--output)[ =]?(?<path>\S+)/,
      source: 'https://manpages.debian.org/age-keygen.1',
    },
    { programs: ['age-keygen'], what: KEY, arguments: /^(?!.*(?:^| )-(?:y|o|-output)\b)/, prints: true, source: 'https://manpages.debian.org/age-keygen.1' },
    {
      programs: ['puttygen'],
      what: KEY,
      arguments: /^(?=(?:.* )?(?:-t|--type) )(?!.*(?:^| )(?:-[lLp]|-O public\S*)(?: |$)).*(?:^| )-o (?<path>\S+)/,
      source: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/Chapter8.html#puttygen-cmdline',
    },
    {
      programs: ['cfssljson'],
      what: KEY,
      // BASENAME: it writes the key that cfssl made beside the certificate
      arguments: /^(?!.*(?:^| )-(?:f|stdout)\b)(?=(?:.* )?-bare\b)/,
      file: '{0}-key.pem',
      source: 'https://github.com/cloudflare/cfssl#the-cfssljson-utility',
    },
    {
      programs: ['dropbearkey'],
      what: KEY,
      arguments: /^(?!.*(?:^| )-y(?: |$)).*(?:^| )-f (?<path>\S+)/,
      source: 'https://manpages.debian.org/dropbearkey.1',
    },
    {
      programs: ['easyrsa'],
      what: 'the private key of a new certificate authority',
      arguments: /(?:^| )build-ca\b/,
      file: 'pki/private/ca.key',
      source: 'https://easy-rsa.readthedocs.io/en/latest/#building-the-ca',
    },
  ],
  writes: [
    {
      programs: ['puttygen'],
      kind: 'key-file',
      // another form of the same key; not its public half
      arguments: /^(?!.*(?:^| )(?:-[lLp]|-O public\S*)(?: |$))(?=(?:.* )?-o )/,
      files: ['the converted key'],
      scopes: [{ option: /(?:^| )-o (?<path>\S+)/ }],
      holds: 'one',
      source: 'https://the.earth.li/~sgtatham/putty/latest/htmldoc/Chapter8.html#puttygen-cmdline',
    },
    {
      programs: ['pk12util'],
      kind: 'key-file',
      arguments: /(?:^| )-i /,
      files: ['the NSS database'],
      scopes: [{ option: /(?:^| )-d (?:sql:|dbm:)?(?<path>\S+)/ }],
      source: 'https://firefox-source-docs.mozilla.org/security/nss/legacy/tools/pk12util/index.html',
    },
  ],
};
