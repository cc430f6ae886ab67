import type { KeptText } from './kept-text.ts';

/** Commands by which applications and frameworks put what they get into their own database or settings, and programs that record their command line. */
export const KEPT_RECORDS: readonly KeptText[] = [
  {
    programs: ['python', 'django-admin', 'manage.py'],
    arguments: /(?:^|(?:^|[ /])manage\.py |^-m django )createsuperuser\b/,
    all: true,
    source: 'https://docs.djangoproject.com/en/stable/ref/django-admin/#createsuperuser',
  },
  { programs: ['flask', 'superset'], arguments: /\bfab create-/, all: true, source: 'https://flask-appbuilder.readthedocs.io/en/latest/cli.html' },
  {
    programs: ['airflow'],
    arguments: /^(?:connections|variables|users|pools) (?:add|set|create|import)\b/,
    all: true,
    source: 'https://airflow.apache.org/docs/apache-airflow/stable/cli-and-env-variables-ref.html',
  },
  {
    programs: ['prefect'],
    arguments: /^(?:config set|cloud login|profile create|block create|variable set)\b/,
    all: true,
    source: 'https://docs.prefect.io/v3/api-ref/cli/config',
  },
  { programs: ['rails'], arguments: /^(?:runner|r)\b/, all: true, source: 'https://guides.rubyonrails.org/command_line.html#bin-rails-runner' },
  { programs: ['php', 'artisan'], arguments: /(?:^|artisan )tinker\b/, all: true, source: 'https://laravel.com/docs/artisan#tinker' },
  {
    programs: ['wp'],
    arguments: /^(?:-\S+ )*(?:config (?:create|set)|option|user|post|term|eval|network|site|core (?:install|config|multisite))\b/,
    source: 'https://developer.wordpress.org/cli/commands/config/create/',
  },
  {
    programs: ['magento'],
    arguments: /^(?:setup:(?:install|config:set)|config:(?:sensitive:)?set)\b/,
    source: 'https://experienceleague.adobe.com/en/docs/commerce-operations/installation-guide/tutorials/deployment',
  },
  { programs: ['dbt'], arguments: /(?:^| )--vars\b/, word: /(?:^| )--vars\b/, source: 'https://docs.getdbt.com/reference/artifacts/dbt-artifacts' },
  { programs: ['nextflow'], arguments: /^(?:-\S+ )*run\b/, all: true, source: 'https://www.nextflow.io/docs/latest/reference/cli.html#log' },
  {
    programs: ['rebar3'],
    arguments: /^hex (?:organization|user) (?:auth|key)\b/,
    all: true,
    source: 'https://rebar3.org/docs/package_management/hex-package-management/',
  },
  {
    programs: ['nuget'],
    arguments: /(?:^| )-Source \S*:\/\//i,
    word: /(?:^| )-Source \S*:\/\//i,
    all: true,
    source: 'https://learn.microsoft.com/nuget/consume-packages/package-restore#lock-files',
  },
  { programs: ['lerna'], arguments: /^(?:version|publish)\b/, all: true, source: 'https://github.com/lerna/lerna/tree/main/libs/commands/version#--message' },
  // addresses: in lock files, metadata of caches, logs, names of cache folders
  { programs: ['deno'], arguments: /^compile\b/, all: true, source: 'https://docs.deno.com/runtime/reference/cli/compile/' },
  { programs: ['deno'], arguments: /:\/\//, word: /:\/\//, all: true, source: 'https://docs.deno.com/runtime/fundamentals/modules/#https-imports' },
  {
    programs: ['nix', 'nix-env', 'nix-build', 'nix-shell', 'nix-channel'],
    arguments: /:\/\//,
    word: /:\/\//,
    all: true,
    source: 'https://nix.dev/manual/nix/stable/command-ref/new-cli/nix3-flake#lock-files',
  },
  { programs: ['cpanm'], arguments: /:\/\//, word: /:\/\//, all: true, source: 'https://metacpan.org/dist/App-cpanminus/view/bin/cpanm' },
  { programs: ['luarocks'], arguments: /:\/\//, word: /:\/\//, all: true, source: 'https://github.com/luarocks/luarocks/blob/main/docs/luarocks.md' },
  { programs: ['aria2c'], arguments: /--save-session\b/, all: true, source: 'https://aria2.github.io/manual/en/html/aria2c.html#cmdoption-save-session' },
  { programs: ['wget'], arguments: /--warc-file\b/, all: true, source: 'https://www.gnu.org/software/wget/manual/wget.html#index-WARC' },
  {
    programs: ['curl'],
    arguments: /%\{(?:url|json)/,
    word: /:\/\//,
    all: true,
    printed: true,
    source: 'https://curl.se/docs/manpage.html#-w',
  },
  {
    programs: ['conan'],
    arguments: /(?:^| )(?:-[osc](?::\w)?|--(?:options|settings|conf))\b/,
    word: /(?:^| )(?:-[osc](?::\w)?|--(?:options|settings|conf)(?::\w+)?)[ =]/,
    source: 'https://docs.conan.io/2/reference/commands/install.html',
  },
  {
    programs: ['bazel', 'bazelisk'],
    arguments: /--(?:define|(?:host_)?action_env|embed_label|repo_env)\b/,
    word: /--(?:define|(?:host_)?action_env|embed_label|repo_env)[ =]/,
    source: 'https://bazel.build/reference/command-line-reference#flag--define',
  },
  {
    programs: ['snakemake'],
    arguments: /(?:^| )(?:--config|-C)\b/,
    word: /=/,
    source: 'https://snakemake.readthedocs.io/en/stable/snakefiles/configuration.html',
  },
];

/** A program that starts another one and writes its command line down. */
interface Recorder {
  readonly programs: readonly string[];
  /** Matched against the words behind the program, joined by single spaces. */
  readonly arguments: RegExp;
  readonly source: string;
}

/** The options of GNU time before the command. */
const OF_TIME = String.raw`(?:-[apqvV]+ |-[of] \S+ |--\S+ )*`;

const RECORDERS: readonly Recorder[] = [
  {
    programs: ['time'],
    arguments: new RegExp(`^(?=${OF_TIME}(?:-[apqvV]*o|--output))(?=${OF_TIME}(?:-[apqV]*v|--verbose|(?:-f |--format=)\\S*%C))`),
    source: 'https://man7.org/linux/man-pages/man1/time.1.html',
  },
  // the header of the record has the command; /dev/null takes it
  { programs: ['script'], arguments: /^(?!.*\/dev\/null)/, source: 'https://man7.org/linux/man-pages/man1/script.1.html' },
  { programs: ['valgrind'], arguments: /(?:^| )--(?:log|xml)-file/, source: 'https://valgrind.org/docs/manual/manual-core.html#manual-core.comment' },
  {
    programs: ['perf'],
    arguments: /^(?:record|trace|stat .*(?:-o|--output))\b/,
    source: 'https://man7.org/linux/man-pages/man1/perf-report.1.html',
  },
  { programs: ['hyperfine'], arguments: /(?:^| )--export-/, source: 'https://github.com/sharkdp/hyperfine#exporting-results' },
  { programs: ['parallel'], arguments: /(?:^| )--(?:joblog|results)\b/, source: 'https://www.gnu.org/software/parallel/man.html#options' },
  { programs: ['logsave'], arguments: /^/, source: 'https://man7.org/linux/man-pages/man8/logsave.8.html' },
  { programs: ['asciinema'], arguments: /^rec/, source: 'https://docs.asciinema.org/manual/asciicast/v2/' },
  { programs: ['heaptrack', 'uftrace'], arguments: /^/, source: 'https://github.com/KDE/heaptrack' },
  { programs: ['rr'], arguments: /^record\b/, source: 'https://rr-project.org/' },
  // reports of tests tell which variables they had
  { programs: ['robot', 'pybot'], arguments: /^/, source: 'https://robotframework.org/robotframework/latest/RobotFrameworkUserGuide.html#output-files' },
];

/** Whether a program writes the words behind it down. */
export function recordsCall(program: string, args: readonly string[]): boolean {
  return RECORDERS.some((row) => row.programs.includes(program) && row.arguments.test(args.join(' ')));
}
