import type { Tool } from '../../tool.ts';

export const keytool: Tool = {
  name: 'keytool',
  docs: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
  programs: ['keytool', 'jarsigner', 'apksigner'],
  inert: [
    {
      certainty: 'by-manual',
      what: 'a tool for certificates, which reads only what its arguments name',
      unless: /:env\b|\benv:/,
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
    },
  ],
  options: [
    {
      programs: ['keytool'],
      when: /(?:^| )-(?:genkey|genkeypair|genseckey|selfcert)\b/,
      options: ['-storepass', '-keypass'],
      attached: 'never',
      form: 'value',
      ofImage: true,
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html#commands-for-creating-or-adding-data-to-the-keystore',
    },
    {
      programs: ['keytool', 'jarsigner'],
      options: ['-storepass', '-keypass', '-srcstorepass', '-deststorepass', '-srckeypass', '-destkeypass'],
      attached: 'never',
      form: 'value',
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
    },
    {
      programs: ['apksigner'],
      options: ['--ks-pass', '--key-pass'],
      form: 'pass:value',
      source: 'https://developer.android.com/tools/apksigner#options-sign-general',
    },
  ],
  generates: [
    {
      programs: ['keytool'],
      what: 'a new private key',
      arguments: /^(?=(?:.* )?-gen(?:key|keypair|seckey)(?: |$))(?:.* )?-keystore (?<path>\S+)/,
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html#commands-for-creating-or-adding-data-to-the-keystore',
    },
    {
      programs: ['keytool'],
      what: 'a new private key',
      arguments: /(?:^| )-gen(?:key|keypair|seckey)(?: |$)/,
      file: '~/.keystore',
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html#commands-for-creating-or-adding-data-to-the-keystore',
    },
  ],
  credentialFiles: [
    {
      kind: 'token-file',
      options: ['-storepass:file', '-keypass:file', '-srcstorepass:file', '-deststorepass:file'],
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
    },
  ],
  writes: [
    {
      programs: ['keytool'],
      kind: 'key-file',
      arguments: /(?:^| )-importkeystore\b/,
      files: ['~/.keystore'],
      scopes: [{ option: /(?:^| )-destkeystore (?<path>\S+)/ }],
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html#commands-for-importing-contents-from-another-keystore',
    },
  ],
  publicKeys: [
    {
      programs: ['keytool'],
      arguments: /(?:^| )-(?:import|importcert|printcert)\b/,
      source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html',
    },
  ],
};
