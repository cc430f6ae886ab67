import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const haskell: Tool = {
  name: 'haskell',
  docs: 'https://perldoc.perl.org/perlvar#%25ENV',
  programs: ['stack', 'cabal', 'ghc'],
  environment: [{ runs: 'code of the project or its packages', quiet: VERSION, source: 'https://perldoc.perl.org/perlvar#%25ENV' }],
  readsFilesOf: [
    { tool: 'netrc', programs: ['stack', 'cabal'] },
    { tool: 'git', programs: ['stack', 'cabal'] },
    { tool: 'ssh', programs: ['stack', 'cabal'] },
  ],
};
