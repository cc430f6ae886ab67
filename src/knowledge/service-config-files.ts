import type { ConfigFile } from './config-files.ts';
import { words } from './words.ts';

/** Credential files of the system, clouds and services. */
export const SERVICE_CONFIG_FILES: readonly ConfigFile[] = [
  {
    kind: 'apt logins',
    path: /^\/etc\/apt\/auth\.conf(?:\.d(?:\/[^/]+)?)?$|^\/etc\/apt\/(?:sources\.list(?:\.d(?:\/[^/]+)?)?|apt\.conf(?:\.d(?:\/[^/]+)?)?)$/,
    programs: ['apt-get', 'apt', 'aptitude'],
    where: 'fixed',
    source: 'https://manpages.debian.org/apt_auth.conf.5',
  },
  {
    kind: 'yum repositories',
    path: /^\/etc\/(?:yum\.repos\.d|yum|dnf|zypp)\//,
    programs: ['yum', 'dnf', 'microdnf', 'tdnf', 'zypper'],
    where: 'fixed',
    source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html',
  },
  {
    kind: 'apk repositories',
    path: /^\/etc\/apk\/(?:repositories|keys\/[^/]+)$/,
    programs: ['apk'],
    where: 'fixed',
    source: 'https://wiki.alpinelinux.org/wiki/Repositories',
  },
  {
    kind: 'subscription entitlements',
    path: /^\/etc\/(?:pki\/(?:entitlement|consumer)|rhsm)(?:\/|$)/,
    programs: ['yum', 'dnf', 'microdnf', 'subscription-manager'],
    where: 'fixed',
    source: 'https://access.redhat.com/solutions/1443553',
  },
  {
    kind: 'AWS logins',
    path: /\/\.aws(?:\/[^/]+)?$/,
    programs: words(`
      aws s3cmd s5cmd eb sam cdk serverless sls terraform tofu packer chamber sops dvc kubectl eksctl python node java
    `),
    where: 'home',
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
  },
  { kind: 's3cmd settings', path: /\/\.s3cfg$/, programs: ['s3cmd'], where: 'home', source: 'https://s3tools.org/s3cmd-howto' },
  {
    kind: 'boto settings',
    path: /\/\.boto$|^\/etc\/boto\.cfg$/,
    programs: ['aws', 'python', 'gsutil'],
    where: 'home',
    source: 'https://docs.cloud.google.com/storage/docs/boto-gsutil',
  },
  {
    kind: 'Google Cloud logins',
    path: /\/\.config\/gcloud(?:\/|$)/,
    programs: words(`
      gcloud gsutil bq terraform tofu kubectl python node java go
    `),
    where: 'home',
    source: 'https://cloud.google.com/docs/authentication/application-default-credentials',
  },
  {
    kind: 'Azure logins',
    path: /\/\.azure(?:\/|$)/,
    programs: ['az', 'terraform', 'tofu'],
    where: 'home',
    source: 'https://learn.microsoft.com/cli/azure/azure-cli-configuration',
  },
  {
    kind: 'registry logins',
    path: /\/\.docker(?:\/config\.json)?$|\/\.dockercfg$|\/containers\/auth\.json$/,
    programs: words(`
      docker podman buildah skopeo crane oras helm cosign nerdctl docker-compose ko
    `),
    where: 'home',
    source: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  {
    kind: 'Kubernetes access',
    path: /\/\.kube(?:\/config)?$/,
    programs: ['kubectl', 'helm', 'oc', 'helmfile', 'kustomize', 'velero', 'argocd'],
    where: 'home',
    source: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
  },
  {
    kind: 'Terraform logins',
    path: /\/\.terraformrc$|\/\.terraform\.d(?:\/[^/]+)?$|\.tfrc(?:\.json)?$/,
    programs: ['terraform', 'tofu', 'terragrunt'],
    where: 'home',
    source: 'https://developer.hashicorp.com/terraform/cli/config/config-file',
  },
  {
    kind: 'Sentry settings',
    path: /\/\.sentryclirc$|\/sentry\.properties$/,
    programs: ['sentry-cli'],
    where: 'project',
    source: 'https://docs.sentry.io/cli/configuration/',
  },
  {
    kind: 'Hugging Face token',
    path: /\/huggingface\/(?:token|stored_tokens)$/,
    programs: ['huggingface-cli', 'hf', 'python'],
    where: 'home',
    source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  },
  { kind: 'Kaggle token', path: /\/kaggle\.json$/, programs: ['kaggle', 'python'], where: 'home', source: 'https://www.kaggle.com/docs/api' },
  {
    kind: 'GitHub CLI logins',
    path: /\/\.config\/gh\/hosts\.yml$/,
    programs: ['gh', 'git'],
    where: 'home',
    source: 'https://cli.github.com/manual/gh_auth_login',
  },
  {
    kind: 'JFrog settings',
    path: /\/\.jfrog(?:\/[^/]+)?$/,
    programs: ['jf', 'jfrog'],
    where: 'home',
    source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
  },
  { kind: 'curl settings', path: /\/\.curlrc$/, programs: ['curl', 'git', 'R'], where: 'home', source: 'https://curl.se/docs/manpage.html#-K' },
  {
    kind: 'wget settings',
    path: /\/\.wgetrc$|^\/etc\/wgetrc$/,
    programs: ['wget', 'wget2'],
    where: 'home',
    source: 'https://www.gnu.org/software/wget/manual/html_node/Wgetrc-Location.html',
  },
  {
    kind: 'database password file',
    path: /\/\.pgpass$/,
    programs: ['psql', 'pg_dump', 'pg_restore'],
    where: 'home',
    source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
  },
  {
    kind: 'database client settings',
    path: /\/\.my(?:login)?\.cnf$/,
    programs: ['mysql', 'mysqladmin', 'mysqldump', 'mariadb'],
    where: 'home',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/option-files.html',
  },
  {
    kind: 'Vault token',
    path: /\/\.vault-token$/,
    programs: ['vault', 'consul-template', 'envconsul', 'terraform'],
    where: 'home',
    source: 'https://developer.hashicorp.com/vault/docs/commands',
  },
  { kind: 'rclone settings', path: /\/rclone\.conf$/, programs: ['rclone'], where: 'home', source: 'https://rclone.org/docs/#config-string' },
  {
    kind: 'nix settings',
    path: /\/nix\.conf$/,
    programs: ['nix', 'nix-build', 'nix-env', 'nix-shell'],
    where: 'home',
    source: 'https://nix.dev/manual/nix/latest/command-ref/conf-file',
  },
  {
    kind: 'Rails key',
    path: /\/(?:master|production|staging|development)\.key$/,
    programs: ['rails', 'rake', 'bundle'],
    where: 'project',
    source: 'https://guides.rubyonrails.org/security.html#custom-credentials',
  },
  {
    kind: 'environment file',
    path: /\/\.env(?:\.[\w.-]+)?$/,
    programs: words(`
      next vite docker-compose nuxt react-scripts vue-cli-service symfony artisan flask prisma astro expo gatsby foreman
    `),
    where: 'project',
    source: 'https://docs.docker.com/compose/how-tos/environment-variables/',
  },
];
