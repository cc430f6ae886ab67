import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const perl: Tool = {
  name: 'perl',
  docs: 'https://perldoc.perl.org/perlvar#%25ENV',
  programs: ['cpan', 'cpanm', 'carton', 'perl'],
  spellings: [{ starts: 'perl', pattern: /^perl5?(?:\.\d+)*$/, name: 'perl' }],
  environment: [{ runs: 'code of the project or its packages', readsNothing: VERSION, source: 'https://perldoc.perl.org/perlvar#%25ENV' }],
  output: [{ programs: ['perl'], of: 'search', source: 'https://perldoc.perl.org/perlrun' }],
  fileArguments: [
    { programs: ['perl'], effect: 'edit', when: /^-\w*i/, files: { operands: 'last' }, source: 'https://perldoc.perl.org/perlrun#-i%5Bextension%5D' },
  ],
};
