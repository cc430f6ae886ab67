import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { SHOWS_SECRETS, VAULT_VARIABLES } from './shared.ts';

export const infisical: Tool = {
  name: 'infisical',
  docs: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables',
  programs: ['infisical'],
  environment: [
    { variables: VAULT_VARIABLES, how: 'reads %s', quiet: VERSION, source: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables' },
  ],
  options: [
    {
      options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
  ],
  prints: [{ arguments: SHOWS_SECRETS, what: 'a secret from a secret store', source: 'https://docs.doppler.com/docs/cli' }],
};
