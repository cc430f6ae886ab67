import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_OPTIONS, LOGOUT } from './shared.ts';

export const podman: Tool = {
  name: 'podman',
  docs: 'https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md',
  forServices: true,
  programs: ['podman', 'buildah', 'skopeo'],
  environment: [
    {
      variables: /DOCKER_\w+|REGISTRY_\w+|CONTAINERS_\w+|CONTAINER_\w+|BUILDAH_\w+|PODMAN_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://docs.podman.io/en/latest/markdown/podman.1.html#environment-variables',
    },
  ],
  files: [
    {
      kind: 'registry logins',
      path: /^\/run\/(?:user\/\d+\/)?containers\/(?:\d+\/)?auth\.json$/,
      where: 'fixed',
      source: 'https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md',
    },
    {
      kind: 'registry logins',
      path: /\/\.config\/containers\/auth\.json$/,
      where: 'home',
      source: 'https://github.com/containers/image/blob/main/docs/containers-auth.json.5.md',
    },
  ],
  readsFilesOf: [{ tool: 'docker' }],
  options: [
    { when: /\blogin\b/, options: ['-p', '--password'], form: 'value', source: 'https://docs.podman.io/en/latest/markdown/podman-login.1.html' },
    { options: ['--creds', '--src-creds', '--dest-creds'], form: 'user:value', source: 'https://github.com/containers/skopeo/blob/main/docs/skopeo-copy.1.md' },
  ],
  input: [
    {
      arguments: /--password-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'registry password',
      source: 'https://docs.podman.io/en/latest/markdown/podman-login.1.html',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )login\b/,
      files: ['/run/containers/0/auth.json'],
      scopes: [{ option: /--(?:authfile|compat-auth-file)[ =](?<path>\S+)/ }],
      moved: ['REGISTRY_AUTH_FILE', 'DOCKER_CONFIG', 'XDG_RUNTIME_DIR'],
      holds: 'registry',
      revertedBy: LOGOUT,
      revert: [
        {
          command: ['login'],
          valued: LOGIN_OPTIONS,
          keep: /^--(?:authfile|compat-auth-file)(?:=.*)?$/,
          undo: { arguments: 'logout {kept} {0?}' },
          source: 'https://docs.podman.io/en/latest/markdown/podman-logout.1.html',
        },
      ],
      source: 'https://docs.podman.io/en/latest/markdown/podman-login.1.html',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://docs.podman.io/en/latest/Commands.html' },
    { arguments: /^(?:logout|tag|images|ps|info|inspect [^:]+$|save|load|rm|rmi)\b/, source: 'https://docs.podman.io/en/latest/Commands.html' },
  ],
  logins: [{ programs: ['podman', 'buildah', 'skopeo'], source: 'https://docs.podman.io/en/latest/markdown/podman-login.1.html' }],
  credentialFiles: [
    {
      kind: 'docker-config',
      options: ['--authfile'],
      variables: ['REGISTRY_AUTH_FILE'],
      source: 'https://docs.podman.io/en/latest/markdown/podman-login.1.html',
    },
  ],
};
