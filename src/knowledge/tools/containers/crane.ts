import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_OPTIONS, LOGOUT } from './shared.ts';

export const crane: Tool = {
  name: 'crane',
  docs: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane.md',
  forServices: true,
  programs: ['crane'],
  environment: [
    {
      variables: /DOCKER_\w+|REGISTRY_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://github.com/google/go-containerregistry/blob/main/pkg/authn/README.md',
    },
  ],
  readsFilesOf: [{ tool: 'docker' }, { tool: 'podman' }],
  options: [
    {
      when: /\blogin\b/,
      options: ['-p', '--password'],
      form: 'value',
      source: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_auth_login.md',
    },
  ],
  input: [
    {
      arguments: /--password-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'registry password',
      source: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_auth_login.md',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )auth login\b/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG'],
      holds: 'registry',
      revertedBy: LOGOUT,
      revert: [
        {
          command: ['auth', 'login'],
          valued: LOGIN_OPTIONS,
          undo: { arguments: 'auth logout {0}' },
          source: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_auth_logout.md',
        },
      ],
      source: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_auth_login.md',
    },
  ],
  prints: [
    {
      arguments: /\bauth (?:get|token)\b/,
      what: 'a registry credential',
      source: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_auth_token.md',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane.md' },
    { arguments: /^auth logout\b/, source: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_auth_logout.md' },
  ],
  logins: [{ source: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_auth.md' }],
};
