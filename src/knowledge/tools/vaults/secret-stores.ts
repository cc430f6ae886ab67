import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { SHOWS_SECRETS, VAULT_VARIABLES } from './shared.ts';

export const secretStores: Tool = {
  name: 'secret-stores',
  docs: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html',
  programs: ['bw', 'akeyless', 'keeper', 'secrethub', 'berglas', 'credstash'],
  environment: [
    {
      programs: ['credstash'],
      variables: /AWS_\w+|\w*AWS_(?:SECRET_)?ACCESS_KEY(?:_ID)?/i,
      how: 'reads %s',
      quiet: /^(?:--version|help|configure list)$/,
      source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html',
    },
    {
      programs: ['bw', 'akeyless', 'keeper', 'secrethub', 'berglas'],
      variables: VAULT_VARIABLES,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables',
    },
  ],
  prints: [{ programs: ['secrethub', 'berglas'], arguments: SHOWS_SECRETS, what: 'a secret from a secret store', source: 'https://docs.doppler.com/docs/cli' }],
};
