import { words } from '../words.ts';

/**
 * What of a project a command runs, or fills variables in, so that it can be looked for there. The rows of a program stand in order: the first whose
 * arguments match counts. An example of each stands in test/knowledge/project/project-uses.test.ts.
 */
export interface ProjectUse {
  /** Canonical names, or names of what a package brings along. */
  readonly programs: readonly string[];
  /** On the arguments, joined by single spaces; left out where it does so whatever they are. */
  readonly arguments?: RegExp;
  /** Arguments with which it does not after all. */
  readonly unless?: RegExp;
  /** One of these must stand in the folder that it works in, or above: else nobody sees what it does. On the name. Left out where it needs none. */
  readonly manifest?: RegExp;
  /** The files of the project whose text it runs or fills in, on the path in the image; left out where it reads none. */
  readonly files?: RegExp;
  /** How it gets at others: scripts of package.json (`hooks`: those of an install), targets of a Makefile, the file that it is given. */
  readonly follows?: 'hooks' | 'package-script' | 'recipe' | 'shell' | 'module' | 'composer-hooks';
  /** With `module`: how the code that it runs finds other code. */
  readonly modules?: 'dotted' | 'path';
  /** Whether all code that it runs is that of packages which it installs, and the hooks of the project. */
  readonly installs?: true;
  /** Whether it installs only packages that its arguments name, so that nothing of the project takes part. */
  readonly namedOnly?: true;
  /** Whether it fills in no variables in settings: what it does not read by itself, no file gives it. */
  readonly literal?: true;
  /** Files among those that take part only where the settings of the program name them: scripts for other purposes. */
  readonly aside?: RegExp;
  /** The libraries that may read a variable by themselves when it runs: those of this ecosystem. */
  readonly libraries?: Ecosystem;
  readonly source: string;
}

/** Where libraries are declared. */
export type Ecosystem = 'javascript' | 'python' | 'ruby' | 'php' | 'jvm' | 'rust' | 'go' | 'dotnet' | 'elixir';

const FLAGS = String.raw`^(?:--?[\w:-]+(?:=\S+)? )*`;
const JAVASCRIPT = /\.(?:[cm]?[jt]sx?|json5?|vue|svelte|astro|mdx|ya?ml|toml|graphql|gql|prisma|sh)$|(?:^|\/)\.(?:env[\w.-]*|babelrc|swcrc)$/;
const JAVASCRIPT_SETTINGS = /(?:^|\/)(?:\.npmrc|\.yarnrc(?:\.yml)?|bunfig\.toml|\.pnpmfile\.c?js|pnpm-workspace\.yaml)$/;
const PYTHON = /\.(?:py|toml|cfg|ini|ya?ml|json|env)$|(?:^|\/)\.env[\w.-]*$/;
const RUBY = /\.(?:rb|rake|erb|haml|slim|ya?ml|ru|gemspec|builder|jbuilder|[cm]?[jt]sx?|json)$|(?:^|\/)(?:Rakefile|Gemfile|config\.ru|\.env[\w.-]*)$/;
const PHP = /\.(?:php|ya?ml|xml|json|neon|twig|env|phtml)$|(?:^|\/)(?:artisan|console|\.env[\w.-]*)$/;
const JVM_BUILD =
  /(?:^|\/)(?:pom\.xml|settings\.xml|build\.xml|ivy(?:settings)?\.xml|gradle\.properties|project\.clj|deps\.edn|\.mvn\/.*|(?:buildSrc|build-logic)\/.*|gradle\/.*|project\/.*|BUILD(?:\.bazel)?|WORKSPACE(?:\.bazel)?|MODULE\.bazel|\.bazelrc)$|\.(?:gradle|kts|sbt|bzl|mill|sc)$/;
