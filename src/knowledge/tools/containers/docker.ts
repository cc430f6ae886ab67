import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_OPTIONS, LOGOUT } from './shared.ts';

export const docker: Tool = {
  name: 'docker',
  docs: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
  programs: ['docker', 'nerdctl', 'docker-compose', 'img', 'earthly'],
  environment: [
    {
      programs: ['docker', 'nerdctl', 'docker-compose'],
      variables: /DOCKER_\w+|REGISTRY_\w+|HELM_\w+|KUBE\w+|COSIGN_\w+|ARGOCD_\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
    },
  ],
  files: [
    {
      programs: ['docker', 'nerdctl', 'docker-compose'],
      kind: 'registry logins',
      path: /\/\.docker(?:\/config\.json)?$|\/\.dockercfg$|\/containers\/auth\.json$/,
      where: 'home',
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
  readsFilesOf: [{ tool: 'dotenv', programs: ['docker-compose'] }],
  options: [
    {
      programs: ['docker', 'nerdctl', 'img', 'earthly'],
      when: /\blogin\b/,
      options: ['-p', '--password'],
      form: 'value',
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
  input: [
    {
      programs: ['docker', 'nerdctl'],
      arguments: /--password-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'registry password',
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
  writes: [
    {
      programs: ['docker', 'nerdctl'],
      kind: 'login',
      arguments: /(?:^| )login\b/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG', 'REGISTRY_AUTH_FILE', 'HELM_REGISTRY_CONFIG'],
      holds: 'registry',
      revertedBy: LOGOUT,
      revert: [
        {
          command: ['login'],
          valued: LOGIN_OPTIONS,
          undo: { statement: 'rm -f "${DOCKER_CONFIG:-$HOME/.docker}/config.json"' },
          others: /\.docker\b/,
          source: 'https://docs.docker.com/reference/cli/docker/login/#default-behavior',
        },
        {
          command: ['login'],
          valued: LOGIN_OPTIONS,
          keep: /^--authfile(?:=.*)?$/,
          undo: { arguments: 'logout {kept} {0?}' },
          source: 'https://docs.docker.com/reference/cli/docker/logout/',
        },
      ],
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
  offline: [
    { programs: ['docker'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['docker'], arguments: /^(?:registry |auth )?logout\b/, source: 'https://docs.docker.com/reference/cli/docker/logout/' },
  ],
};
