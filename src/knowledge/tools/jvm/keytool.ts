import type { Tool } from '../../tool.ts';

export const keytool: Tool = {
  name: 'keytool',
  docs: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/',
  programs: ['keytool', 'jarsigner', 'apksigner'],
  inert: [
    {
      programs: ['keytool'],
      certainty: 'by-manual',
      what: 'a tool for certificates, which reads only what its arguments name',
      unless: /\benv:/,
      source: 'https://docs.openssl.org/master/man1/openssl-passphrase-options/',
    },
  ],
  options: [
    {
      options: ['-storepass', '-keypass', '-srcstorepass', '-deststorepass', '-srckeypass', '-destkeypass', '--ks-pass', '--key-pass'],
      attached: 'never',
      form: 'value',
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
    },
  ],
};
