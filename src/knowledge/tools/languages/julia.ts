import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const julia: Tool = {
  name: 'julia',
  docs: 'https://docs.julialang.org/en/v1/manual/environment-variables/',
  programs: ['julia', 'octave'],
  environment: [
    {
      variables: /JULIA_\w+|OCTAVE_\w+/i,
      how: 'reads %s',
      runs: 'Julia or Octave code',
      readsNothing: VERSION,
      source: 'https://docs.julialang.org/en/v1/manual/environment-variables/',
    },
  ],
  readsFilesOf: [{ tool: 'netrc', programs: ['julia'] }],
};
