import type { KnownDifference } from './known-differences.ts';

/** Commands that had a secret in their environment, and do without. */
export const NARROWED: readonly KnownDifference[] = [
  {
    of: 'no-secret-arg: Project: Composer logs in, and its hook runs the program',
    differences: ['COMPOSER_AUTH is not seen by: composer dump-autoload'],
    why: 'It writes class maps of what is installed and downloads nothing; the hook runs artisan, which with config/services.php names MAPS_SECRET alone.',
  },
  {
    of: "no-secret-arg: Project: a bundler's configuration names the token, the registry's settings another",
    differences: [
      'SENTRY_AUTH_TOKEN is not seen by: npm i -g npm@11',
      'SENTRY_AUTH_TOKEN is not seen by: npm ci',
      'SENTRY_AUTH_TOKEN is not seen by: npm run lint',
    ],
    why: 'Only vite.config.ts names it, which the script "build" loads. npm does not read it, no package with a hook of Sentry is listed, and eslint.config.js is empty.',
  },
  {
    of: "no-secret-arg: Project: a bundler's configuration names the token, the registry's settings another",
    differences: ['NPM_TOKEN is not seen by: npm i -g npm@11', 'NPM_TOKEN is not seen by: npm run lint', 'NPM_TOKEN is not seen by: npm run build'],
    why: 'npm logs in through the .npmrc of the project: it is not copied yet where npm itself is upgraded, and scripts fetch nothing: this npm leaves an unset reference as it is.',
  },
  {
    of: 'no-secret-arg: Project: Maven fills in settings.xml',
    differences: ['SONAR_TOKEN is not seen by: mvn -B -s .mvn/settings.xml package -DskipTests'],
    why: 'Maven takes from the environment what settings.xml and pom.xml refer to: NEXUS_PASSWORD. The scanner, which would read it, is no plugin of pom.xml and no goal of the command.',
  },
  {
    of: 'no-secret-arg: Project: a script of package.json calls a client that reads it, and a hook of the install another',
    differences: ['SENTRY_AUTH_TOKEN is not seen by: npm ci', 'FONT_TOKEN is not seen by: npm run build'],
    why: 'The hook of the install and the module that it requires are in the case and read FONT_TOKEN; sentry-cli, which reads the other, runs in the script "build", whose webpack.config.js is empty.',
  },
  {
    of: 'no-secret-arg: Project: Rails compiles its assets with the key of its credentials, Bundler logs in',
    differences: ['BUNDLE_GEMS__EXAMPLE__COM is not seen by: bundle exec rails assets:precompile'],
    why: '`bundle exec` runs what is installed and fetches nothing; the application and the Rakefile name no variable.',
  },
  {
    of: 'no-secret-arg: Project: a script under another name, from another stage, and what one sources',
    differences: ['OTHER_TOKEN is not seen by: deploy'],
    why: 'The script is in the case: curl with DEPLOY_TOKEN, and nothing else. The other token is read by lib.sh, whose RUN has it.',
  },
  {
    of: 'no-secret-arg: pip fills in variables in requirements files, and nowhere else',
    differences: [
      'GITHUB_TOKEN is not seen by: pip install --upgrade pip',
      'GITHUB_TOKEN is not seen by: pip uninstall -y torch',
      'GITHUB_TOKEN is not seen by: pip install packaging ninja',
    ],
    why: 'pip reads variables of its own, and fills in others in requirements files alone; these commands name public packages, and no such file.',
  },
  {
    of: 'no-secret-arg: pip fills in variables in requirements files, and nowhere else',
    differences: ['GITHUB_TOKEN is not seen by: python -c import acme; print(acme.__version__)'],
    why: 'Nothing of the project is in the image: the code stands on the command line, does not name the variable, and prints the version of a published package.',
  },
  {
    of: 'no-secret-arg: Project: a module and what it imports of the project',
    differences: [
      'HF_TOKEN is not seen by: pip install -r requirements.txt',
      'INDEX_TOKEN is not seen by: python -m app.download',
      'STRIPE_SECRET_KEY is not seen by: python -m app.download',
    ],
    why: 'pip fills in INDEX_TOKEN, which requirements.txt refers to. The module loads settings.py and huggingface_hub; STRIPE_SECRET_KEY is of server.py, which it does not load.',
  },
  {
    of: 'no-secret-arg: Project: code on the command line runs what it imports',
    differences: [
      'CMS_TOKEN is not seen by: python -c import app; app.migrate()',
      "DB_PASSWORD is not seen by: node -e require('./tools/build')()",
      'CMS_TOKEN is not seen by: python -c import sys; print(sys.version)',
      'DB_PASSWORD is not seen by: python -c import sys; print(sys.version)',
    ],
    why: 'The code and what it imports of the project are in the case: app/__init__.py reads DB_PASSWORD, tools/build.js reads CMS_TOKEN, and sys is of Python.',
  },
  {
    of: 'no-secret-arg: Project: a module by a short name of the settings, and a package of the repository',
    differences: [
      'CMS_TOKEN is not seen by: npm ci',
      'PARTNER_TOKEN is not seen by: npm ci',
      'PARTNER_TOKEN is not seen by: npm run pages',
      'CMS_TOKEN is not seen by: npm run feed',
    ],
    why: 'package.json has no hooks, and zod, which it lists, has none; each script loads the file of the case that reads the one token and not that with the other.',
  },
  {
    of: 'no-secret-arg: Project: a Python package of the repository that a RUN installs',
    differences: ['PARTNER_TOKEN is not seen by: pip install -r requirements.txt -e ./libs/common'],
    why: 'pip builds the package by pyproject.toml, which names no code to run; common/client.py reads the token when it is imported, and the RUN that imports it has it.',
  },
  {
    of: "no-secret-arg: What a RUN fetches before the project comes is somebody else's",
    differences: ['REPO_TOKEN is not seen by: start.sh', 'REPO_TOKEN is not seen by: stop.sh'],
    why: 'Both come out of an archive that the RUN downloads without the token, before anything of the project is in the image: they start and stop what is installed.',
  },
  {
    of: 'no-secret-arg: Project: the recipe of a target and what it needs',
    differences: [
      'SCHEMA_TOKEN is not seen by: make lint',
      'AWS_SECRET_ACCESS_KEY is not seen by: make lint',
      'AWS_SECRET_ACCESS_KEY is not seen by: make build',
    ],
    why: 'The recipes are in the case: "lint" runs flake8 alone, and "build" needs "generate", which takes SCHEMA_TOKEN; the client of AWS runs in "publish".',
  },
  {
    of: 'no-secret-arg: Project: a build script of Rust, and a value compiled in',
    differences: [
      'LICENSE_SECRET is not seen by: cargo fetch',
      'BAKED_TOKEN is not seen by: cargo fetch',
      'SERVER_SECRET is not seen by: cargo fetch',
      'SERVER_SECRET is not seen by: cargo build --release',
    ],
    why: '`cargo fetch` compiles nothing and runs no build.rs; `std::env::var` in main.rs reads its variable when the program runs, not when it is compiled.',
  },
  {
    of: 'no-secret-arg: Project: a script that is not in the context keeps it',
    differences: ['DEPLOY_TOKEN is not seen by: npm ci'],
    why: 'package.json lists no packages and no hooks, so that nothing of the project runs; npm reads no such variable.',
  },
  {
    of: 'no-secret-arg: Project: nothing reads it',
    differences: ['NPM_TOKEN is not seen by: npm ci', 'NPM_TOKEN is not seen by: npm run build'],
    why: 'npm reads NPM_TOKEN only through an .npmrc that refers to it: none is in the project, nor in the official image. The script compiles TypeScript, of which no file names it.',
  },
  {
    of: 'no-secret-arg: Project: code that takes the whole environment may read any name',
    differences: ['CMS_TOKEN is not seen by: npm ci'],
    why: 'package.json lists no packages and no hooks: the code that takes the environment runs in the script "build", which has it.',
  },
  {
    of: 'no-secret-arg: Project: a script on the PATH, copied by itself',
    differences: [
      'PYPI_PASSWORD is not seen by: fetch-model',
      'PYPI_PASSWORD is not seen by: pip install --upgrade pip setuptools wheel',
      'PYPI_PASSWORD is not seen by: pip install -r requirements.txt',
    ],
    why: 'The script is in the case and takes MODEL_KEY; pip has no such variable, and requirements.txt refers to none.',
  },
  {
    of: 'no-secret-arg: Project: a library reads the token by itself',
    differences: ['SENTRY_AUTH_TOKEN is not seen by: npm install', 'SNYK_TOKEN is not seen by: npm install', 'SNYK_TOKEN is not seen by: npm run build'],
    why: 'The hook of @sentry/cli downloads a public program without the token, which the plugin of Next.js reads in the build. Snyk is no package of the project and no command of it.',
  },
  {
    of: "no-secret-arg: Project: Gradle's build file names it, the program does not count",
    differences: ['PAYMENT_SECRET is not seen by: java -jar gradle/wrapper/gradle-wrapper.jar bootJar'],
    why: '`bootJar` compiles App.java and runs neither it nor tests: its System.getenv is of the program. build.gradle.kts names MAVEN_PASSWORD, which the RUN has.',
  },
  {
    of: 'no-secret-arg: Project: a workspace of pnpm and turbo, each token where it is read',
    differences: ['NPM_TOKEN', 'CMS_TOKEN', 'TURBO_TOKEN'].flatMap((token) =>
      ['corepack enable', 'pnpm install --frozen-lockfile', 'pnpm build', 'pnpm prune --prod']
        .filter((command) => command !== (token === 'NPM_TOKEN' ? 'pnpm install --frozen-lockfile' : 'pnpm build'))
        .map((command) => `${token} is not seen by: ${command}`),
    ),
    why: 'corepack writes launchers before the project is there. .npmrc gives NPM_TOKEN to the install alone, prune only deletes, and no package has a hook; next.config.mjs and turbo, which read the others, run in the build.',
  },
  {
    of: 'no-secret-arg: Project: Dart logs in by the variable that its settings name',
    differences: ['PUB_TOKEN is not seen by: dart compile exe bin/server.dart -o bin/server'],
    why: 'It compiles what `dart pub get` has fetched, and runs nothing of bin/server.dart, which reads no variable.',
  },
  {
    of: 'no-secret-arg: Project: R installs a package with a token that its script names',
    differences: ['ACME_PAT is not seen by: R -e install.packages(c("remotes", "shiny"))'],
    why: 'The code stands on the command line, names two published packages and no variable, and runs before any file of the project is in the image.',
  },
  {
    of: "no-secret-arg: Project: a registry's token and a build that cannot be followed",
    differences: ['ACME_NPM_TOKEN is not seen by: pnpm build'],
    why: '.npmrc gives it to pnpm for a registry, where `pnpm install` logs in, which has it; the script "build" runs nx, which installs and publishes nothing in that task.',
  },
  {
    of: 'no-secret-arg: Project: Symfony compiles its container with the settings that name the secret',
    differences: ['COMPOSER_AUTH is not seen by: composer dump-autoload --optimize', 'COMPOSER_AUTH is not seen by: php bin/console cache:warmup'],
    why: 'dump-autoload writes class maps and downloads nothing; bin/console and src/Kernel.php are in the case, and framework.yaml names SHOP_SECRET, which that RUN has.',
  },
  {
    of: 'no-secret-arg: Project: a script leaves the secret in the image, and the RUN may delete it',
    differences: ['NPM_TOKEN is not seen by: npm run build'],
    why: 'The RUN before deletes the .npmrc that refers to it; the scripts "prebuild" and "build" are in the case and name SHOP_TOKEN alone.',
  },
  {
    of: 'no-secret-arg: Project: Terraform logs in when it fetches modules',
    differences: ['TF_TOKEN_app_terraform_io is not seen by: terraform version', 'TF_TOKEN_app_terraform_io is not seen by: terraform fmt -check'],
    why: 'Both only tell of what is there and reach no host; `terraform init` fetches the module, and has the token.',
  },
  {
    of: 'no-secret-arg: Project: a reference in a settings file that is deleted again, and commands that need no login',
    differences: ['NPM_TOKEN is not seen by: npm install -g pm2'],
    why: 'The .npmrc that refers to it is deleted by then, and pm2 is a published package.',
  },
  {
    of: 'no-secret-arg: Project: Elixir evaluates its configuration, Hex logs in',
    differences: [
      'LICENSE_TOKEN is not seen by: mix local.hex --force',
      'HEX_API_KEY is not seen by: mix local.hex --force',
      'LICENSE_TOKEN is not seen by: mix local.rebar --force',
      'HEX_API_KEY is not seen by: mix local.rebar --force',
      'HEX_API_KEY is not seen by: mix compile',
    ],
    why: 'Hex and Rebar are installed from a public place before the project is there; `mix compile` evaluates config.exs, which names LICENSE_TOKEN, and fetches nothing.',
  },
  {
    of: 'no-secret-arg: Project: Hugo reads the variables that its templates name',
    differences: ['CMS_API_TOKEN is not seen by: npm ci'],
    why: 'package.json lists postcss, which has no hook, and no hook of its own; the template that names the token is read by hugo, whose RUN has it.',
  },
  {
    of: 'no-secret-arg: Project: NuGet fills in its settings',
    differences: ['API_SECRET is not seen by: dotnet restore'],
    why: 'nuget.config refers to FEED_PASSWORD alone, and a restore runs nothing of Program.cs, which reads API_SECRET.',
  },
  {
    of: 'no-secret-arg: Project: a model that a library fetches with its own token',
    differences: ['HF_TOKEN is not seen by: pip install -r requirements.txt', 'PIP_EXTRA_INDEX_URL is not seen by: python download.py'],
    why: 'pip has no HF_TOKEN, and requirements.txt refers to none; download.py loads huggingface_hub, which reads HF_TOKEN and nothing of pip.',
  },
  {
    of: 'no-secret-arg: Project: a build finds what the restore before it has fetched',
    differences: ['FEED_PASSWORD is not seen by: dotnet build -c Release Acme/Acme.csproj'],
    why: 'The restore of the same project stands before it, and no project file has come in between: the restore of `dotnet build` does nothing.',
  },
  {
    of: "no-secret-arg: Project: another tool's client, and a folder that only the build knows",
    differences: ['PACKAGE_TOKEN is not seen by: yarn --cwd themes/ install', 'PACKAGE_TOKEN is not seen by: yarn --cwd themes/ run build'],
    why: 'The RUN of Composer names it. package.json and vite.config.js of the theme name no variable, and no .npmrc is in the project.',
  },
  {
    of: 'no-secret-arg: Project: a task of Deno',
    differences: ['CMS_API_TOKEN is not seen by: deno install', 'CMS_API_TOKEN is not seen by: deno check main.ts'],
    why: 'The first fetches a published package and the second only checks types; build.ts reads the token in the task, whose RUN has it.',
  },
  {
    of: 'no-secret-arg: Project: uv logs in to an index, a module of the project to a service',
    differences: [
      'UV_INDEX_ACME_PASSWORD is not seen by: pip install uv',
      'ASSETS_TOKEN is not seen by: pip install uv',
      'ASSETS_TOKEN is not seen by: uv sync --frozen --no-install-project',
      'UV_INDEX_ACME_PASSWORD is not seen by: uv run --no-sync python -m acme.assets',
    ],
    why: 'pip installs a published package and knows neither; `uv sync` logs in and builds no code of the project, `uv run --no-sync` runs the module that reads ASSETS_TOKEN and logs in nowhere.',
  },
  {
    of: 'no-secret-arg: Project: Conan logs in to its remote',
    differences: ['CONAN_PASSWORD_ACME is not seen by: conan profile detect'],
    why: 'It looks for compilers of the machine and asks no remote; `conan install` logs in, and has the password.',
  },
  {
    of: 'no-secret-arg: Project: Pipenv fills in its Pipfile',
    differences: [
      'ACME_PYPI_PASSWORD is not seen by: pip install --upgrade pip pipenv',
      'ACME_PYPI_PASSWORD is not seen by: python -m compileall app.py',
      'STRIPE_API_KEY is not seen by: python -m compileall app.py',
    ],
    why: 'pip installs published packages before the Pipfile is there, which refers to the password for pipenv; `compileall` runs nothing of what it compiles, and app.py names no key.',
  },
  {
    of: 'no-secret-arg: Project: Bun fills in its settings, a script of the project reads another key',
    differences: ['ACME_REGISTRY_TOKEN is not seen by: bun run build'],
    why: 'bunfig.toml refers to it for installs; the script runs build.ts, which is in the case and reads FONTS_API_KEY.',
  },
  {
    of: 'no-secret-arg: Project: Poetry logs in, Django collects its files with its key',
    differences: [
      'POETRY_HTTP_BASIC_ACME_PASSWORD is not seen by: pip install poetry',
      'POETRY_HTTP_BASIC_ACME_PASSWORD is not seen by: poetry run python manage.py collectstatic --no-input',
    ],
    why: 'pip knows no setting of Poetry; `poetry run` starts a program and fetches nothing, and the settings of the project name the other key.',
  },
  {
    of: "no-secret-arg: Project: a script that installs packages by their names before the project's manifest comes",
    differences: [
      'REGISTRY_TOKEN is not seen by: npm install --prefix 4.0.0 editor@4.0.0',
      'REGISTRY_TOKEN is not seen by: npm install --prefix 4.1.0 editor@4.1.0',
    ],
    why: 'The package has no scope and comes from the public registry, for which ~/.npmrc has no login; this npm leaves the unset reference to another one as it is.',
  },
  {
    of: 'no-secret-arg: What only shows the whole environment needs no secret',
    differences: ['A_TOKEN is not seen by: printenv'],
    why: 'What it prints gets into the build log alone: with the secret that is a leak, and without it nothing stops.',
  },
];
