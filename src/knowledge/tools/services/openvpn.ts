import type { Tool } from '../../tool.ts';

export const openvpn: Tool = {
  name: 'openvpn',
  docs: 'https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html',
  programs: ['openvpn'],
  inert: [
    {
      certainty: 'by-manual',
      what: 'a client of a private network, which reads only what its arguments name',
      unless: /--(?:up|down|route-up|ipchange|client-connect|auth-user-pass-verify|script-security)\b/,
      source: 'https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html',
    },
  ],
  generates: [
    {
      what: 'a new private key',
      arguments: /--genkey\b(?: --secret| (?:secret|tls-crypt|tls-auth|tls-crypt-v2-server|tls-crypt-v2-client))? (?<path>[^\s-]\S*)/,
      source: 'https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html',
    },
  ],
  credentialFiles: [
    {
      kind: 'token-file',
      options: ['--auth-user-pass', '--askpass'],
      source: 'https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html',
    },
    { kind: 'private-key', options: ['--key', '--pkcs12'], source: 'https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html' },
    { kind: 'vpn', mostly: true, options: ['--config'], source: 'https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html' },
  ],
};
