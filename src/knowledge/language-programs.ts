import type { ProgramReads } from './programs.ts';
import { words } from './words.ts';

const VERSION = /^(?:--?version|-v|-V|version|--?help|-h|help)$/;

/** Package managers, interpreters and build tools of the languages. */
export const LANGUAGE_PROGRAMS: readonly ProgramReads[] = [
  {
    programs: words(`
      npm npx pnpm pnpx yarn bun bunx lerna nx turbo rush ied cnpm tnpm
    `),
    variables:
      /N(?:PM|ODE)\w*(?:TOKEN|AUTH|PASS\w*|KEY|SECRET)\w*|NPM_CONFIG_\w+|NPMRC\w*|YARN_\w+|PNPM_\w+|BUN_\w+|(?:GH|GITHUB|GITLAB|CI_JOB|CI)_?(?:\w+_)?(?:TOKEN|PAT)|FONT_?AWESOME\w*|FA_?TOKEN|\w*(?:NPM|REGISTRY|PACKAGES?|ARTIFACTORY|NEXUS|FEED|GEMFURY|FURY)_?\w*(?:TOKEN|AUTH|KEY|PASS\w*|PAT)|TURBO_\w+|NX_CLOUD_\w+/i,
    how: 'reads ${%s} in .npmrc or .yarnrc.yml, or the variable itself',
    runs: 'scripts of the project and its packages',
    plain: /^(?:config|set|get|cache|-g config|--version)\b/,
    quiet: VERSION,
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
  },
  {
    programs: words(`
      node ts-node tsx deno next vite webpack tsc rollup gulp grunt ng vue-cli-service react-scripts nuxt gatsby ember bower node-gyp electron-builder
      cypress jest esbuild parcel astro svelte-kit remix nest strapi meteor expo eas zx pm2 prisma jspm
    `),
    variables: /(?:NODE|NEXT|VITE|REACT_APP|NUXT|GATSBY|EXPO|EAS|CYPRESS)_\w+/i,
    how: 'reads %s',
    runs: 'code of the project',
    quiet: VERSION,
    source: 'https://nodejs.org/api/process.html#processenv',
  },
  {
    programs: words(`
      pip pipx easy_install pipenv pip-compile pip-sync tox nox twine flit hatch
    `),
    variables:
      /PIP_\w+|PYPI_\w+|PIPENV_\w+|TWINE_\w+|FLIT_\w+|HATCH_\w+|NETRC|(?:GH|GITHUB|GITLAB|GIT|CI)_?(?:\w+_)?(?:TOKEN|PAT)|\w*(?:INDEX_URL|PYPI|ARTIFACTORY|NEXUS|CODEARTIFACT|FURY|FEED)\w*(?:TOKEN|PASS\w*|AUTH|USER\w*|URL)?/i,
    how: 'reads %s for its index or in ${%s} of a requirements file',
    runs: 'build scripts of the packages',
    plain: /^(?:config|cache|list|freeze|show|check)\b/,
    quiet: VERSION,
    source: 'https://pip.pypa.io/en/stable/topics/configuration/#environment-variables',
  },
  {
    programs: ['poetry'],
    variables: /POETRY_\w+|PIP_\w+|NETRC/i,
    how: 'reads %s as the login of a repository',
    runs: 'build scripts of the packages',
    plain: /^(?:config|cache|check|show|version|--version)\b/,
    quiet: VERSION,
    source: 'https://python-poetry.org/docs/configuration/#using-environment-variables',
  },
  {
    programs: ['uv', 'uvx'],
    variables: /UV_\w+|PIP_\w+|NETRC/i,
    how: 'reads %s',
    runs: 'build scripts of the packages',
    plain: /^(?:cache|python|venv|version)\b/,
    quiet: VERSION,
    source: 'https://docs.astral.sh/uv/reference/environment/',
  },
  {
    programs: ['pdm'],
    variables: /PDM_\w+|NETRC/i,
    how: 'reads %s',
    runs: 'build scripts of the packages',
    plain: /^(?:config|cache)\b/,
    quiet: VERSION,
    source: 'https://pdm-project.org/en/latest/usage/config/',
  },
  {
    programs: ['conda'],
    variables: /(?:ANA)?CONDA_\w+|MAMBA_\w+|QUETZ_\w+|CONDARC/i,
    how: 'reads ${%s} in .condarc',
    runs: 'scripts of the packages',
    plain: /^(?:config|clean|init|list|info)\b/,
    quiet: VERSION,
    source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html#expansion-of-environment-variables',
  },
  {
    programs: words(`
      python django-admin flask celery gunicorn uwsgi alembic pytest jupyter streamlit ansible ansible-playbook ansible-galaxy dbt scrapy mkdocs
      sphinx-build invoke fab airflow cython meson conan spack scons
    `),
    variables: /PYTHON\w+|DJANGO_\w+|FLASK_\w+|CONAN_\w+|ANSIBLE_\w+/i,
    how: 'reads %s',
    runs: 'Python code',
    quiet: /^(?:--?version|-V|-m venv\b.*|-m ensurepip\b.*|-m compileall\b.*)$/,
    source: 'https://docs.python.org/3/library/os.html#os.environ',
  },
  {
    programs: words(`
      bundle gem rake rails ruby irb cap jekyll middleman puma foreman pod fastlane chef puppet r10k librarian-puppet berks
    `),
    variables:
      /BUNDLE_\w+|GEM_HOST_\w+|RUBYGEMS_\w+|RAILS_\w+|SECRET_KEY_BASE|DATABASE_URL|(?:\w+_)?(?:FURY|SIDEKIQ|CONTRIBSYS)\w*|(?:GH|GITHUB)_?(?:\w+_)?(?:TOKEN|PAT)/i,
    how: 'reads %s',
    runs: 'code of the project and its gems',
    plain: /^(?:config|cache|list|env|clean)\b/,
    quiet: VERSION,
    source: 'https://bundler.io/man/bundle-config.1.html',
  },
  {
    programs: ['composer'],
    variables: /COMPOSER_\w+|(?:MAGENTO|NOVA|SPARK|SATIS|PACKAGIST|ACF)_\w+|(?:GH|GITHUB|GITLAB)_?(?:\w+_)?(?:TOKEN|PAT|OAUTH)/i,
    how: 'reads %s as its login',
    runs: 'scripts of the project and its packages',
    plain: /^(?:(?:-\S+|global) )*(?:config|clear-cache|clearcache|self-update|selfupdate|diagnose|validate)\b/,
    quiet: VERSION,
    source: 'https://getcomposer.org/doc/03-cli.md#composer-auth',
  },
  {
    programs: words(`
      php artisan symfony phing drush wp phpunit console magento drupal typo3 occ
    `),
    variables: undefined,
    how: '',
    runs: 'PHP code',
    quiet: /^(?:--?version|-v|-i|-m)$/,
    source: 'https://www.php.net/manual/en/function.getenv.php',
  },
  {
    programs: ['mvn'],
    variables:
      /MAVEN_\w+|MVN_\w+|(?:NEXUS|SONATYPE|OSSRH|ARTIFACTORY|JFROG|GITHUB|GITLAB|GH|CI|SETTINGS|REPO)_?\w*(?:TOKEN|PASS\w*|USER\w*|ACTOR|KEY|PAT|XML)/i,
    how: 'reads ${env.%s} in settings.xml or the build file',
    runs: 'plugins of the build',
    quiet: /^(?:--?version|-v)$/,
    source: 'https://maven.apache.org/settings.html#quick-overview',
  },
  {
    programs: words(`
      gradle sbt ant ivy lein clojure clj boot kotlinc scala mill bazel bazelisk buck pants please
    `),
    variables:
      /ORG_GRADLE_PROJECT_\w+|GRADLE_\w+|(?:NEXUS|MAVEN|ARTIFACTORY|JFROG|GITHUB|GITLAB|GH|CI|SIGNING)_?\w*(?:TOKEN|PASS\w*|USER\w*|ACTOR|KEY|PAT)|COURSIER_\w+|LEIN_\w+|SBT_\w+/i,
    how: 'reads %s',
    runs: 'the build scripts of the project',
    quiet: /^(?:--?version|-v)$/,
    source: 'https://docs.gradle.org/current/userguide/build_environment.html',
  },
  {
    programs: words(`
      java javac jar jlink wlst wlst.sh asadmin jboss-cli.sh catalina.sh startup.sh groovy
    `),
    variables: undefined,
    how: '',
    runs: 'a Java program',
    quiet: /^-{1,2}version$/,
    source: 'https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/System.html#getenv(java.lang.String)',
  },
  {
    programs: ['dotnet', 'nuget', 'msbuild', 'xbuild', 'paket', 'cake', 'libman'],
    variables:
      /NUGET\w*|VSS_NUGET_\w+|ARTIFACTS_CREDENTIALPROVIDER_\w+|FEED_ACCESSTOKEN|\w*(?:FEED|NUGET|PACKAGES?|AZURE|ARTIFACTS|GITHUB|GITLAB|MYGET|PROGET|SYSTEM)_?\w*(?:TOKEN|PAT|PASS\w*|KEY|USER\w*|URL)/i,
    how: 'reads %%%s%% in nuget.config or the variable itself',
    runs: 'the build files of the project',
    plain: /^(?:nuget|tool (?:list|uninstall)|dev-certs|new)\b/,
    quiet: /^(?:--?version|--info|--list-\w+)$/,
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file#using-environment-variables',
  },
  {
    programs: words(`
      go dep glide godep govendor goreleaser mage ko buf xcaddy
    `),
    variables: /GO(?:PROXY|PRIVATE|AUTH|NOSUMDB|FLAGS|INSECURE)\w*|NETRC|BUF_\w+/i,
    how: 'reads %s',
    runs: 'git and the build of the project',
    plain: /^(?:env|version|fmt|vet|clean)\b/,
    quiet: /^(?:version|env(?: \S+)?|help)$/,
    source: 'https://go.dev/ref/mod#private-modules',
  },
  {
    programs: ['cargo', 'rustc', 'trunk', 'wasm-pack', 'cross', 'maturin'],
    variables: /CARGO_\w+|CRATES_\w+/i,
    how: 'reads %s as the token of a registry',
    runs: 'build.rs of the project and its packages',
    quiet: VERSION,
    source: 'https://doc.rust-lang.org/cargo/reference/environment-variables.html',
  },
  {
    programs: ['mix', 'elixir', 'rebar3', 'iex', 'erl', 'rebar'],
    variables: /HEX_\w+|MIX_\w+|OBAN_\w+|REBAR_\w+/i,
    how: 'reads %s',
    runs: 'code of the project',
    plain: /^local\.(?:hex|rebar)\b/,
    quiet: VERSION,
    source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.html',
  },
  {
    programs: ['R', 'r', 'littler', 'install2.r', 'installGithub.r', 'julia', 'octave', 'install.r'],
    variables: /GITHUB_PAT|GITLAB_PAT|RENV_\w+|JULIA_\w+|R_\w+/i,
    how: 'reads %s',
    runs: 'R or Julia code',
    quiet: VERSION,
    source: 'https://remotes.r-lib.org/#environment-variables',
  },
  {
    programs: ['dart', 'flutter', 'pub'],
    variables: /PUB_\w+|DART_\w+|FLUTTER_\w+/i,
    how: 'reads %s',
    runs: 'build steps of the project',
    plain: /^(?:config|precache|doctor|channel|upgrade)\b/,
    quiet: VERSION,
    source: 'https://dart.dev/tools/pub/cmd/pub-token',
  },
  {
    programs: words(`
      swift xcodebuild stack cabal ghc opam dune ocaml nim nimble crystal shards zig dub luarocks cpan cpanm carton perl tclsh lua elm purs spago raco
      sbcl gprbuild fpc
    `),
    variables: undefined,
    how: '',
    runs: 'code of the project or its packages',
    quiet: VERSION,
    source: 'https://perldoc.perl.org/perlvar#%25ENV',
  },
  {
    programs: ['nix', 'nix-build', 'nix-env', 'nix-shell', 'cachix', 'attic'],
    variables: /NIX_\w+|CACHIX_\w+|ATTIC_\w+/i,
    how: 'reads %s',
    runs: 'builders',
    quiet: VERSION,
    source: 'https://nix.dev/manual/nix/latest/command-ref/conf-file',
  },
];
