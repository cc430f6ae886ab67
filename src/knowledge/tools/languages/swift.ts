import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const swift: Tool = {
  name: 'swift',
  docs: 'https://perldoc.perl.org/perlvar#%25ENV',
  programs: ['swift', 'xcodebuild'],
  environment: [{ runs: 'code of the project or its packages', quiet: VERSION, source: 'https://perldoc.perl.org/perlvar#%25ENV' }],
  readsFilesOf: [
    { tool: 'netrc', programs: ['swift'] },
    { tool: 'git', programs: ['swift'] },
    { tool: 'ssh', programs: ['swift'] },
  ],
};
