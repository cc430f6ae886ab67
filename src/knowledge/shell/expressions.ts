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

/** How commands with one of some programs print variables which they do not name. */
export interface Dumps {
  readonly programs: readonly string[];
  /** Matched against the arguments, joined by single spaces, and against code. */
  readonly arguments: RegExp;
  /** Matched against the same where the code also writes files: by what it does so. */
  readonly writes?: RegExp;
  readonly source: string;
}

/**
 * Commands that print variables which they do not name, beside those that print the whole environment by their card (`env`): by options, and by an expression in
 * a language of their own.
 */
const DUMPS: readonly Dumps[] = [
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
  {
    programs: ['php'],
    arguments: /(?:^| )(?:-i|--info)(?: |$)|\bphpinfo\s*\(|\$_(?:SERVER|ENV)\b(?!\s*\[)|\bgetenv\s*\(\s*\)/,
    source: 'https://www.php.net/manual/en/features.commandline.options.php',
  },
  // only a library reads variables that are not named
  { programs: ['lua', 'luajit'], arguments: /\bgetenv\s*\(\s*\)/, source: 'https://luaposix.github.io/luaposix/modules/posix.stdlib.html#getenv' },
  {
    programs: ['tclsh', 'expect', 'wish', 'jimsh'],
    arguments: /\b(?:array\s+(?:get|names)|parray)\s+(?:::)?env\b|\$(?:::)?env\(\s*\$/,
    writes: /\bopen\s+\S+\s+["{]?[wa]/,
    source: 'https://www.tcl-lang.org/man/tcl8.6/TclCmd/tclvars.htm#M4',
  },
  {
    programs: ['pwsh', 'powershell'],
    arguments: /(?<!\$)\benv:(?![\w(){}]+(?![\w*?]))|\bGetEnvironmentVariables\s*\(/i,
    writes: /\b(?:Out-File|(?:Set|Add)-Content|Tee-Object|Export-\w+|WriteAll\w+)\b|>\s*[^\s&|]/i,
    source: 'https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_environment_provider',
  },
  {
    programs: ['cmd'],
    arguments: /(?:^|[\s"'&(])set\s*(?:[>|"')]|$)/i,
    writes: />/,
    source: 'https://learn.microsoft.com/windows-server/administration/windows-commands/set_1',
  },
  { programs: ['nu'], arguments: /\$env\b(?!\s*\.)|\bload-env\b/, writes: /\bsave\b/, source: 'https://www.nushell.sh/book/environment.html' },
  {
    programs: ['fish', 'csh', 'tcsh'],
    arguments: /(?:^|[;&|]|-\w*c)\s*(?:env|printenv|setenv|set(?:\s+-\w*x\w*)?)\s*(?:[;|>]|$)/,
    writes: />\s*[^\s&|]|\btee\s/,
    source: 'https://fishshell.com/docs/current/cmds/set.html',
  },
  { programs: ['ps'], arguments: /^[a-df-z]*e[a-z]*(?: |$)/, source: 'https://man7.org/linux/man-pages/man1/ps.1.html' },
  { programs: ['cmake'], arguments: /^-E environment\b/, source: 'https://cmake.org/cmake/help/latest/manual/cmake.1.html#run-a-command-line-tool' },
];

/** The row for a command with these arguments, joined by single spaces, or with this code, if it prints variables that it does not name. */
export function dumpsOf(program: string, text: string): Dumps | undefined {
  return DUMPS.find((row) => row.programs.includes(program) && row.arguments.test(text));
}

/**
 * By which code in any language has a shell print the whole environment: `os.system('env > FILE')`, `` `env` ``. Source:
 * https://pubs.opengroup.org/onlinepubs/9799919799/functions/system.html
 */
export const SHELL_DUMP =
  /(?:\b(?:system|exec|execute|execSync|popen|Popen|spawn|spawnSync|run|call|check_output|shell_exec|passthru|capture\w*)\b[\s(]{0,9}\[?\s{0,9}["'{]|`|\b(?:qx|%x)\W)\s{0,9}(?:\/usr)?(?:\/bin\/)?(?:env|printenv|export -p|set)\s*(?:(?<to>>{1,2}\s*[^\s&])|[|"'`})\]]|$)/;

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
