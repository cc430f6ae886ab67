/** How programs name a variable of the environment in the expressions that they are given. Each pattern is global, with the name in its group `name`. */
const EXPRESSIONS: readonly {
  readonly programs: readonly string[];
  readonly pattern: RegExp;
  readonly source: string;
  /** Set if the program does more with it than print it. */
  readonly isCode?: true;
}[] = [
  { programs: ['jq'], pattern: /(?:\$ENV|\benv)\s*(?:\.\s*|\[\s*"|\."|\.\[")(?<name>\w+)/g, source: 'https://jqlang.org/manual/#$env-env' },
  { programs: ['yq'], pattern: /\b(?:str)?env\(\s*(?<name>\w+)/g, source: 'https://mikefarah.gitbook.io/yq/operators/env-variable-operators' },
  {
    programs: ['awk', 'gawk', 'mawk'],
    pattern: /\bENVIRON\[\s*["'](?<name>\w+)/g,
    source: 'https://www.gnu.org/software/gawk/manual/gawk.html#Auto_002dset',
  },
  { programs: ['perl'], pattern: /\$ENV\{\s*["']?(?<name>\w+)/g, source: 'https://perldoc.perl.org/variables/%25ENV', isCode: true },
  { programs: ['ruby'], pattern: /\bENV(?:\[|\.fetch[( ])\s*["'](?<name>\w+)/g, source: 'https://docs.ruby-lang.org/en/master/ENV.html', isCode: true },
];

/** The variables that a program's arguments, joined by single spaces, name in its own language: NAME in `jq -n env.NAME`. */
export function variablesInExpressions(program: string, text: string): readonly string[] {
  return EXPRESSIONS.flatMap(({ programs, pattern }) =>
    programs.includes(program) ? [...text.matchAll(pattern)].flatMap(({ groups }) => groups?.['name'] ?? []) : [],
  );
}

/** Whether a program may do more with such a variable than print it: `perl -e '…'`. */
export function runsExpressions(program: string): boolean {
  return EXPRESSIONS.some(({ programs, isCode }) => isCode && programs.includes(program));
}

/**
 * Commands that print variables which they do not name, beside those that print the whole environment by their card (`env`): by options, and by an expression in
 * a language of their own.
 */
const DUMPS: readonly { readonly programs: readonly string[]; readonly arguments: RegExp; readonly source: string }[] = [
  { programs: ['jq', 'gojq', 'jaq'], arguments: /(?<![\w.$])(?:env|\$ENV)\b(?!\s*\??\s*(?:\.\s*["\w]|\[\s*"))/, source: 'https://jqlang.org/manual/#$env-env' },
  { programs: ['yq'], arguments: /(?<![\w.$])env(?!\s*\()\b|\$ENV\b(?!\s*\.)/, source: 'https://mikefarah.gitbook.io/yq/operators/env-variable-operators' },
  {
    programs: ['awk', 'gawk', 'mawk'],
    arguments: /\bENVIRON\b(?!\s*\[\s*["'])/,
    source: 'https://www.gnu.org/software/gawk/manual/gawk.html#index-ENVIRON-array',
  },
  {
    programs: ['make', 'gmake', 'remake'],
    arguments: /(?:^| )(?:-[a-zA-Z]*p[a-zA-Z]*|--print-data-base)(?: |$)/,
    source: 'https://www.gnu.org/software/make/manual/html_node/Options-Summary.html',
  },
  { programs: ['npm', 'pnpm', 'yarn'], arguments: /^run(?:-script)? (?:\S+ )*env(?: |$)/, source: 'https://docs.npmjs.com/cli/commands/npm-run' },
  { programs: ['php'], arguments: /(?:^| )(?:-i|--info)(?: |$)|\bphpinfo\s*\(/, source: 'https://www.php.net/manual/en/features.commandline.options.php' },
  { programs: ['cmake'], arguments: /^-E environment\b/, source: 'https://cmake.org/cmake/help/latest/manual/cmake.1.html#run-a-command-line-tool' },
];

/** Whether a command with these arguments, joined by single spaces, prints variables that it does not name. */
export function printsUnnamed(program: string, text: string): boolean {
  return DUMPS.some((row) => row.programs.includes(program) && row.arguments.test(text));
}

/**
 * By which a shell reads a variable whose name it computes: `${!name}`, `printenv "$name"`, `eval echo \$$name`, `declare -n`. Source:
 * https://www.gnu.org/software/bash/manual/html_node/Shell-Parameter-Expansion.html
 */
export const COMPUTED_NAME =
  /\$\{!(?<name>[A-Za-z_]\w*)\}|\bprintenv\s+(?:--\s+)?["']?\$\{?(?<printed>[A-Za-z_]\w*)|\beval\b.*(?:\\\$|'\$'"?)\{?["']?\$\{?(?<evaluated>\w+)|\bsh -c .*\\?\$\{?\{\}/;

/** The ending of files in the language of a program: https://docs.python.org/3/using/cmdline.html and its like. */
export const LANGUAGE_ENDINGS: ReadonlyMap<string, string> = new Map([
  ['python', '.py'],
  ['pypy', '.py'],
  ['perl', '.pl'],
  ['ruby', '.rb'],
  ['node', '.js'],
  ['nodejs', '.js'],
  ['deno', '.js'],
  ['bun', '.js'],
  ['php', '.php'],
  ['Rscript', '.R'],
  ['R', '.R'],
  ['elixir', '.exs'],
  ['julia', '.jl'],
  ['jshell', '.java'],
  ['groovy', '.groovy'],
]);
