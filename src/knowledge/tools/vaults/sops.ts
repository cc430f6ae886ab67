import type { Tool } from '../../tool.ts';
import { SHOWS_SECRETS } from './shared.ts';

export const sops: Tool = {
  name: 'sops',
  docs: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html',
  programs: ['chamber', 'sops'],
  environment: [
    {
      variables: /AWS_\w+|\w*AWS_(?:SECRET_)?ACCESS_KEY(?:_ID)?/i,
      how: 'reads %s',
      quiet: /^(?:--version|help|configure list)$/,
      source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html',
    },
  ],
  readsFilesOf: [{ tool: 'aws' }],
  prints: [{ arguments: SHOWS_SECRETS, what: 'a secret from a secret store', source: 'https://docs.doppler.com/docs/cli' }],
};
