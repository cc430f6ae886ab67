import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { SERVICE_VARIABLES } from './shared.ts';

export const supabase: Tool = {
  name: 'supabase',
  docs: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
  programs: ['supabase', 'pscale'],
  environment: [
    {
      programs: ['supabase'],
      variables: SERVICE_VARIABLES,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
    },
  ],
  options: [
    {
      programs: ['supabase'],
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
