/** Other spellings of a program, matched on the last part of its path; `$1` may be used in the name. First match wins. */
const ALIASES: readonly (readonly [RegExp, string])[] = [
  [/^pip[23]?(?:\.\d+)?$/, 'pip'],
  [/^pypy[23]?(?:\.\d+)?$|^python[23]?(?:\.\d+)*m?$|^py$/, 'python'],
  [/^easy_install(?:-\d(?:\.\d+)?)?$/, 'easy_install'],
  [/^nodejs$/, 'node'],
  [/^yarnpkg$|^yarn\.js$/, 'yarn'],
  [/^npm-cli\.js$/, 'npm'],
  [/^bundler$/, 'bundle'],
  [/^composer(?:\.phar|\d)?$/, 'composer'],
  [/^gradlew(?:\.bat)?$/, 'gradle'],
  [/^mvnw(?:\.cmd)?$|^mvnd$/, 'mvn'],
  [/^php(?:\d(?:\.?\d)?)?$/, 'php'],
  [/^ruby\d(?:\.\d)?$/, 'ruby'],
  [/^perl5?(?:\.\d+)*$/, 'perl'],
  [/^(?:[\w-]+-)?(?:gcc|g\+\+|cc|c\+\+|clang|clang\+\+)(?:-\d+(?:\.\d+)?)?$/, 'cc'],
  [/^micromamba$|^mamba$/, 'conda'],
  [/^Rscript$/, 'R'],
  [/^([\w-]+)\.exe$/i, '$1'],
];

/** What every row above needs: most words have none of it, and are asked 20 questions less. */
const MAY_BE_ALIAS = /^(?:p[iyheo]|e|nodejs|yarn|npm-|bundler|composer|gradlew|mvn|ruby|perl|m|Rs)|(?:cc|\+\+|clang)[\d.-]*$|\.exe$/i;

/** The name under which the tables know a program: `/usr/bin/pip3.11` is `pip`, `./gradlew` is `gradle`. */
export function canonicalProgram(word: string): string {
  const base = word.slice(Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1);
  if (!MAY_BE_ALIAS.test(base)) return base;
  for (const [pattern, name] of ALIASES) if (pattern.test(base)) return base.replace(pattern, name);
  return base;
}

/** Folders whose programs belong to the system, not to the project. */
const SYSTEM_FOLDERS =
  /^(?:\/usr(?:\/local)?)?\/s?bin\/$|^\/(?:usr\/lib|usr\/libexec|opt\/conda|root\/\.cargo|usr\/local\/cargo|usr\/local\/go|usr\/local\/lib)\/(?:\S+\/)?$/;

/** Whether a program is called by its bare name or from a folder of the system, so that its name says what it is. */
export function isSystemProgram(word: string): boolean {
  const folder = /^.*\//.exec(word)?.[0];
  return folder === undefined || SYSTEM_FOLDERS.test(folder);
}
