import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const haskell: Tool = {
  name: 'haskell',
  docs: 'https://docs.haskellstack.org/en/stable/configure/environment_variables/',
  programs: ['stack', 'cabal', 'ghc'],
  environment: [
    {
      variables: /STACK_\w+|HACKAGE_\w+|CABAL_\w+/i,
      how: 'reads %s',
      runs: 'code of the project or its packages',
      readsNothing: VERSION,
      source: 'https://docs.haskellstack.org/en/stable/configure/environment_variables/',
    },
  ],
  readsFilesOf: [
    { tool: 'netrc', programs: ['stack', 'cabal'] },
    { tool: 'git', programs: ['stack', 'cabal'] },
    { tool: 'ssh', programs: ['stack', 'cabal'] },
  ],
  options: [
    {
      programs: ['cabal'],
      when: /\bupload\b/,
      options: ['-p', '--password', '-t', '--token'],
      form: 'value',
      source: 'https://cabal.readthedocs.io/en/stable/cabal-commands.html#cabal-upload',
    },
  ],
  compiles: [{ programs: ['stack', 'cabal'], source: 'https://docs.haskellstack.org/en/stable/commands/build_command/' }],
};
