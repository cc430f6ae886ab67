import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { CLOUD_VARIABLES } from './shared.ts';

export const terraform: Tool = {
  name: 'terraform',
  title: 'Terraform',
  docs: 'https://developer.hashicorp.com/terraform/cli/config/environment-variables',
  forServices: true,
  programs: ['terraform', 'tofu', 'terragrunt', 'packer'],
  environment: [
    {
      programs: ['packer'],
      variables: new RegExp(`${CLOUD_VARIABLES.source}|PKR_\\w+|PACKER_\\w+`, 'i'),
      how: 'reads %s',
      runs: 'provisioners and plugins',
      plain: /^(?:version|fmt)\b/,
      readsNothing: VERSION,
      source: 'https://developer.hashicorp.com/packer/docs/templates/hcl_templates/variables#environment-variables',
    },
    {
      variables: new RegExp(`${CLOUD_VARIABLES.source}|TF_\\w+|TFE_\\w+|TERRAFORM_\\w+`, 'i'),
      how: 'reads %s',
      runs: 'providers and modules',
      plain: /^(?:version|fmt)\b/,
      readsNothing: VERSION,
      source: 'https://developer.hashicorp.com/terraform/cli/config/environment-variables',
    },
  ],
  files: [
    {
      programs: ['terraform', 'tofu', 'terragrunt'],
      kind: 'Terraform logins',
      path: /\/\.terraformrc$|\/\.terraform\.d(?:\/[^/]+)?$|\.tfrc(?:\.json)?$/,
      where: 'home',
      programOnly: true,
      source: 'https://developer.hashicorp.com/terraform/cli/config/config-file',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['terraform', 'tofu'] },
    { tool: 'git', programs: ['terraform', 'tofu'] },
    { tool: 'ssh', programs: ['terraform', 'tofu'] },
    { tool: 'aws', programs: ['terraform', 'tofu', 'packer'] },
    { tool: 'gcloud', programs: ['terraform', 'tofu'] },
    { tool: 'az', programs: ['terraform', 'tofu'] },
    { tool: 'vault', programs: ['terraform'] },
  ],
  writes: [
    {
      programs: ['terraform', 'tofu'],
      kind: 'config',
      arguments: /^(?:-\S+ )*(?:apply|import|plan(?=.* -out\b))\b.* -var\b/,
      words: /^-var\b|^\w+=/,
      files: ['terraform.tfstate'],
      source: 'https://developer.hashicorp.com/terraform/language/state/sensitive-data',
    },
    {
      programs: ['terraform', 'tofu'],
      kind: 'login',
      arguments: /^(?:-\S+ )*login\b/,
      files: ['~/.terraform.d/credentials.tfrc.json'],
      holds: 'host',
      revertedBy: /^(?:terraform|tofu) logout\b/,
      revert: [
        {
          command: ['login'],
          undo: { arguments: 'logout {0?}' },
          source: 'https://developer.hashicorp.com/terraform/cli/commands/logout',
        },
      ],
      source: 'https://developer.hashicorp.com/terraform/cli/commands/login',
    },
    {
      programs: ['terraform', 'tofu'],
      kind: 'config',
      arguments: /\binit\b.*-backend-config[= ]\S*(?:key|token|secret|password)/,
      files: ['.terraform/terraform.tfstate'],
      moved: ['TF_DATA_DIR'],
      holds: 'one',
      source: 'https://developer.hashicorp.com/terraform/language/backend#credentials-and-sensitive-data',
    },
  ],
  offline: [
    { programs: ['terraform', 'tofu'], arguments: HELP, source: 'https://developer.hashicorp.com/terraform/cli/commands' },
    {
      programs: ['terraform', 'tofu'],
      arguments: /^(?:-chdir=\S+ )?(?:fmt|validate|logout)\b/,
      source: 'https://developer.hashicorp.com/terraform/cli/commands/validate',
    },
  ],
  overSsh: [
    {
      programs: ['terraform', 'tofu'],
      fetches: /^(?:-\S+ )*(?:init|get)\b/,
      source: 'https://developer.hashicorp.com/terraform/language/modules/sources#generic-git-repository',
    },
  ],
  logins: [{ programs: ['terraform', 'tofu', 'terragrunt'], source: 'https://developer.hashicorp.com/terraform/cli/config/config-file' }],
  places: [
    {
      kinds: ['terraform'],
      home: /^\.terraformrc$|^\.terraform\.d\/[^/]+$/,
      project: /^[\w.-]*(?:\.tfvars(?:\.json)?|\.tfstate)$/,
      serves: 'either',
      source: 'https://developer.hashicorp.com/terraform/cli/config/config-file',
    },
  ],
  credentialFiles: [
    {
      kind: 'terraform',
      mostly: true,
      variables: ['TF_CLI_CONFIG_FILE'],
      source: 'https://developer.hashicorp.com/terraform/cli/config/environment-variables#tf_cli_config_file',
    },
  ],
  project: [
    {
      programs: ['terraform', 'tofu'],
      arguments: /^(?:-chdir=\S+ )?(?:init|get|providers)(?: |$)/,
      files: /\.(?:tf|hcl|tfrc)$|(?:^|\/)\.terraformrc$/,
      installs: true,
      source: 'https://developer.hashicorp.com/terraform/cli/commands/init',
    },
    {
      programs: ['terraform', 'tofu'],
      arguments: /^(?:-chdir=\S+ )?(?:fmt|validate|version|graph|output)(?: |$)/,
      source: 'https://developer.hashicorp.com/terraform/cli/commands/validate',
    },
    {
      programs: ['terraform', 'tofu'],
      files: /\.(?:tf|tfvars|hcl|tfrc|sh|py|tpl|tftpl)$|(?:^|\/)\.terraformrc$/,
      source: 'https://developer.hashicorp.com/terraform/language/files',
    },
  ],
  narrowReads: [
    {
      programs: ['terraform', 'tofu'],
      variables: /^(?:AWS|ARM|AZURE|GOOGLE|GCLOUD)_\w+$/i,
      // without its backend, init only installs modules and providers
      arguments: /^(?!(?:-chdir=\S+ )?(?:init\b.* -backend=false(?: |$)|fmt\b|validate\b))/,
      source: 'https://developer.hashicorp.com/terraform/cli/commands/init#backend-initialization',
    },
    {
      programs: ['terraform', 'tofu'],
      variables: /^(?:DIGITALOCEAN|CLOUDFLARE|HCLOUD|LINODE|VULTR|DD|DATADOG|PAGERDUTY|NEW_RELIC|FASTLY|OKTA|AUTH0|SNOWFLAKE|MONGODB_ATLAS|GRAFANA)_\w+$/i,
      // a provider reads its credentials where it is configured; init only installs it
      arguments: /^(?:-chdir=\S+ )?(?:plan|apply|destroy|import|refresh|test|console|query)\b/,
      source: 'https://developer.hashicorp.com/terraform/cli/commands/init#plugin-installation',
    },
    {
      programs: ['terraform', 'tofu'],
      variables: /^TF_TOKEN_\w+$/i,
      // other commands ask a host only for providers and state, which the configuration names
      arguments: /^(?:-chdir=\S+ )?(?:init|get|login|logout|workspace|state|test)\b/,
      source: 'https://developer.hashicorp.com/terraform/cli/config/config-file#environment-variable-credentials',
    },
    {
      programs: ['terraform', 'tofu'],
      variables: /^TF_VAR_\w+$/i,
      arguments: /^(?:-chdir=\S+ )?(?:plan|apply|destroy|refresh|import|console|test)\b/,
      source: 'https://developer.hashicorp.com/terraform/cli/config/environment-variables#tf_var_name',
    },
  ],
};
