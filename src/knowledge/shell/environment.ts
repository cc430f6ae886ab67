import type { Tool } from '../tool.ts';

export const environment: Tool = {
  name: 'environment',
  docs: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#printenv-invocation',
  programs: ['env', 'printenv'],
  environment: [
    { variables: /\w+/, how: 'prints the whole environment', source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#printenv-invocation' },
  ],

  output: [
    {
      of: 'environment',
      arguments: /^(?:(?:-0|--null|-u \w+|--unset=\w+)(?: |$))*$/,
      source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#printenv-invocation',
    },
    { programs: ['printenv'], of: 'variables', source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#printenv-invocation' },
  ],
  dumps: [
    {
      programs: ['env', 'printenv'],
      arguments: /^(?:-0|--null)?$/,
      source: 'https://www.gnu.org/software/coreutils/manual/coreutils.html#printenv-invocation',
    },
  ],
};
