import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { LOGIN_OPTIONS, LOGOUT } from './shared.ts';

export const helm: Tool = {
  name: 'helm',
  docs: 'https://helm.sh/docs/helm/helm/',
  forServices: true,
  programs: ['helm', 'helmfile'],
  environment: [
    {
      variables: /HELM_\w+|HELMFILE_\w+|KUBE\w+|DOCKER_\w+|REGISTRY_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://helm.sh/docs/helm/helm/',
    },
  ],
  files: [
    {
      kind: 'helm logins',
      path: /\/helm\/(?:registry\/config\.json|repositories\.yaml)$/,
      where: 'home',
      source: 'https://helm.sh/docs/helm/helm/',
    },
  ],
  readsFilesOf: [{ tool: 'docker', programs: ['helm'] }, { tool: 'kubectl' }],
  options: [
    {
      programs: ['helm'],
      when: /\blogin\b/,
      options: ['-p', '--password'],
      form: 'value',
      source: 'https://helm.sh/docs/helm/helm_registry_login/',
    },
    {
      programs: ['helm'],
      when: /\brepo add\b|\bpull\b|\binstall\b|\bupgrade\b|\btemplate\b|\bshow\b/,
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
      source: 'https://helm.sh/docs/helm/helm_registry_login/',
    },
  ],
  writes: [
    {
      programs: ['helm'],
      kind: 'login',
      arguments: /(?:^| )registry login\b/,
      files: ['~/.config/helm/registry/config.json'],
      scopes: [{ option: /--registry-config[ =](?<path>\S+)/ }],
      moved: ['HELM_REGISTRY_CONFIG', 'HELM_CONFIG_HOME'],
      holds: 'registry',
      revertedBy: LOGOUT,
      revert: [
        {
          command: ['registry', 'login'],
          valued: LOGIN_OPTIONS,
          keep: /^--registry-config(?:=.*)?$/,
          undo: { arguments: 'registry logout {kept} {0}' },
          source: 'https://helm.sh/docs/helm/helm_registry_logout/',
        },
      ],
      source: 'https://helm.sh/docs/helm/helm_registry_login/',
    },
    {
      programs: ['helm'],
      kind: 'config',
      arguments: /\brepo add\b.*(?:--password|:\/\/[^\s/]+@)/,
      files: ['~/.config/helm/repositories.yaml'],
      scopes: [{ option: /--repository-config[ =](?<path>\S+)/ }],
      moved: ['HELM_REPOSITORY_CONFIG', 'HELM_CONFIG_HOME'],
      holds: 'name',
      revertedBy: /^helm repo (?:remove|rm)\b/,
      revert: [
        {
          command: ['repo', 'add'],
          valued: LOGIN_OPTIONS,
          keep: /^--repository-config(?:=.*)?$/,
          undo: { arguments: 'repo remove {kept} {0}' },
          source: 'https://helm.sh/docs/helm/helm_repo_remove/',
        },
      ],
      source: 'https://helm.sh/docs/helm/helm_repo_add/',
    },
    {
      programs: ['helm'],
      kind: 'clone-url',
      // the clone stays in the cache, and the plugin is a link to it
      arguments: /\bplugin (?:install|add)\b.*:\/\/[^\s/]+@/,
      files: ['~/.cache/helm/plugins/<name>/.git/config'],
      holds: 'clone',
      source: 'https://helm.sh/docs/helm/helm_plugin_install/',
    },
  ],
  project: [
    { programs: ['helmfile'], files: /(?:^|\/)(?:helmfile[^/]*|[^/]+\.gotmpl)$|\.ya?ml$/, source: 'https://helmfile.readthedocs.io/en/latest/#templates' },
  ],
  readsByItself: [
    {
      programs: ['helm'],
      variables: /^(?:HELM_(?:KUBE\w+|REGISTRY_CONFIG|REPOSITORY_\w+|SECRETS_\w+|DRIVER\w*|NAMESPACE|PLUGINS)|KUBECONFIG|DOCKER_\w+)$/i,
      source: 'https://helm.sh/docs/helm/helm/',
    },
  ],
  offline: [
    { programs: ['helm'], arguments: HELP, source: 'https://helm.sh/docs/helm/helm/' },
    { programs: ['helm'], arguments: /^registry logout\b/, source: 'https://helm.sh/docs/helm/helm_registry_logout/' },
    {
      programs: ['helm'],
      arguments: /^(?:plugin list|env|create|lint|completion|repo (?:list|remove|rm))\b/,
      source: 'https://helm.sh/docs/helm/helm/',
    },
    // with a credential in its options it needs no other login
    { programs: ['helm'], arguments: /^repo add\b/, source: 'https://helm.sh/docs/helm/helm_repo_add/' },
  ],
  logins: [{ programs: ['helm', 'helmfile'], source: 'https://helm.sh/docs/helm/helm_registry_login/' }],
  credentialFiles: [
    { kind: 'kube', options: ['--kubeconfig'], source: 'https://helm.sh/docs/helm/helm/' },
    { kind: 'docker-config', options: ['--registry-config'], variables: ['HELM_REGISTRY_CONFIG'], source: 'https://helm.sh/docs/helm/helm/' },
  ],
};
