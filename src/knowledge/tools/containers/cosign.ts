import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_OPTIONS, LOGOUT, OTHER_LOGIN } from './shared.ts';

export const cosign: Tool = {
  name: 'cosign',
  docs: 'https://docs.sigstore.dev/cosign/',
  forServices: true,
  programs: ['cosign'],
  environment: [
    {
      variables: /DOCKER_\w+|REGISTRY_\w+|COSIGN_\w+|SIGSTORE_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://github.com/sigstore/cosign/blob/main/doc/cosign_env.md',
    },
  ],
  readsFilesOf: [{ tool: 'docker' }],
  options: [{ when: /\blogin\b/, options: ['-p', '--password'], form: 'value', source: 'https://github.com/sigstore/cosign/blob/main/doc/cosign_login.md' }],
  input: [
    {
      arguments: /--password-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'registry password',
      source: 'https://github.com/sigstore/cosign/blob/main/doc/cosign_login.md',
    },
  ],
  // It has no logout; those of the others work on the same file.
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )login\b/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG'],
      holds: 'registry',
      revertedBy: LOGOUT,
      revert: [
        {
          command: ['login'],
          valued: LOGIN_OPTIONS,
          undo: { statement: 'rm -f "${DOCKER_CONFIG:-$HOME/.docker}/config.json"' },
          others: OTHER_LOGIN,
          source: 'https://github.com/sigstore/cosign/blob/main/doc/cosign_login.md',
        },
      ],
      source: 'https://github.com/sigstore/cosign/blob/main/doc/cosign_login.md',
    },
  ],
  offline: [{ arguments: HELP, source: 'https://github.com/sigstore/cosign/blob/main/doc/cosign.md' }],
  logins: [{ source: 'https://docs.sigstore.dev/cosign/system_config/registry_support/' }],
  generates: [
    {
      what: 'a new private key',
      arguments: /^generate-key-pair\b(?!.* (?:--kms\b|\w+:\/\/)).* --output-key-prefix[ =](?<path>\S+)/,
      ending: '.key',
      source: 'https://github.com/sigstore/cosign/blob/main/doc/cosign_generate-key-pair.md',
    },
    {
      what: 'a new private key',
      arguments: /^generate-key-pair\b(?!.* (?:--(?:kms|output-key-prefix)\b|\w+:\/\/))/,
      file: 'cosign.key',
      source: 'https://github.com/sigstore/cosign/blob/main/doc/cosign_generate-key-pair.md',
    },
  ],
  credentialFiles: [
    {
      kind: 'private-key',
      when: /^(?:sign|attest)(?:-blob)?\b/,
      options: ['--key'],
      source: 'https://github.com/sigstore/cosign/blob/main/doc/cosign_sign.md',
    },
  ],
};
