import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const kubectl: Tool = {
  name: 'kubectl',
  docs: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
  programs: ['kubectl', 'kustomize', 'argocd', 'istioctl', 'kubeadm', 'velero'],
  environment: [
    {
      variables: /DOCKER_\w+|REGISTRY_\w+|HELM_\w+|KUBE\w+|COSIGN_\w+|ARGOCD_\w+/i,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
    },
  ],
  files: [
    {
      programs: ['kubectl', 'kustomize', 'velero', 'argocd'],
      kind: 'Kubernetes access',
      path: /\/\.kube(?:\/config)?$/,
      where: 'home',
      source: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
    },
  ],
  readsFilesOf: [
    { tool: 'aws', programs: ['kubectl'] },
    { tool: 'gcloud', programs: ['kubectl'] },
  ],
  options: [
    {
      programs: ['kubectl'],
      options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
  ],
  writes: [
    {
      programs: ['kubectl'],
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
