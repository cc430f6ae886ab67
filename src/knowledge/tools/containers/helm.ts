import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_OPTIONS, LOGOUT } from './shared.ts';

export const helm: Tool = {
  name: 'helm',
  docs: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
  programs: ['helm', 'helmfile'],
  environment: [
    {
      variables: /DOCKER_\w+|REGISTRY_\w+|HELM_\w+|KUBE\w+|COSIGN_\w+|ARGOCD_\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
    },
  ],
  readsFilesOf: [{ tool: 'docker', programs: ['helm'] }, { tool: 'kubectl' }],
  options: [
    { programs: ['helm'], when: /\blogin\b/, options: ['-p', '--password'], form: 'value', source: 'https://docs.docker.com/reference/cli/docker/login/' },
    {
      programs: ['helm'],
      when: /\brepo add\b|\bpull\b|\binstall\b|\bupgrade\b/,
      options: ['--password'],
      form: 'value',
      source: 'https://helm.sh/docs/helm/helm_repo_add/',
    },
  ],
  input: [
    {
      programs: ['helm'],
      arguments: /--password-stdin\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'registry password',
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
  ],
  writes: [
    {
      programs: ['helm'],
      kind: 'login',
      arguments: /(?:^| )login\b/,
      files: ['~/.docker/config.json'],
      moved: ['DOCKER_CONFIG', 'REGISTRY_AUTH_FILE', 'HELM_REGISTRY_CONFIG'],
      holds: 'registry',
      revertedBy: LOGOUT,
      revert: [
        {
          command: ['registry', 'login'],
          valued: LOGIN_OPTIONS,
          undo: { arguments: 'registry logout {0}' },
          source: 'https://helm.sh/docs/helm/helm_registry_logout/',
        },
      ],
      source: 'https://docs.docker.com/reference/cli/docker/login/',
    },
    {
      programs: ['helm'],
      kind: 'config',
      arguments: /\brepo add\b.*--password/,
      files: ['~/.config/helm/repositories.yaml'],
      holds: 'name',
      revertedBy: /^helm repo (?:remove|rm)\b/,
      revert: [
        { command: ['repo', 'add'], valued: LOGIN_OPTIONS, undo: { arguments: 'repo remove {0}' }, source: 'https://helm.sh/docs/helm/helm_repo_remove/' },
      ],
      source: 'https://helm.sh/docs/helm/helm_repo_add/',
    },
  ],
  offline: [
    { programs: ['helm'], arguments: HELP, source: 'https://www.gnu.org/prep/standards/html_node/Command_002dLine-Interfaces.html' },
    { programs: ['helm'], arguments: /^(?:registry |auth )?logout\b/, source: 'https://docs.docker.com/reference/cli/docker/logout/' },
    { programs: ['helm'], arguments: /^(?:plugin list|env|repo (?:add|list|remove))\b/, source: 'https://helm.sh/docs/helm/' },
  ],
};
