import { HELP, VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const wandb: Tool = {
  name: 'wandb',
  docs: 'https://docs.wandb.ai/ref/cli/wandb-login',
  programs: ['wandb'],
  environment: [
    {
      variables: /WANDB_\w+|NETRC/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://docs.wandb.ai/guides/track/environment-variables',
    },
  ],
  readsFilesOf: [{ tool: 'netrc' }],
  operands: [{ command: ['login'], valued: /^--host$/, operand: 0, form: 'value', source: 'https://docs.wandb.ai/ref/cli/wandb-login' }],
  writes: [
    {
      kind: 'login',
      arguments: /^login\b/,
      files: ['~/.netrc'],
      moved: ['NETRC'],
      holds: 'host',
      revert: [
        {
          command: ['login'],
          valued: /^--host$/,
          undo: { statement: 'rm -f "${NETRC:-$HOME/.netrc}"' },
          others: /netrc\b|\bwandb login\b|\bheroku\b|\bpackage-registry login\b/,
          source: 'https://docs.wandb.ai/ref/cli/wandb-login',
        },
      ],
      source: 'https://docs.wandb.ai/ref/cli/wandb-login',
    },
  ],
  settings: [{ command: ['login'], variable: 'WANDB_API_KEY', replace: [], source: 'https://docs.wandb.ai/guides/track/environment-variables' }],
  offline: [
    { arguments: HELP, source: 'https://docs.wandb.ai/ref/cli' },
    { arguments: /^(?:offline|online|disabled|enabled|status|init)\b/, source: 'https://docs.wandb.ai/ref/cli' },
  ],
};
