import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_OPTIONS, LOGOUT, OTHER_LOGIN } from './shared.ts';

export const docker: Tool = {
  name: 'docker',
  docs: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
  forServices: true,
  programs: ['docker', 'nerdctl', 'docker-compose', 'img', 'earthly'],
  environment: [
    {
      programs: ['docker', 'nerdctl', 'docker-compose'],
      variables: /DOCKER_\w+|BUILDX_\w+|BUILDKIT_\w+|COMPOSE_\w+|REGISTRY_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
    },
  ],
  files: [
    {
      programs: ['docker', 'nerdctl', 'docker-compose', 'img'],
      kind: 'registry logins',
      path: /\/\.docker(?:\/config\.json)?$|\/\.dockercfg$|\/containers\/auth\.json$/,
      where: 'home',
      programOnly: true,
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
      programs: ['docker', 'nerdctl', 'img'],
      arguments: /--password-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'registry password',
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
  writes: [
    {
      programs: ['docker', 'nerdctl', 'img'],
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
          source: 'https://docs.docker.com/reference/cli/docker/login/#default-behavior',
        },
        { command: ['login'], valued: LOGIN_OPTIONS, undo: { arguments: 'logout {0?}' }, source: 'https://docs.docker.com/reference/cli/docker/logout/' },
      ],
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
  offline: [
    { programs: ['docker'], arguments: HELP, source: 'https://docs.docker.com/reference/cli/docker/' },
    {
      programs: ['docker', 'nerdctl', 'img'],
      arguments: /^(?:logout|tag|images|ps|info|inspect|history|save|load|export|import|rm|rmi|stop|start|kill|logs|cp|diff|context|volume|network)\b/,
      source: 'https://docs.docker.com/reference/cli/docker/',
    },
  ],
  logins: [{ programs: ['docker', 'nerdctl', 'docker-compose'], source: 'https://docs.docker.com/reference/cli/docker/login/' }],
  places: [
    {
      kinds: ['docker-config'],
      home: /^\.docker\/config\.json$|^\.dockercfg$|^\.config\/containers\/auth\.json$/,
      fixed: /^\/kaniko\/\.docker\/config\.json$/,
      folders: ['DOCKER_CONFIG'],
      serves: 'either',
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
  credentialFolders: [{ name: '.docker', file: 'config.json', source: 'https://docs.docker.com/reference/cli/docker/login/' }],
};
