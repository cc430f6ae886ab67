import type { Tool } from '../tool.ts';
import { words } from '../words.ts';

export const compilers: Tool = {
  name: 'compilers',
  docs: 'https://gcc.gnu.org/onlinedocs/gcc/Environment-Variables.html',
  programs: words(`
      cc cpp ld as ranlib pkg-config autoconf automake aclocal libtoolize autoheader m4 bison flex nasm yasm install-info upx patchelf
    `),
  inert: [{ certainty: 'by-manual', what: 'a compiler or a tool of one', source: 'https://gcc.gnu.org/onlinedocs/gcc/Environment-Variables.html' }],
  output: [
    {
      programs: ['m4', 'cpp'],
      of: 'arguments',
      arguments: /(?:^| )-D/,
      source: 'https://www.gnu.org/software/m4/manual/m4.html#Preprocessor-features',
    },
  ],
  writes: [
    {
      programs: ['cc'],
      kind: 'binary',
      arguments: /(?:^| )-D ?["']?\w+=/,
      files: ['the program'],
      source: 'https://gcc.gnu.org/onlinedocs/gcc/Preprocessor-Options.html',
    },
  ],
  compiles: [{ programs: ['cc'], source: 'https://gcc.gnu.org/onlinedocs/gcc/Overall-Options.html' }],
};
