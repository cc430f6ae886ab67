import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { VAULT_VARIABLES } from './shared.ts';

export const op: Tool = {
  name: 'op',
  docs: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables',
  programs: ['op'],
  environment: [
    { variables: VAULT_VARIABLES, how: 'reads %s', quiet: VERSION, source: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables' },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )(?:login|configure set|auth|authtoken|signin|add-authtoken)\b/,
      files: ['its settings below ~'],
      source: 'https://docs.wandb.ai/ref/cli/wandb-login',
    },
  ],
  prints: [
    { arguments: /^(?:read|item get|inject)\b/, what: 'a secret from 1Password', source: 'https://developer.1password.com/docs/cli/reference/commands/read/' },
  ],
};
