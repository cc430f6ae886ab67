import { VERSION } from '../../patterns.ts';
import type { Tool } from '../../tool.ts';

export const perl: Tool = {
  name: 'perl',
  docs: 'https://perldoc.perl.org/perlvar#%25ENV',
  programs: ['cpan', 'cpanm', 'carton', 'perl'],
  spellings: [{ starts: 'perl', pattern: /^perl5?(?:\.\d+)*$/, name: 'perl' }],
  environment: [{ runs: 'code of the project or its packages', quiet: VERSION, source: 'https://perldoc.perl.org/perlvar#%25ENV' }],
};
