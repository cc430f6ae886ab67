import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { SHOWS_SECRETS, VAULT_VARIABLES } from './shared.ts';

export const doppler: Tool = {
  name: 'doppler',
  docs: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables',
  programs: ['doppler'],
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
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )(?:login|configure set|auth|authtoken|signin|add-authtoken)\b/,
      files: ['its settings below ~'],
      source: 'https://docs.wandb.ai/ref/cli/wandb-login',
    },
  ],
  prints: [{ arguments: SHOWS_SECRETS, what: 'a secret from a secret store', source: 'https://docs.doppler.com/docs/cli' }],
};
