import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const oc: Tool = {
  name: 'oc',
  docs: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
  forServices: true,
  programs: ['oc'],
  environment: [
    {
      variables: /KUBE\w+|DOCKER_\w+|REGISTRY_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
  ],
  readsFilesOf: [{ tool: 'kubectl' }, { tool: 'docker' }],
  files: [
    {
      kind: 'Kubernetes access',
      path: /\/\.kube(?:\/config)?$/,
      where: 'home',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/managing-cli-profiles.html',
    },
  ],
  options: [
    {
      options: ['--token', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/developer-cli-commands.html',
    },
    {
      when: /\blogin\b/,
      options: ['-p'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/developer-cli-commands.html',
    },
  ],
  writes: [
    // `oc logout` would revoke the token on the server as well.
    {
      kind: 'login',
      arguments: /(?:^| )login\b/,
      files: ['~/.kube/config'],
      scopes: [{ option: /--(?:kube)?config[ =](?<path>\S+)/ }],
      moved: ['KUBECONFIG'],
      holds: 'account',
      revertedBy: /^oc logout\b|config (?:unset|delete-user)\b/,
      revert: [
        {
          command: ['login'],
          valued: /^(?:-u|--username|-p|--password|--token|-s|--server|--certificate-authority|-n|--namespace)$/,
          undo: { statement: 'rm -f ~/.kube/config' },
          others: /\.kube\b|kubeconfig|\blogin\b|set-credentials/i,
          source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/managing-cli-profiles.html',
        },
      ],
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/developer-cli-commands.html',
    },
    {
      kind: 'config',
      arguments: /\bconfig (?:\S+ )*set-credentials\b/,
      files: ['~/.kube/config'],
      moved: ['KUBECONFIG'],
      holds: 'name',
      revertedBy: /config (?:unset|delete-user)\b/,
      revert: [
        {
          command: ['config', 'set-credentials'],
          valued: /^--(?:kubeconfig|token|username|password|client-key|client-certificate)$/,
          keep: /^--kubeconfig(?:=.*)?$/,
          undo: { arguments: 'config delete-user {kept} {0}' },
          source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_delete-user/',
        },
      ],
      source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set-credentials/',
    },
  ],
  offline: [
    { arguments: HELP, source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/developer-cli-commands.html' },
    {
      arguments: /^(?:config|kustomize|completion)\b|--dry-run=client\b/,
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/developer-cli-commands.html',
    },
  ],
  logins: [{ source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html' }],
  credentialFiles: [
    {
      kind: 'kube',
      options: ['--kubeconfig'],
      source: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/cli_tools/openshift-cli-oc',
    },
  ],
};
