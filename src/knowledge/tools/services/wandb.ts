import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { MODEL_VARIABLES } from './shared.ts';

export const wandb: Tool = {
  name: 'wandb',
  docs: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  programs: ['wandb'],
  environment: [
    {
      variables: MODEL_VARIABLES,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }],
  options: [
    {
      options: ['--token', '-t', '--auth', '--authtoken', '--auth-key', '--authkey', '--auth-token'],
      attached: 'never',
      form: 'value',
      source: 'https://cli.github.com/manual/gh_auth_login',
    },
  ],
  operands: [{ command: ['login'], valued: /^--host$/, operand: 0, form: 'value', source: 'https://developer.hashicorp.com/vault/docs/commands/login' }],
  writes: [
    {
      kind: 'login',
      arguments: /(?:^| )(?:login|configure set|auth|authtoken|signin|add-authtoken)\b/,
      files: ['its settings below ~'],
      revert: [{ command: ['login'], undo: { statement: 'rm -f ~/.netrc' }, file: '~/.netrc', source: 'https://docs.wandb.ai/ref/cli/wandb-login' }],
      source: 'https://docs.wandb.ai/ref/cli/wandb-login',
    },
  ],
};
