import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { VAULT_VARIABLES } from './shared.ts';

export const vault: Tool = {
  name: 'vault',
  docs: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables',
  programs: ['vault'],
  environment: [
    { variables: VAULT_VARIABLES, how: 'reads %s', quiet: VERSION, source: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables' },
  ],
  files: [{ kind: 'Vault token', path: /\/\.vault-token$/, where: 'home', source: 'https://developer.hashicorp.com/vault/docs/commands' }],
  options: [
    {
      options: ['--token', '-token', '--access-token', '--registration-token', '--apikey', '--password'],
      form: 'value',
      source: 'https://docs.openshift.com/container-platform/latest/cli_reference/openshift_cli/getting-started-cli.html',
    },
  ],
  operands: [{ command: ['login'], valued: /^--host$/, operand: 0, form: 'value', source: 'https://developer.hashicorp.com/vault/docs/commands/login' }],
  input: [
    { arguments: /^login\b/, content: /^(?<password>(?:(?!\\n)\S)+)/g, what: 'token', source: 'https://doc.rust-lang.org/cargo/commands/cargo-login.html' },
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
    { arguments: /\bkv get\b|^read\b|\btoken create\b/, what: 'a secret from Vault', source: 'https://developer.hashicorp.com/vault/docs/commands/kv/get' },
  ],
};
