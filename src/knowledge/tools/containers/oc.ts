import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const oc: Tool = {
  name: 'oc',
  docs: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
  programs: ['oc'],
  environment: [
    {
      variables: /DOCKER_\w+|REGISTRY_\w+|HELM_\w+|KUBE\w+|COSIGN_\w+|ARGOCD_\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
    },
  ],
  readsFilesOf: [{ tool: 'kubectl' }],
  options: [
    {
      options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
    { when: /\blogin\b/, options: ['-p'], form: 'value', source: 'https://cli.cloudfoundry.org/en-US/v8/login.html' },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )(?:login|configure set|auth|authtoken|signin|add-authtoken)\b/,
      files: ['its settings below ~'],
      source: 'https://docs.wandb.ai/ref/cli/wandb-login',
    },
    {
      kind: 'config',
      arguments: /\bconfig set-credentials\b/,
      files: ['~/.kube/config'],
      moved: ['KUBECONFIG'],
      holds: 'name',
      revertedBy: /config (?:unset|delete-user)\b/,
      source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set-credentials/',
    },
  ],
};
