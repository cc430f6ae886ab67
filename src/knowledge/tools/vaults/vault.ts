import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const vault: Tool = {
  name: 'vault',
  docs: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables',
  forServices: true,
  programs: ['vault'],
  environment: [
    { variables: /VAULT_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://developer.hashicorp.com/vault/docs/commands#environment-variables' },
  ],
  files: [{ kind: 'Vault token', path: /\/\.vault-token$/, where: 'home', ownOnly: true, source: 'https://developer.hashicorp.com/vault/docs/commands' }],
  operands: [
    {
      command: ['login'],
      key: /^(?:token|password|secret_id|jwt)=/,
      operand: 0,
      form: 'key=value',
      source: 'https://developer.hashicorp.com/vault/docs/commands/login',
    },
    {
      command: ['login'],
      key: /^(?:username|role_id|role)=/,
      operand: 1,
      form: 'key=value',
      source: 'https://developer.hashicorp.com/vault/docs/commands/login',
    },
    { command: ['login'], key: /^(?!\w+=)[^-]/, operand: 0, form: 'value', source: 'https://developer.hashicorp.com/vault/docs/commands/login' },
  ],
  input: [
    {
      arguments: /^login\b/,
      content: /^(?<password>(?:(?!\\n)\S)+)/g,
      what: 'token',
      source: 'https://developer.hashicorp.com/vault/docs/commands/login',
    },
  ],
  writes: [
    {
      kind: 'login',
      arguments: /^login\b(?!.*-no-store\b)/,
      files: ['~/.vault-token'],
      holds: 'one',
      revert: [{ command: ['login'], undo: { statement: 'rm -f ~/.vault-token' }, source: 'https://developer.hashicorp.com/vault/docs/commands/token-helper' }],
      source: 'https://developer.hashicorp.com/vault/docs/commands/login',
    },
  ],
  prints: [
    {
      arguments: /\bkv get\b|^read\b|\btoken create\b|^write .*\bauth\/\S+\/login\b|^print token\b|^unwrap\b/,
      what: 'a secret from Vault',
      source: 'https://developer.hashicorp.com/vault/docs/commands/kv/get',
    },
  ],
  offline: [{ arguments: HELP, source: 'https://developer.hashicorp.com/vault/docs/commands' }],
};
