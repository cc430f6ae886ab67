import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const secretStores: Tool = {
  name: 'secret-stores',
  docs: 'https://bitwarden.com/help/cli/',
  programs: ['bw', 'akeyless', 'keeper', 'secrethub', 'berglas', 'credstash'],
  environment: [
    {
      programs: ['credstash'],
      variables: /AWS_\w+/i,
      how: 'reads %s',
      readsNothing: VERSION,
      source: 'https://github.com/fugue/credstash',
    },
    { programs: ['bw'], variables: /BW_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://bitwarden.com/help/cli/#using-an-api-key' },
    {
      programs: ['akeyless', 'keeper', 'secrethub', 'berglas'],
      variables: /(?:AKEYLESS|KEEPER|KSM|SECRETHUB|BERGLAS|GOOGLE)_\w+/i,
      how: 'reads %s',
      runs: 'the command that it is given',
      plain: /^(?!(?:.* )?(?:run|exec)\b)/,
      readsNothing: VERSION,
      source: 'https://github.com/GoogleCloudPlatform/berglas',
    },
  ],
  prints: [
    {
      programs: ['secrethub', 'berglas', 'bw', 'credstash'],
      arguments: /^(?:read|access|inject|export|get)\b/,
      what: 'a secret from a secret store',
      source: 'https://bitwarden.com/help/cli/#get',
    },
  ],
};
