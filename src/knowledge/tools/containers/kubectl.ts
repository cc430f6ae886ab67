import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

/** The users that kubectl keeps by their names: one is undone without the others. */
const OWN_USERS = {
  files: ['~/.kube/config'],
  scopes: [{ option: /--kubeconfig[ =](?<path>\S+)/ }],
  moved: ['KUBECONFIG'],
  holds: 'name',
  revertedBy: /config (?:unset|delete-user)\b/,
} as const;

export const kubectl: Tool = {
  name: 'kubectl',
  docs: 'https://kubernetes.io/docs/reference/kubectl/#environment-variables',
  forServices: true,
  programs: ['kubectl', 'kustomize', 'argocd', 'istioctl', 'kubeadm', 'velero'],
  environment: [
    {
      variables: /KUBE\w+|ARGOCD_\w+|DOCKER_\w+|REGISTRY_\w+|HELM_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://kubernetes.io/docs/reference/kubectl/#environment-variables',
    },
  ],
  files: [
    {
      programs: ['kubectl', 'kustomize', 'velero', 'argocd', 'istioctl', 'kubeadm'],
      kind: 'Kubernetes access',
      path: /\/\.kube(?:\/config)?$/,
      where: 'home',
      programOnly: true,
      mentions: /kube|k8s|openshift|helm|skaffold|tilt|telepresence/i,
      helpers: /client-go|helm-|kube-?(?:ctl|login)-|kubernetes-client|k8s_|kubernetes\.core/i,
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
      options: ['--token', '--password'],
      form: 'value',
      source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set-credentials/',
    },
    {
      programs: ['kubectl'],
      when: /\bcreate secret\b/,
      options: ['--from-literal'],
      key: /^(?!\w*(?:user|host|name|url)\w*=)/i,
      form: 'key=value',
      source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_generic/',
    },
    {
      programs: ['kubectl'],
      when: /\bcreate secret docker-registry\b/,
      options: ['--docker-password'],
      form: 'value',
      source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_secret_docker-registry/',
    },
    {
      programs: ['argocd'],
      options: ['--auth-token', '--password'],
      form: 'value',
      source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_login/',
    },
  ],
  writes: [
    {
      programs: ['argocd'],
      kind: 'login',
      arguments: /^(?:-\S+ )*login\b/,
      files: ['~/.config/argocd/config'],
      scopes: [{ option: /--config[ =](?<path>\S+)/ }],
      holds: 'host',
      revertedBy: /^argocd logout\b/,
      source: 'https://argo-cd.readthedocs.io/en/stable/user-guide/commands/argocd_login/',
    },
    {
      programs: ['kubectl'],
      kind: 'config',
      arguments: /\bconfig (?:\S+ )*set-credentials\b/,
      ...OWN_USERS,
      revert: [
        {
          command: ['config', 'set-credentials'],
          valued: /^--(?:kubeconfig|token|username|password|client-key|client-certificate|auth-provider|auth-provider-arg|exec-\S+)$/,
          keep: /^--kubeconfig(?:=.*)?$/,
          undo: { arguments: 'config delete-user {kept} {0}' },
          source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_delete-user/',
        },
      ],
      source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set-credentials/',
    },
    {
      programs: ['kubectl'],
      kind: 'config',
      arguments: /\bconfig set (?:-\S+ )*users\.\S+\.(?:token|password|client-key-data)\b/,
      ...OWN_USERS,
      revert: [
        {
          command: ['config', 'set'],
          valued: /^--kubeconfig$/,
          keep: /^--kubeconfig(?:=.*)?$/,
          undo: { arguments: 'config unset {kept} {0}' },
          source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_unset/',
        },
      ],
      source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set/',
    },
  ],
  offline: [
    { programs: ['kubectl'], arguments: HELP, source: 'https://kubernetes.io/docs/reference/kubectl/generated/' },
    {
      programs: ['kubectl'],
      arguments: /^(?:config|kustomize|completion|options|plugin)\b|--dry-run=client\b/,
      source: 'https://kubernetes.io/docs/reference/kubectl/generated/',
    },
  ],
  logins: [{ programs: ['kubectl', 'kustomize', 'argocd'], source: 'https://kubernetes.io/docs/reference/kubectl/' }],
  credentialFiles: [
    { kind: 'kube', options: ['--kubeconfig'], variables: ['KUBECONFIG'], source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl/' },
  ],
  credentialFolders: [{ name: '.kube', file: 'config', source: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/' }],
};
