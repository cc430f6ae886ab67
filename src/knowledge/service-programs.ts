import type { ProgramReads } from './programs.ts';
import { words } from './words.ts';

const VERSION = /^(?:--?version|-v|-V|version|--?help|-h|help)$/;
const AWS = 'AWS_\\w+|\\w*AWS_(?:SECRET_)?ACCESS_KEY(?:_ID)?';

/** Clients of services, databases, and tools that run something else. */
export const SERVICE_PROGRAMS: readonly ProgramReads[] = [
  {
    programs: ['gh', 'hub', 'glab'],
    variables: /(?:GH|GITHUB|GITLAB|GLAB)_\w*TOKEN|GH_\w+|GITHUB_\w+/i,
    how: 'reads %s',
    runs: undefined,
    quiet: VERSION,
    source: 'https://cli.github.com/manual/gh_help_environment',
  },
  {
    programs: ['git', 'git-lfs'],
    variables: /GIT_\w+|SSH_ASKPASS\w*/i,
    how: 'reads %s',
    runs: undefined,
    quiet: VERSION,
    source: 'https://git-scm.com/docs/git#_environment_variables',
  },
  {
    programs: ['ssh', 'scp', 'sftp', 'rsync', 'sshpass'],
    variables: /SSHPASS|RSYNC_PASSWORD|SSH_ASKPASS\w*/i,
    how: 'reads %s',
    runs: undefined,
    source: 'https://linux.die.net/man/1/sshpass',
  },
  {
    programs: words(`
      aws s3cmd s5cmd eb sam cdk ecs-cli eksctl chamber aws-vault sops copilot awslocal amplify serverless sls credstash goofys ecr-login
    `),
    variables: new RegExp(AWS, 'i'),
    how: 'reads %s',
    runs: undefined,
    quiet: /^(?:--version|help|configure list)$/,
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html',
  },
  {
    programs: ['gcloud', 'gsutil', 'bq', 'cbt', 'docker-credential-gcr'],
    variables: /CLOUDSDK_\w+|GOOGLE_\w+|GCLOUD_\w+|GCP_\w+/i,
    how: 'reads %s',
    runs: undefined,
    plain: /^(?:config|components|version)\b/,
    quiet: VERSION,
    source: 'https://cloud.google.com/sdk/docs/properties#setting_properties_using_environment_variables',
  },
  {
    programs: ['az', 'azcopy', 'func'],
    variables: /AZURE_\w+|AZ_\w+|ARM_\w+|AZCOPY_\w+/i,
    how: 'reads %s',
    runs: undefined,
    quiet: VERSION,
    source: 'https://learn.microsoft.com/cli/azure/azure-cli-configuration',
  },
  {
    programs: ['terraform', 'tofu', 'terragrunt', 'packer', 'pulumi'],
    variables: new RegExp(`TF_\\w+|TFE_\\w+|TERRAFORM_\\w+|PULUMI_\\w+|PKR_VAR_\\w+|ARM_\\w+|GOOGLE_\\w+|HCLOUD_TOKEN|DIGITALOCEAN_\\w+|${AWS}`, 'i'),
    how: 'reads %s',
    runs: 'providers and modules',
    plain: /^(?:version|fmt)\b/,
    quiet: VERSION,
    source: 'https://developer.hashicorp.com/terraform/cli/config/environment-variables',
  },
  {
    programs: words(`
      docker podman buildah skopeo crane oras nerdctl helm kubectl oc kustomize cosign docker-compose helmfile argocd istioctl kubeadm velero
    `),
    variables: /DOCKER_\w+|REGISTRY_\w+|HELM_\w+|KUBE\w+|COSIGN_\w+|ARGOCD_\w+/i,
    how: 'reads %s',
    runs: undefined,
    quiet: VERSION,
    source: 'https://docs.docker.com/reference/cli/docker/#environment-variables',
  },
  { programs: ['sentry-cli'], variables: /SENTRY_\w+/i, how: 'reads %s', runs: undefined, quiet: VERSION, source: 'https://docs.sentry.io/cli/configuration/' },
  {
    programs: words(`
      huggingface-cli hf wandb kaggle dvc ngc mlflow clearml comet
    `),
    variables: /(?:HF|HUGGING_?FACE\w*|WANDB|KAGGLE|DVC|NGC|MLFLOW|CLEARML|COMET)_\w+/i,
    how: 'reads %s',
    runs: undefined,
    quiet: VERSION,
    source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  },
  {
    programs: words(`
      vault consul nomad doppler infisical op bw akeyless keeper secrethub berglas envconsul
    `),
    variables: /(?:VAULT|CONSUL|NOMAD|DOPPLER|INFISICAL|OP|BW|AKEYLESS|SECRETHUB)_\w+/i,
    how: 'reads %s',
    runs: undefined,
    quiet: VERSION,
    source: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables',
  },
  {
    programs: ['jf', 'jfrog'],
    variables: /(?:JFROG|JF|ARTIFACTORY)_\w+/i,
    how: 'reads %s',
    runs: undefined,
    quiet: VERSION,
    source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
  },
  {
    programs: words(`
      sonar-scanner snyk codecov codecovcli coveralls trivy grype microscanner fossa percy chromatic vercel netlify heroku fly flyctl firebase surge
      wrangler supabase railway ngrok newrelic datadog-ci bugsnag-cli
    `),
    variables:
      /(?:SONAR|SNYK|CODECOV|COVERALLS|TRIVY|FOSSA|PERCY|CHROMATIC|VERCEL|NETLIFY|HEROKU|FLY|FIREBASE|SURGE|CLOUDFLARE|CF|SUPABASE|RAILWAY|NGROK|NEW_RELIC|DATADOG|DD|BUGSNAG|MICROSCANNER)_\w+|(?:GH|GITHUB|GITLAB)_TOKEN/i,
    how: 'reads %s',
    runs: undefined,
    quiet: VERSION,
    source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
  },
  {
    programs: words(`
      psql pg_dump pg_restore createdb createuser dropdb initdb pg_ctl pg_ctlcluster postgres pg_isready
    `),
    variables: /PG\w+|POSTGRES_\w+|DATABASE_URL/i,
    how: 'reads %s',
    runs: undefined,
    quiet: VERSION,
    source: 'https://www.postgresql.org/docs/current/libpq-envars.html',
  },
  {
    programs: words(`
      mysql mysqladmin mysqldump mysqld mysqld_safe mysql_install_db mariadb mysql_secure_installation mongo mongod mongosh redis-cli redis-server
      sqlcmd sqlite3 influx cqlsh clickhouse-client rabbitmqctl ldapadd ldapmodify sqlplus
    `),
    variables: /MYSQL_\w+|MARIADB_\w+|REDISCLI_AUTH|SQLCMD\w+|INFLUX_\w+|MONGO\w+/i,
    how: 'reads %s',
    runs: undefined,
    quiet: VERSION,
    source: 'https://dev.mysql.com/doc/refman/8.4/en/environment-variables.html',
  },
  {
    programs: words(`
      make gmake cmake ninja just task waf qmake configure autoreconf bootstrap
    `),
    variables: undefined,
    how: '',
    runs: 'the build files of the project',
    quiet: /^--?version$/,
    source: 'https://www.gnu.org/software/make/manual/html_node/Environment.html',
  },
  {
    programs: words(`
      hugo pandoc caddy nginx apachectl httpd supervisord supervisorctl traefik haproxy envoy php-fpm
    `),
    variables: undefined,
    how: '',
    runs: 'the configuration of the project',
    quiet: VERSION,
    source: 'https://gohugo.io/configuration/introduction/#environment-variables',
  },
  {
    programs: ['env', 'printenv'],
    variables: /\w+/,
    how: 'prints the whole environment',
    runs: undefined,
    source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#printenv-invocation',
  },
  {
    programs: words(`
      envsubst gomplate dockerize confd consul-template j2 jinja2 mo esh
    `),
    variables: /\w+/,
    how: 'puts variables such as %s into a template',
    runs: undefined,
    source: 'https://www.gnu.org/software/gettext/manual/html_node/envsubst-Invocation.html',
  },
  {
    programs: words(`
      sh bash dash ash zsh ksh fish csh tcsh source . eval busybox pwsh powershell cmd expect parallel su start-stop-daemon screen tmux script
    `),
    variables: undefined,
    how: '',
    runs: 'a script that dockerlint does not see',
    quiet: VERSION,
    source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html',
  },
];
