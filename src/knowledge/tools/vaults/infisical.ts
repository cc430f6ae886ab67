import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const infisical: Tool = {
  name: 'infisical',
  docs: 'https://infisical.com/docs/cli/overview',
  programs: ['infisical'],
  environment: [
    {
      variables: /INFISICAL_\w+/i,
      how: 'reads %s',
      runs: 'the command that it is given',
      plain: /^(?!(?:.* )?run\b)/,
      readsNothing: VERSION,
      source: 'https://infisical.com/docs/cli/commands/run',
    },
  ],
  options: [{ options: ['--token', '--client-secret'], form: 'value', source: 'https://infisical.com/docs/cli/commands/login' }],
  prints: [
    { arguments: /^export\b|^secrets\b|^login\b.*--plain\b/, what: 'a secret from Infisical', source: 'https://infisical.com/docs/cli/commands/export' },
  ],
};
