import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';
import { SERVICE_VARIABLES } from './shared.ts';

export const netlify: Tool = {
  name: 'netlify',
  docs: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
  programs: ['netlify'],
  environment: [
    {
      variables: SERVICE_VARIABLES,
      how: 'reads %s',
      quiet: VERSION,
      source: 'https://docs.sonarsource.com/sonarqube-server/latest/analyzing-source-code/scanners/sonarscanner/',
    },
  ],
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