const JVM = /\.(?:java|kts?|groovy|scala|clj|gradle|sbt|xml|properties|ya?ml|conf|edn|bzl)$|(?:^|\/)(?:BUILD|WORKSPACE)(?:\.bazel)?$/;
const DOTNET_BUILD = /\.(?:cs|fs|vb)proj$|\.(?:props|targets|sln|slnx|proj|rsp)$|(?:^|\/)(?:nuget\.config|global\.json|packages\.config|paket\.dependencies)$/i;
const DOTNET = /\.(?:cs|fs|vb|cshtml|razor|json|csproj|fsproj|vbproj|props|targets|sln|slnx|proj|config)$/i;
const NPM_FAMILY = ['npm', 'pnpm', 'yarn', 'bun', 'corepack'];

/** Commands of Gradle and its kin that run the tests, which are code of the project, as a part of the build. */
const RUNS_TESTS = /(?:^|[ :])(?:test|check|build|verify|install|deploy|package|run|bootRun|integration\w*|ci)(?: |$)/;
const SKIPS_TESTS = /-DskipTests|-Dmaven\.test\.skip|(?:^| )-x :?(?:\w+:)*(?:test|check)(?: |$)/;

// biome-ignore format: one row a line
export const PROJECT_USES: readonly ProjectUse[] = [
  // JavaScript
  { programs: NPM_FAMILY, arguments: new RegExp(`${FLAGS}(?:ci|clean-install|i|in|ins|inst|install|add|update|up|upgrade|rebuild|rb|dedupe|import|fetch|link|workspaces focus|install-test|it)(?: |$)|${FLAGS}$|^(?:--?\\S+ ?)+$`), unless: /(?:^| )(?:-g|--global|--location=global)(?: |$)|^(?:--?\S+ )*global /, manifest: /^package\.json$/, files: JAVASCRIPT_SETTINGS, follows: 'hooks', installs: true, libraries: 'javascript', source: 'https://docs.npmjs.com/cli/using-npm/scripts#life-cycle-operation-order' },
  { programs: NPM_FAMILY, arguments: new RegExp(`(?:^| )(?:-g|--global|--location=global)(?: |$)|${FLAGS}global |^(?:enable|prepare|use|set|config|c|get|cache|prune|pack|audit|ls|list|--?version|-v|version|info|view|pkg|explain|why|outdated|prefix|root|bin|dlx node|login|logout|whoami|env|setup|import|licenses)(?: |$)`), files: JAVASCRIPT_SETTINGS, installs: true, namedOnly: true, source: 'https://docs.npmjs.com/cli/commands/npm-install' },
  { programs: [...NPM_FAMILY, 'npx', 'pnpx', 'bunx', 'lerna', 'turbo', 'nx', 'rush'], manifest: /^package\.json$/, follows: 'package-script', libraries: 'javascript', source: 'https://docs.npmjs.com/cli/commands/npm-run-script' },
  { programs: words('tsc tslint standard xo oxlint biome prettier rimraf cpx copyfiles mkdirp del-cli shx sort-package-json license-checker depcheck'), manifest: /^package\.json$/, source: 'https://www.typescriptlang.org/docs/handbook/compiler-options.html' },
  { programs: ['eslint', 'stylelint'], manifest: /^package\.json$/, files: /(?:^|\/)\.?(?:eslint|stylelint)(?:rc)?[\w.]*$/, source: 'https://eslint.org/docs/latest/use/configure/configuration-files' },
  { programs: ['prisma'], manifest: /^package\.json$/, files: /\.prisma$|(?:^|\/)prisma\.config\.[cm]?[jt]s$|(?:^|\/)\.env$/, source: 'https://www.prisma.io/docs/orm/reference/prisma-cli-reference' },
  { programs: words('node nodejs deno tsx ts-node'), follows: 'module', modules: 'path', files: JAVASCRIPT, libraries: 'javascript', source: 'https://nodejs.org/api/cli.html' },
  { programs: words('vite vitest next nuxt nuxi webpack rollup parcel esbuild gulp grunt jest mocha ng vue-cli-service react-scripts craco gatsby astro remix svelte-kit storybook expo eas react-native medusa strapi nest keystone gridsome docusaurus tsup tsdown rspack rsbuild swc babel cypress playwright c8 nyc run-p run-s npm-run-all concurrently wireit vuepress vitepress ember snowpack microbundle unbuild semantic-release changeset'), manifest: /^package\.json$/, files: JAVASCRIPT, aside: /(?:^|\/)(?:scripts?|tools?|bin|deploy|ci|tasks?)\//, libraries: 'javascript', source: 'https://nodejs.org/api/process.html#processenv' },
  // Python
  { programs: ['pip', 'pipx', 'easy_install', 'pip-sync', 'pip-compile'], arguments: /(?:^| )(?:-r|--requirements?|-c|--constraint)[ =]?\S|(?:^| )(?:\.{1,2}(?:\/\S*|\[\S+)?|-e \S+|\/\S+|\S+\.txt)(?: |$)/, manifest: /^(?:[\w.-]*requirements[\w.-]*|constraints[\w.-]*|[\w.-]+)\.(?:txt|in)$|^(?:requirements|setup\.py|setup\.cfg|pyproject\.toml)$/, files: /(?:^|\/)(?:[\w.-]*require[\w.-]*|constraints[\w.-]*|dev|prod|base|test)\.(?:txt|in)$|(?:^|\/)requirements\/.*$|(?:^|\/)(?:setup\.py|setup\.cfg|pyproject\.toml|pip\.conf)$/, installs: true, source: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/#using-environment-variables' },
  { programs: ['pip', 'pipx', 'easy_install', 'virtualenv'], installs: true, namedOnly: true, literal: true, files: /(?:^|\/)pip\.conf$/, source: 'https://pip.pypa.io/en/stable/cli/pip_install/' },
  { programs: ['pipenv'], arguments: /^(?:--?\S+ )*(?:install|sync|lock|update|requirements|graph|check|upgrade|verify)(?: |$)/, manifest: /^Pipfile(?:\.lock)?$/, files: /(?:^|\/)(?:Pipfile|setup\.py|setup\.cfg|pyproject\.toml|\.env)$/, installs: true, source: 'https://pipenv.pypa.io/en/latest/credentials.html' },
  { programs: ['poetry', 'pdm', 'uv', 'hatch', 'flit'], arguments: /^(?:--?\S+ )*(?:install|sync|lock|update|add|export|build|pip|self|config|check|env|venv|python|cache|tool install|version|show)(?: |$)/, unless: /^(?:--?\S+ )*(?:run|shell)(?: |$)/, manifest: /^pyproject\.toml$|^[\w.-]*require[\w.-]*\.(?:txt|in)$/, files: /(?:^|\/)(?:pyproject\.toml|poetry\.toml|uv\.toml|pdm\.toml|\.pdm\.toml|setup\.py|setup\.cfg|build\.py|[\w.-]*require[\w.-]*\.(?:txt|in))$/, installs: true, source: 'https://python-poetry.org/docs/repositories/#configuring-credentials' },
  { programs: ['python', 'pypy', 'uvicorn', 'gunicorn', 'celery'], follows: 'module', modules: 'dotted', files: PYTHON, libraries: 'python', source: 'https://docs.python.org/3/using/cmdline.html' },
  { programs: words('pytest tox nox django-admin flask alembic airflow dbt mkdocs sphinx-build invoke poe jupyter snakemake prefect dagster scrapy streamlit coverage'), manifest: /\.py$/, files: PYTHON, libraries: 'python', source: 'https://docs.python.org/3/library/os.html#os.environ' },
  { programs: words('black ruff flake8 isort mypy pylint bandit pyflakes pre-commit'), manifest: /\.py$/, source: 'https://docs.astral.sh/ruff/configuration/' },
  // Ruby
  { programs: ['bundle'], arguments: /^(?:--?\S+ )*(?:install|update|lock|cache|package|check|config|clean|outdated|add)(?: |$)|^(?:--?\S+ ?)*$/, manifest: /^(?:Gemfile|gems\.rb)$/, files: /(?:^|\/)(?:Gemfile|gems\.rb|\.bundle\/config|[\w.-]+\.gemspec)$/, installs: true, source: 'https://bundler.io/man/gemfile.5.html' },
  { programs: ['gem'], installs: true, namedOnly: true, source: 'https://guides.rubygems.org/command-reference/#gem-install' },
  { programs: words('bundle rake rails ruby rspec jekyll middleman bin/rails cap puma sidekiq bootsnap hanami'), manifest: /^(?:Gemfile|Rakefile|gems\.rb|config\.ru)$/, files: RUBY, libraries: 'ruby', source: 'https://docs.ruby-lang.org/en/master/ENV.html' },
  { programs: ['rubocop', 'brakeman'], manifest: /\.rb$/, files: /(?:^|\/)\.rubocop\.yml$/, source: 'https://docs.rubocop.org/rubocop/configuration.html' },
  // PHP
  { programs: ['composer'], arguments: /^(?:--?\S+ )*(?:install|i|update|u|upgrade|require|r|dump-autoload|dumpautoload|reinstall|create-project|config|clear-cache|clearcache|self-update|diagnose|validate|check-platform-reqs|global|show|audit)(?: |$)/, manifest: /^composer\.json$/, files: /(?:^|\/)(?:composer\.json|auth\.json)$/, follows: 'composer-hooks', installs: true, source: 'https://getcomposer.org/doc/articles/scripts.md' },
  { programs: words('php composer artisan symfony drush wp phpunit magento'), manifest: /\.php$|^composer\.json$/, files: PHP, libraries: 'php', source: 'https://www.php.net/manual/function.getenv.php' },
  // Go, Rust
  { programs: ['go'], arguments: /^(?:mod|get|install|build|list|env|version|vet|fmt|clean|work|tool)(?: |$)/, manifest: /^go\.(?:mod|work)$|\.go$|^Gopkg\.toml$/, installs: true, source: 'https://pkg.go.dev/cmd/go#hdr-Compile_packages_and_dependencies' },
  { programs: ['go'], manifest: /^go\.(?:mod|work)$|\.go$/, files: /\.(?:go|sh|tmpl|ya?ml|json|toml)$/, libraries: 'go', source: 'https://pkg.go.dev/cmd/go#hdr-Generate_Go_files_by_processing_source' },
  { programs: ['cargo'], arguments: /^(?:\+\S+ )?(?:--?\S+ )*(?:fetch|login|install|add|update|vendor|search|metadata|chef prepare|generate-lockfile)(?: |$)/, files: /(?:^|\/)\.cargo\/config(?:\.toml)?$/, installs: true, source: 'https://doc.rust-lang.org/cargo/commands/cargo-fetch.html' },
  { programs: ['cargo', 'cross', 'maturin', 'trunk', 'wasm-pack'], arguments: /^(?:\+\S+ )?(?:--?\S+ )*(?:run|test|bench|nextest)(?: |$)/, manifest: /^Cargo\.toml$/, files: /\.(?:rs|toml)$/, libraries: 'rust', source: 'https://doc.rust-lang.org/cargo/reference/build-scripts.html' },
  { programs: ['cargo', 'cross', 'maturin', 'trunk', 'wasm-pack'], manifest: /^Cargo\.toml$/, files: /(?:^|\/)build\.rs$|(?:^|\/)\.cargo\/config(?:\.toml)?$|(?:^|\/)Cargo\.toml$|\.rs$/, libraries: 'rust', source: 'https://doc.rust-lang.org/cargo/reference/build-scripts.html' },
  // JVM
  { programs: words('mvn gradle sbt ant lein mill bazel gradlew mvnw'), arguments: RUNS_TESTS, unless: SKIPS_TESTS, manifest: /^(?:pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|build\.sbt|build\.xml|project\.clj|build\.sc|WORKSPACE(?:\.bazel)?|MODULE\.bazel)$/, files: JVM, source: 'https://maven.apache.org/guides/introduction/introduction-to-the-lifecycle.html' },
  { programs: words('mvn gradle sbt ant lein mill bazel gradlew mvnw'), manifest: /^(?:pom\.xml|build\.gradle(?:\.kts)?|settings\.gradle(?:\.kts)?|build\.sbt|build\.xml|project\.clj|build\.sc|WORKSPACE(?:\.bazel)?|MODULE\.bazel)$/, files: JVM_BUILD, source: 'https://docs.gradle.org/current/userguide/build_environment.html' },
  // .NET
  { programs: ['dotnet'], arguments: /^(?:test|run|ef|watch)(?: |$)/, manifest: /\.(?:cs|fs|vb)proj$|\.slnx?$/i, files: DOTNET, source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-test' },
  { programs: ['dotnet', 'nuget', 'msbuild'], manifest: /\.(?:cs|fs|vb)proj$|\.slnx?$|^nuget\.config$/i, files: DOTNET_BUILD, source: 'https://learn.microsoft.com/visualstudio/msbuild/how-to-use-environment-variables-in-a-build' },
  // Elixir, R, and build files of others
  { programs: ['mix', 'rebar3'], arguments: /(?:^| )(?:deps\.get|deps\.update|hex\.\w+|local\.\w+|archive\.install|get-deps)(?: |$)/, manifest: /^(?:mix\.exs|rebar\.config)$/, files: /(?:^|\/)(?:mix\.exs|config\/[\w-]+\.exs|rebar\.config)$/, installs: true, source: 'https://hexdocs.pm/mix/Mix.Tasks.Deps.Get.html' },
  { programs: ['mix', 'rebar3'], manifest: /^(?:mix\.exs|rebar\.config)$/, files: /\.(?:exs?|[hl]?eex|heex|config|[cm]?[jt]sx?|erl|hrl)$/, source: 'https://hexdocs.pm/elixir/System.html#get_env/2' },
  { programs: ['Rscript', 'R'], manifest: /\.[Rr]$/, files: /\.(?:[Rr]|Rmd|Rprofile|Renviron|qmd)$/, source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Sys.getenv.html' },
  { programs: ['cmake', 'meson', 'ninja'], manifest: /^(?:CMakeLists\.txt|meson\.build)$/, files: /(?:^|\/)(?:CMakeLists\.txt|CMakePresets\.json|meson\.build)$|\.(?:cmake|in)$/, source: 'https://cmake.org/cmake/help/latest/variable/ENV.html' },
  { programs: ['make'], manifest: /^(?:GNUm|M|m)akefile$|\.mk$/, follows: 'recipe', source: 'https://www.gnu.org/software/make/manual/html_node/Environment.html' },
  { programs: words('hugo zola mdbook'), manifest: /^(?:config|hugo|book)\.(?:toml|ya?ml|json)$/, files: /\.(?:html|toml|ya?ml|json|md)$/, source: 'https://gohugo.io/functions/os/getenv/' },
  // what the shell runs
  { programs: words('sh bash dash ash zsh . source'), follows: 'shell', source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/sh.html' },
];

/** Files by which a folder shows that it holds a project: what declares it, or code. */
export const PROJECT_FILES =
  /(?:^|\/)(?:package\.json|deno\.jsonc?|composer\.json|Gemfile|gems\.rb|Rakefile|go\.(?:mod|work)|Cargo\.toml|pom\.xml|build\.xml|build\.gradle(?:\.kts)?|build\.sbt|project\.clj|mix\.exs|rebar\.config|pyproject\.toml|setup\.py|setup\.cfg|[\w.-]*requirements[\w.-]*\.txt|Pipfile|environment\.ya?ml|CMakeLists\.txt|meson\.build|(?:GNUm|M|m)akefile|DESCRIPTION|renv\.lock)$|\.(?:(?:cs|fs|vb)proj|slnx?|sh|py|rb|php|go|rs|[cm]?[jt]sx?|R)$/;

/** Settings files that hold logins, as a .gitignore names them: what is kept out of the repository may be made before the build. */
export const PRIVATE_SETTINGS = /npmrc|yarnrc|pip\.conf|nuget\.config|settings\.xml|auth\.json|gradle\.properties|\.bundle|bunfig|condarc|netrc/i;

let byProgram: ReadonlyMap<string, readonly ProjectUse[]> | undefined;

/** What of a project a command runs or fills in; undefined where that is not known. `text` is its arguments, joined by single spaces. */
export function projectUseOf(program: string, text: string): ProjectUse | undefined {
  byProgram ??= indexed();
  return byProgram.get(program)?.find((use) => (use.arguments?.test(text) ?? true) && !(use.unless?.test(text) ?? false));
}

function indexed(): ReadonlyMap<string, readonly ProjectUse[]> {
  const found = new Map<string, ProjectUse[]>();
  for (const use of PROJECT_USES) for (const program of use.programs) found.set(program, [...(found.get(program) ?? []), use]);
  return found;
}

/** Variables that a client reads by itself; what else its users give it comes through a settings file that names it. A client without a row reads all by itself. */
// biome-ignore format: one row a line
const OWN_VARIABLES: readonly { readonly programs: readonly string[]; readonly variables: RegExp; readonly source: string }[] = [
  { programs: ['npm', 'npx', 'pnpm', 'pnpx'], variables: /^(?:NPM_CONFIG|PNPM|NPM_TOKEN_HELPER)_\w+$/i, source: 'https://docs.npmjs.com/cli/using-npm/config#environment-variables' },
  { programs: ['yarn', 'corepack'], variables: /^(?:YARN|NPM_CONFIG|COREPACK)_\w+$/i, source: 'https://yarnpkg.com/configuration/yarnrc' },
  { programs: ['bun', 'bunx'], variables: /^(?:BUN|NPM_CONFIG)_\w+$/i, source: 'https://bun.sh/docs/install/npmrc' },
  { programs: ['pip', 'pipx', 'easy_install', 'pip-compile', 'pip-sync', 'tox', 'nox'], variables: /^(?:PIP|TWINE|UV)_\w+$|^NETRC$/i, source: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables' },
  { programs: ['pipenv'], variables: /^(?:PIP|PIPENV)_\w+$|^NETRC$/i, source: 'https://pipenv.pypa.io/en/latest/configuration.html' },
  { programs: ['composer'], variables: /^COMPOSER(?:_AUTH|_\w+)?$/i, source: 'https://getcomposer.org/doc/03-cli.md#environment-variables' },
  { programs: ['dotnet', 'nuget', 'msbuild'], variables: /^(?:NUGETPACKAGESOURCECREDENTIALS_\w+|VSS_NUGET_\w+|ARTIFACTS_CREDENTIALPROVIDER_\w+|NUGET_(?:CREDENTIALPROVIDER|PLUGIN|NETFX|NETCORE)\w*)$/i, source: 'https://learn.microsoft.com/nuget/consume-packages/consuming-packages-authenticated-feeds' },
  { programs: ['mvn'], variables: /^(?:MAVEN_(?:OPTS|ARGS|CONFIG)|MVNW_\w+)$/i, source: 'https://maven.apache.org/configure.html' },
  { programs: ['gradle', 'sbt', 'lein', 'ant', 'mill', 'bazel'], variables: /^(?:ORG_GRADLE_PROJECT|GRADLE|SBT|COURSIER|LEIN|ANT|BAZEL)_\w+$/i, source: 'https://docs.gradle.org/current/userguide/build_environment.html' },
  { programs: ['bundle', 'gem'], variables: /^(?:BUNDLE|BUNDLER|GEM|RUBYGEMS)_\w+$/i, source: 'https://bundler.io/man/bundle-config.1.html' },
  { programs: words('ruby rails rake rspec jekyll puma cap'), variables: /^(?:RUBY|GEM)_?\w+$/, source: 'https://docs.ruby-lang.org/en/master/environment_variables_rdoc.html' },
  { programs: ['python', 'pypy'], variables: /^PYTHON\w+$/, source: 'https://docs.python.org/3/using/cmdline.html#environment-variables' },
  { programs: ['mix', 'rebar3'], variables: /^(?:HEX|MIX|REBAR)_\w+$/i, source: 'https://hexdocs.pm/mix/Mix.html#module-environment-variables' },
  { programs: ['conda', 'mamba', 'micromamba'], variables: /^(?:(?:ANA)?CONDA|MAMBA)_\w+$|^CONDARC$/i, source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/' },
];

/** Whether a program reads the variable without a file that names it. */
export function readsByItself(program: string, variable: string): boolean {
  return OWN_VARIABLES.find((row) => row.programs.includes(program))?.variables.test(variable) ?? true;
}
