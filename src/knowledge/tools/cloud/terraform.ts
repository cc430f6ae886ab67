import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { INFRASTRUCTURE_VARIABLES } from './shared.ts';

export const terraform: Tool = {
  name: 'terraform',
  docs: 'https://developer.hashicorp.com/terraform/cli/config/environment-variables',
  programs: ['terraform', 'tofu', 'terragrunt', 'packer'],
  environment: [
    {
      variables: INFRASTRUCTURE_VARIABLES,
      how: 'reads %s',
      runs: 'providers and modules',
      plain: /^(?:version|fmt)\b/,
      quiet: VERSION,
      source: 'https://developer.hashicorp.com/terraform/cli/config/environment-variables',
    },
  ],
  files: [
    {
      programs: ['terraform', 'tofu', 'terragrunt'],
      kind: 'Terraform logins',
      path: /\/\.terraformrc$|\/\.terraform\.d(?:\/[^/]+)?$|\.tfrc(?:\.json)?$/,
      where: 'home',
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
      kind: 'login',
      arguments: /\blogin\b|-backend-config[= ]\S*(?:key|token|secret|password)/,
      files: ['~/.terraform.d/credentials.tfrc.json'],
      moved: ['TF_CLI_CONFIG_FILE'],
      holds: 'host',
      source: 'https://developer.hashicorp.com/terraform/cli/commands/login',
    },
  ],
  overSsh: [
    {
      programs: ['terraform', 'tofu'],
      fetches: /^(?:-\S+ )*(?:init|get)\b/,
      source: 'https://developer.hashicorp.com/terraform/language/modules/sources#generic-git-repository',
    },
  ],
};
