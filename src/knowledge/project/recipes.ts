/** File names that make looks for. Source: https://www.gnu.org/software/make/manual/html_node/Makefile-Names.html */
export const MAKEFILES: readonly string[] = ['GNUmakefile', 'makefile', 'Makefile'];

/** File names that just looks for. Source: https://just.systems/man/en/quick-start.html */
export const JUSTFILES: readonly string[] = ['justfile', 'Justfile', '.justfile'];

/** Make variables that hold a program, with that program. Source: https://www.gnu.org/software/make/manual/html_node/MAKE-Variable.html */
export const MAKE_PROGRAMS: ReadonlyMap<string, string> = new Map([['MAKE', 'make']]);

/** The same for make's implicit variables, which a makefile may override. Source: https://www.gnu.org/software/make/manual/html_node/Implicit-Variables.html */
export const IMPLICIT_PROGRAMS: ReadonlyMap<string, string> = new Map([
  ['AR', 'ar'],
  ['AS', 'as'],
  ['CC', 'cc'],
  ['CXX', 'cc'],
  ['CPP', 'cc'],
  ['FC', 'cc'],
  ['LD', 'ld'],
  ['INSTALL', 'install'],
  ['RM', 'rm -f'],
]);

/** Lines with which a makefile and a justfile take in others. Sources: https://www.gnu.org/software/make/manual/html_node/Include.html, https://just.systems/man/en/imports.html */
export const MAKE_INCLUDE = /^[-s]?include\s+([^#]+)/;
export const JUST_IMPORT = /^import\??\s+['"]([^'"]+)['"]/;
