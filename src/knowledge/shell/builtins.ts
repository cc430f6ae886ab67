import type { Tool } from '../tool.ts';
import { words } from '../words.ts';

export const builtins: Tool = {
  name: 'builtins',
  docs: 'https://www.gnu.org/software/bash/manual/bash.html#Shell-Builtin-Commands',
  programs: words(`
      cd pushd popd set shopt unset exit return break continue shift wait umask read alias unalias hash type let local declare typeset
      readonly export trap : getopts pwd mapfile readarray enable jobs times builtin command exec gosu xargs locale getconf
    `),
  inert: [{ certainty: 'always', what: 'a part of the shell', source: 'https://www.gnu.org/software/bash/manual/bash.html#Shell-Builtin-Commands' }],

  output: [
    { programs: ['export'], of: 'environment', arguments: /^(?:-p)?$/, source: 'https://www.gnu.org/software/bash/manual/bash.html#Bourne-Shell-Builtins' },
    {
      programs: ['declare', 'typeset'],
      of: 'environment',
      arguments: /^(?:-[px]+)?$/,
      source: 'https://www.gnu.org/software/bash/manual/bash.html#Bash-Builtins',
    },
    {
      programs: ['declare', 'typeset', 'export'],
      of: 'variables',
      arguments: /^-[px]+ \w/,
      source: 'https://www.gnu.org/software/bash/manual/bash.html#index-declare',
    },
    { programs: ['set'], of: 'environment', arguments: /^$/, source: 'https://www.gnu.org/software/bash/manual/bash.html#The-Set-Builtin' },
    { programs: ['xargs'], of: 'input', source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/xargs.html' },
  ],
  dumps: [{ programs: ['export', 'declare', 'typeset'], arguments: /^-\w*p\w*$/, source: 'https://www.gnu.org/software/bash/manual/bash.html#index-export' }],
};
