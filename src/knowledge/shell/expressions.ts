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
