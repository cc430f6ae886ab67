import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { INFRASTRUCTURE_VARIABLES } from './shared.ts';

export const pulumi: Tool = {
  name: 'pulumi',
  docs: 'https://developer.hashicorp.com/terraform/cli/config/environment-variables',
  programs: ['pulumi'],
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
  options: [
    {
      options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )(?:login|configure set|auth|authtoken|signin|add-authtoken)\b/,
      files: ['its settings below ~'],
      source: 'https://docs.wandb.ai/ref/cli/wandb-login',
    },
  ],
};
