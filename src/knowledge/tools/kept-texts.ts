import { words } from '../words.ts';
import { KEPT_RECORDS } from './kept-records.ts';
import type { KeptText } from './kept-text.ts';

/** The names of properties that a build logs in with: `-Drepo.password=VALUE`. */
const NO_LOGIN = String.raw`(?!\S*(?:token|passw|pwd|passphrase|secret|key|auth|credential|user|login|(?<!com)pat(?=[._=-]))[\w.-]*=)`;

/** Commands that keep texts although nothing of that is a login. Programs without a card, and texts of programs that no row of their card tells, are asked elsewhere. */
const KEPT_TEXTS: readonly KeptText[] = [
  ...KEPT_RECORDS,
  {
    programs: ['zip'],
    arguments: /(?:^| )(?:-[a-zA-Z]*[zc](?: |$)|--(?:archive|entry)-comment)/,
    all: true,
    source: 'https://infozip.sourceforge.net/Zip.html',
  },
  {
    programs: ['gpg', 'gpg2'],
    arguments: /--(?:quick-|full-)?(?:gen|generate|add|set)-(?:key|uid|notation)\b|--(?:sig-|cert-)?notation\b|--comment\b/,
    source: 'https://www.gnupg.org/documentation/manuals/gnupg/OpenPGP-Key-Management.html',
  },
  { programs: ['openssl'], arguments: /^(?:req|x509|ca)\b/, source: 'https://docs.openssl.org/master/man1/openssl-req/' },
  // what stands about an account; its password is behind an option
  {
    programs: words('useradd usermod adduser chfn groupadd addgroup'),
    arguments: /^/,
    source: 'https://man7.org/linux/man-pages/man8/useradd.8.html',
  },
  // the answer to a question for a password is that of an account
  {
    programs: ['debconf-set-selections'],
    arguments: /^/,
    fed: /\s(?:string|select|multiselect|boolean|note|text|error)[ \t]+\S*\$/,
    source: 'https://manpages.debian.org/debconf-set-selections.1',
  },
  // the statements with which a server makes its database
  {
    programs: words('mysqld mysql_install_db mariadbd mariadb-install-db'),
    arguments: /--(?:bootstrap|initialize\S*|init-file)\b|^(?!--)/,
    all: true,
    source: 'https://dev.mysql.com/doc/refman/8.4/en/server-options.html#option_mysqld_init_file',
  },
  // a second operand is the file that it writes
  { programs: ['cpp'], arguments: /(?:^| )[^-\s]\S* [^-\s]\S*$| -o/, word: / -D|^-D /, source: 'https://gcc.gnu.org/onlinedocs/cpp/Invocation.html' },
  { programs: ['m4'], arguments: /(?:^| )(?:-F|--freeze-state)/, all: true, source: 'https://www.gnu.org/software/m4/manual/m4.html#Frozen-state' },
  { programs: ['meson'], arguments: /(?:^| )-D/, all: true, source: 'https://mesonbuild.com/Builtin-options.html' },
  {
    programs: ['sphinx-build'],
    arguments: /(?:^| )-[DA]/,
    word: /(?:^| )-[DA]/,
    all: true,
    source: 'https://www.sphinx-doc.org/en/master/man/sphinx-build.html#cmdoption-sphinx-build-D',
  },
  {
    programs: ['tsc'],
    arguments: /--(?:sourceRoot|mapRoot|outDir|outFile)\b/i,
    word: /--(?:sourceRoot|mapRoot|outDir|outFile)\b/i,
    all: true,
    source: 'https://www.typescriptlang.org/tsconfig/#sourceRoot',
  },
  { programs: ['podman'], arguments: /^secret create\b/, all: true, source: 'https://docs.podman.io/en/latest/markdown/podman-secret-create.1.html' },
  { programs: ['vcpkg'], arguments: /^x-add-/, all: true, source: 'https://learn.microsoft.com/vcpkg/users/registries' },
  { programs: ['go'], arguments: /^(?:get|mod (?:edit|init)|work edit)\b/, all: true, source: 'https://go.dev/ref/mod#go-get' },
  {
    programs: ['composer'],
    arguments: /^(?:global )?(?:config (?:\S+ )*repo(?:sitorie)?s?\.|require\b|create-project\b|init\b)/,
    word: /:\/\/\S*\?/,
    all: true,
    source: 'https://getcomposer.org/doc/05-repositories.md',
  },
  { programs: ['pipenv'], arguments: /^install\b/, all: true, source: 'https://pipenv.pypa.io/en/latest/commands.html#install' },
  { programs: ['gradle', 'gradlew'], arguments: /^init\b/, all: true, source: 'https://docs.gradle.org/current/userguide/build_init_plugin.html' },
  // names of the folders that they make
  { programs: ['pip'], arguments: /(?:^| )-[dtw] /, word: /(?:^| )-[dtw] /, all: true, source: 'https://pip.pypa.io/en/stable/cli/pip_download/' },
  { programs: ['cmake'], arguments: /(?:^| )-B/, word: /(?:^| )-B/, all: true, source: 'https://cmake.org/cmake/help/latest/manual/cmake.1.html' },
  { programs: ['python', 'uv', 'virtualenv'], arguments: /^(?:-m )?venv\b/, all: true, source: 'https://docs.python.org/3/library/venv.html' },
  { programs: words('npm pnpm yarn poetry hatch pdm'), arguments: /^(?:version|init)\b/, source: 'https://docs.npmjs.com/cli/commands/npm-version' },
  { programs: ['dotnet'], arguments: /^(?:new|sln)\b/, source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-new' },
  {
    programs: ['dotnet', 'msbuild'],
    arguments: /(?:^| )(?:-|--|\/)p(?:roperty)?[: ]/i,
    word: new RegExp(String.raw`(?:^| )(?:-|--|\/)p(?:roperty)?[: ]${NO_LOGIN}`, 'i'),
    source: 'https://learn.microsoft.com/visualstudio/msbuild/msbuild-command-line-reference',
  },
  // the list of the packages keeps the addresses of its sources
  {
    programs: ['dotnet'],
    arguments: /^(?:restore|add|build|publish|pack|test|run)\b.*(?:^| )(?:-s|--source)[ =]\S*:\/\//,
    word: /(?:^| )(?:-s|--source)[ =]\S*:\/\//,
    all: true,
    source: 'https://learn.microsoft.com/nuget/consume-packages/package-restore#lock-files',
  },
  {
    programs: ['ansible', 'ansible-playbook', 'ansible-pull'],
    arguments: /(?:^| )(?:-e|--extra-vars)/,
    word: /(?:^| )(?:-e|--extra-vars)[= ]?(?!ansible_\w*pass)/,
    source: 'https://docs.ansible.com/ansible/latest/playbook_guide/playbooks_variables.html#defining-variables-at-runtime',
  },
  // what a module is told to write
  {
    programs: ['ansible'],
    arguments: /(?:^| )(?:-a|--args)[ =]/,
    word: /(?:^| )(?:-a|--args)[= ]/,
    all: true,
    source: 'https://docs.ansible.com/ansible/latest/cli/ansible.html#cmdoption-ansible-a',
  },
  {
    programs: ['webpack', 'webpack-cli'],
    arguments: /(?:^| )--env\b/,
    word: /(?:^| )--env\b/,
    source: 'https://webpack.js.org/guides/environment-variables/',
  },
  {
    programs: ['mvn', 'mvnw', 'gradle', 'gradlew', 'ant', 'sbt'],
    arguments: /(?:^| )-[DP]/,
    word: new RegExp(` -[DP]${NO_LOGIN}`, 'i'),
    source: 'https://maven.apache.org/plugins/maven-resources-plugin/examples/filter.html',
  },
  {
    programs: ['rollup'],
    arguments: /(?:^| )--environment\b/,
    word: /(?:^| )--environment\b/,
    source: 'https://rollupjs.org/command-line-interface/#environment-values',
  },
  { programs: ['esbuild', 'tsup'], arguments: /(?:^| )--(?:banner|footer|define|env)\b/, source: 'https://esbuild.github.io/api/#banner' },
  { programs: ['ng'], arguments: /^config\b/, source: 'https://angular.dev/cli/config' },
  // the address of the site stands in its pages
  {
    programs: words('vite parcel hugo jekyll zola eleventy astro'),
    arguments: /(?:^| )(?:--?b(?:ase)?-?(?:url)?|--public-url|--pathprefix|--?m(?:ode)?)[ =]/i,
    word: /(?:^| )(?:--?b(?:ase)?-?(?:url)?|--public-url|--pathprefix|--?m(?:ode)?)[ =]/i,
    all: true,
    source: 'https://vite.dev/guide/cli.html#build',
  },
  { programs: ['django-admin'], arguments: /^start(?:project|app)\b/, source: 'https://docs.djangoproject.com/en/stable/ref/django-admin/#startproject' },
  { programs: words('http https'), arguments: /(?:^| )--session\b/, all: true, source: 'https://httpie.io/docs/cli/sessions' },
  {
    programs: ['git'],
    arguments: /^(?:-[cC] \S+ )*(?:commit|tag|notes|hash-object|mktag|mktree|fast-import|update-ref|stash|merge|apply|am)\b/,
    input: true,
    source: 'https://git-scm.com/docs/git-commit',
  },
  { programs: ['git'], arguments: /^(?:-[cC] \S+ )*submodule set-url\b/, all: true, source: 'https://git-scm.com/docs/git-submodule' },
  { programs: ['gh'], arguments: /^(?:repo|gist) clone\b/, all: true, source: 'https://cli.github.com/manual/gh_repo_clone' },
  { programs: ['helm'], arguments: /^package\b.* -d /, word: /(?:^| )-d /, all: true, source: 'https://helm.sh/docs/helm/helm_package/' },
  { programs: ['helm'], arguments: /^package\b.* --(?:app-)?version\b/, source: 'https://helm.sh/docs/helm/helm_package/' },
  { programs: ['helm'], arguments: /^template\b.* --output-dir\b/, source: 'https://helm.sh/docs/helm/helm_template/' },
  { programs: ['helm'], arguments: /^template\b/, printed: true, source: 'https://helm.sh/docs/helm/helm_template/' },
  {
    programs: ['kubectl', 'oc'],
    arguments: /(?:^| )--dry-run\b/,
    printed: true,
    source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/',
  },
  { programs: ['cookiecutter', 'copier', 'degit'], arguments: /:\/\//, all: true, source: 'https://cookiecutter.readthedocs.io/en/stable/usage.html' },
  { programs: ['j2', 'jinja2'], arguments: /(?:^| )(?:-o|--outfile)\b/, source: 'https://github.com/kolypto/j2cli' },
  // without a name, the file gets the end of the address
  {
    programs: ['wget', 'wget2'],
    arguments: /^(?!.*(?:^| )(?:-[a-zA-Z]*O|--output-document|--spider|--delete-after)).*:\/\//,
    word: /\?[^\s$]*\$|\/[^\s/?$]*\$[^\s/]*$/,
    all: true,
    source: 'https://www.gnu.org/software/wget/manual/wget.html#Download-Options',
  },
  {
    programs: ['curl'],
    arguments: /(?:^| )(?:-[a-zA-Z]*O|--remote-name)(?:-all)?(?: |$)/,
    word: /\/[^\s/?$]*\$[^\s/?]*(?:\?\S*)?$/,
    all: true,
    source: 'https://curl.se/docs/manpage.html#-O',
  },
  { programs: ['cargo'], arguments: /(?:^| )--config\b/, word: /\benv\./, source: 'https://doc.rust-lang.org/cargo/reference/config.html#env' },
];

/** Returns the row for a command with these arguments, also where another program runs it: `npx webpack`, `poetry run ansible-playbook`. */
export function keptText(program: string, args: readonly string[]): KeptText | undefined {
  const text = args.join(' ');
  const own = KEPT_TEXTS.find((row) => row.programs.includes(program) && row.arguments.test(text));
  if (own || !RUNS_OTHERS.has(program)) return own;
  const at = args.slice(0, MOST_BEFORE).findIndex((word) => KEPT_TEXTS.some(({ programs }) => programs.includes(word)));
  return at < 0 ? undefined : keptText(args[at] ?? '', args.slice(at + 1));
}

/**
 * Options by which programs are told the name of a file or folder that they make: `--output`, `--dest-dir`. What stands before a `=` in the next word is a setting
 * (`ssh -o Key=value`). Source: https://www.gnu.org/prep/standards/html_node/Option-Table.html
 */
const OUTPUT_OPTION =
  /^(?:-o(?= (?![\w:.-]+=))|--?out(?:put|file|dir)?(?:-?(?:file|dir|directory|path|folder|name))?(?=[ =])|--?dest(?:ination)?(?:-?(?:file|dir|directory|path|folder))?(?=[ =])|--target(?:-dir)?(?=[ =])|--prefix(?=[ =])|--(?:pack|download|install)-(?:dir|directory|dest|destination|path)(?=[ =]))/i;

/** Whether a word, or the option before it, names what a program makes. */
export function isOutputWord(before: string, word: string): boolean {
  return OUTPUT_OPTION.test(`${before} `) ? !word.startsWith('-') && OUTPUT_OPTION.test(`${before} ${word}`) : OUTPUT_OPTION.test(word);
}

/** Programs that run one of a package. Sources: https://docs.npmjs.com/cli/commands/npm-exec, https://docs.astral.sh/uv/reference/cli/#uv-run */
const RUNS_OTHERS: ReadonlySet<string> = new Set(words('npx npm pnpm yarn bun bunx uv uvx pipx poetry pipenv pdm hatch bundle'));

/** The words by which such a program runs one of a package, and no script of the project; none if it only does that. */
const LAUNCH_WORDS: ReadonlyMap<string, RegExp> = new Map([
  ['npm', /^(?:exec|x)$/],
  ['pnpm', /^(?:exec|dlx)$/],
  ['yarn', /^(?:exec|dlx)$/],
  ['bun', /^x$/],
  ['bundle', /^exec$/],
  ...words('uv pipx poetry pipenv pdm hatch').map((program): [string, RegExp] => [program, /^run$/]),
]);

/** The program of a package that another program runs, with its arguments: `npx acme`, `poetry run acme`. */
export function launched(program: string, args: readonly string[]): { readonly program: string; readonly args: readonly string[] } | undefined {
  if (!RUNS_OTHERS.has(program)) return undefined;
  const launch = LAUNCH_WORDS.get(program);
  const from = launch ? args.findIndex((word) => launch.test(word)) + 1 : 0;
  const at = args.findIndex((word, index) => index >= from && !word.startsWith('-'));
  const inner = args[at];
  return (launch && from === 0) || inner === undefined ? undefined : { program: inner, args: args.slice(at + 1) };
}

/** How many words stand at most before the program: `pnpm --silent exec`. */
const MOST_BEFORE = 4;
