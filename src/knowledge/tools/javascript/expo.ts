import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const expo: Tool = {
  name: 'expo',
  docs: 'https://nodejs.org/api/process.html#processenv',
  programs: ['expo', 'eas'],
  environment: [
    {
      variables: /(?:NODE|NEXT|VITE|REACT_APP|NUXT|GATSBY|EXPO|EAS|CYPRESS)_\w+/i,
      how: 'reads %s',
      runs: 'code of the project',
      quiet: VERSION,
      source: 'https://nodejs.org/api/process.html#processenv',
    },
  ],
  readsFilesOf: [{ tool: 'npm' }, { tool: 'yarn' }, { tool: 'dotenv', programs: ['expo'] }],
  options: [
    {
      options: ['--token', '-t', '--auth', '--authtoken', '--auth-key', '--authkey', '--auth-token'],
      attached: 'never',
      form: 'value',
      source: 'https://cli.github.com/manual/gh_auth_login',
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
