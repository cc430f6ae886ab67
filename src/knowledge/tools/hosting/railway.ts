import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const railway: Tool = {
  name: 'railway',
  docs: 'https://docs.railway.com/reference/cli-api',
  programs: ['surge', 'railway'],
  environment: [
    {
      programs: ['railway'],
      variables: /RAILWAY_\w+/i,
      how: 'reads %s',
      runs: 'the command that it is given',
      plain: /^(?!(?:run|shell|dev)\b)/,
      readsNothing: VERSION,
      source: 'https://docs.railway.com/reference/cli-api#run',
    },
    { programs: ['surge'], variables: /SURGE_\w+/i, how: 'reads %s', readsNothing: VERSION, source: 'https://surge.sh/help/integrating-with-circleci' },
  ],
  readsFilesOf: [{ tool: 'netrc', programs: ['surge'] }],
  options: [{ programs: ['surge'], options: ['--token'], form: 'value', source: 'https://surge.sh/help/integrating-with-circleci' }],
};
