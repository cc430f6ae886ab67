import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { VAULT_VARIABLES } from './shared.ts';

export const consul: Tool = {
  name: 'consul',
  docs: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables',
  programs: ['consul', 'nomad', 'envconsul'],
  environment: [
    { variables: VAULT_VARIABLES, how: 'reads %s', quiet: VERSION, source: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables' },
  ],
  readsFilesOf: [{ tool: 'vault', programs: ['envconsul'] }],
  options: [
    {
      programs: ['consul', 'nomad'],
      options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
  ],
};
