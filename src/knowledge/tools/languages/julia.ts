import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const julia: Tool = {
  name: 'julia',
  docs: 'https://remotes.r-lib.org/#environment-variables',
  programs: ['julia', 'octave'],
  environment: [
    {
      variables: /GITHUB_PAT|GITLAB_PAT|RENV_\w+|JULIA_\w+|R_\w+/i,
      how: 'reads %s',
      runs: 'R or Julia code',
      quiet: VERSION,
      source: 'https://remotes.r-lib.org/#environment-variables',
    },
  ],
  readsFilesOf: [{ tool: 'netrc', programs: ['julia'] }],
};
