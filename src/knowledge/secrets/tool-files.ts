/** Where the tool of a credential file looks for it. Elsewhere a file of that name belongs to whatever program was told where it is. */
export interface ToolFile {
  /** Kinds of secret-files.ts. */
  readonly kinds: readonly string[];
  /** Names in build-tools.ts. */
  readonly tool: string;
  /** For people. */
  readonly label: string;
  /** On the path below a home. */
  readonly home?: RegExp;
  /** On the path below the folder that the tool runs in, or below one above it. */
  readonly project?: RegExp;
  /** On the absolute path: the tool looks there wherever it runs. */
  readonly fixed?: RegExp;
  /** Variables that name the folder in which the tool looks. */
  readonly folders?: readonly string[];
  /** Whether programs of a container use such a file as readily as a build: a key for ssh, a login for a service. */
  readonly serves: 'build' | 'either';
  readonly source: string;
}

/** In order: the first row with the kind counts. An example of each stands in test/knowledge/secrets/tool-files.test.ts. */
// biome-ignore format: one row a line
export const TOOL_FILES: readonly ToolFile[] = [
  { kinds: ['npmrc'], tool: 'npm', label: 'npm', home: /^\.npmrc$/, project: /^\.npmrc$/, fixed: /^\/usr\/(?:local\/)?etc\/npmrc$|\/lib\/node_modules\/npm\/npmrc$|^\/opt\/[\w./-]*\/etc\/npmrc$/, serves: 'build', source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#files' },
  { kinds: ['yarnrc'], tool: 'npm', label: 'Yarn', home: /^\.yarnrc(?:\.yml)?$/, project: /^\.yarnrc(?:\.yml)?$/, serves: 'build', source: 'https://yarnpkg.com/configuration/yarnrc' },
  { kinds: ['bunfig'], tool: 'npm', label: 'Bun', home: /^\.bunfig\.toml$|^\.config\/\.bunfig\.toml$/, project: /^bunfig\.toml$/, serves: 'build', source: 'https://bun.sh/docs/runtime/bunfig#global-vs-local' },
  { kinds: ['pip-conf'], tool: 'pip', label: 'pip', home: /^\.pip\/pip\.conf$|^\.config\/pip\/pip\.conf$/, fixed: /^\/etc\/(?:xdg\/pip\/)?pip\.conf$|\/pip\.conf$/, serves: 'build', source: 'https://pip.pypa.io/en/stable/topics/configuration/#location' },
  { kinds: ['pypirc'], tool: 'pip', label: 'twine', home: /^\.pypirc$/, serves: 'build', source: 'https://packaging.python.org/en/latest/specifications/pypirc/' },
  { kinds: ['condarc'], tool: 'pip', label: 'conda', home: /^(?:\.conda\/|\.config\/conda\/)?\.?condarc$/, fixed: /^\/opt\/[\w./-]*\.?condarc$|^\/etc\/conda\/\.?condarc$/, serves: 'build', source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html#searching-for-condarc' },
  { kinds: ['poetry-auth'], tool: 'pip', label: 'Poetry', home: /^\.config\/pypoetry\/auth\.toml$/, serves: 'build', source: 'https://python-poetry.org/docs/configuration/' },
  { kinds: ['bundle-config'], tool: 'bundle', label: 'Bundler', home: /^\.bundle\/config$/, project: /^\.bundle\/config$/, fixed: /^\/usr\/local\/bundle\/config$/, folders: ['BUNDLE_APP_CONFIG'], serves: 'build', source: 'https://bundler.io/man/bundle-config.1.html' },
  { kinds: ['gem-credentials'], tool: 'bundle', label: 'gem', home: /^\.(?:gem|local\/share\/gem)\/credentials$/, serves: 'build', source: 'https://guides.rubygems.org/api-key-scopes/' },
  { kinds: ['composer-auth'], tool: 'composer', label: 'Composer', home: /^\.(?:config\/)?composer\/auth\.json$/, project: /^auth\.json$/, fixed: /^\/(?:tmp|composer)\/auth\.json$/, folders: ['COMPOSER_HOME'], serves: 'build', source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md' },
  { kinds: ['maven-settings', 'maven-security'], tool: 'mvn', label: 'Maven', home: /^\.m2\/settings(?:-security)?\.xml$/, fixed: /^\/(?:usr\/share|usr\/local|opt|usr\/lib)\/(?:apache-)?(?:maven|mvn)[^/]*\/(?:conf|ref)\/settings[\w.-]*\.xml$|^\/etc\/maven\/settings\.xml$/, serves: 'build', source: 'https://maven.apache.org/settings.html' },
  { kinds: ['gradle-properties'], tool: 'gradle', label: 'Gradle', home: /^\.gradle\/gradle\.properties$/, project: /^gradle\.properties$/, fixed: /\/gradle[^/]*\/gradle\.properties$/, folders: ['GRADLE_USER_HOME'], serves: 'build', source: 'https://docs.gradle.org/current/userguide/build_environment.html' },
  { kinds: ['sbt-credentials'], tool: 'gradle', label: 'sbt', home: /^\.(?:sbt|ivy2|coursier)\/(?:[\d.]+\/)?(?:\.?credentials(?:\.sbt)?|credentials\.properties)$/, serves: 'build', source: 'https://www.scala-sbt.org/1.x/docs/Publishing.html#Credentials' },
  { kinds: ['nuget-config'], tool: 'dotnet', label: 'NuGet', home: /^\.(?:config\/NuGet|nuget\/NuGet)\/(?:config\/)?nuget\.config$/i, project: /^(?:\.nuget\/)?nuget\.config$/i, serves: 'build', source: 'https://learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior#config-file-locations-and-uses' },
  { kinds: ['cargo-credentials'], tool: 'cargo', label: 'cargo', home: /^\.cargo\/credentials(?:\.toml)?$/, fixed: /^\/usr\/local\/cargo\/credentials(?:\.toml)?$/, folders: ['CARGO_HOME'], serves: 'build', source: 'https://doc.rust-lang.org/cargo/reference/registry-authentication.html' },
  { kinds: ['hex-config'], tool: 'mix', label: 'Hex', home: /^\.hex\/hex\.config$/, serves: 'build', source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Config.html' },
  { kinds: ['apt-auth'], tool: 'apt', label: 'apt', fixed: /^\/etc\/apt\/auth\.conf(?:\.d\/[\w.-]+)?$/, serves: 'build', source: 'https://manpages.debian.org/apt_auth.conf.5' },
  { kinds: ['pro-attach'], tool: 'pro', label: 'pro', serves: 'build', source: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/enable_in_dockerfile/' },
  { kinds: ['sentry'], tool: 'sentry-cli', label: 'sentry-cli', home: /^\.sentryclirc$/, project: /^(?:\.sentryclirc|(?:android\/|ios\/)?sentry\.properties)$/, serves: 'build', source: 'https://docs.sentry.io/cli/configuration/' },
  { kinds: ['r-environ'], tool: 'R', label: 'R', home: /^\.Renviron$/i, project: /^\.Renviron$/i, fixed: /\/etc\/Renviron(?:\.site)?$/i, serves: 'either', source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html' },
  { kinds: ['netrc'], tool: 'netrc readers', label: 'git and curl', home: /^[._]netrc$/, serves: 'either', source: 'https://everything.curl.dev/usingcurl/netrc' },
  { kinds: ['git-credentials', 'gitconfig'], tool: 'git', label: 'git', home: /^\.git-credentials$|^\.config\/git\/(?:credentials|config)$|^\.gitconfig$/, fixed: /^\/etc\/gitconfig$/, serves: 'either', source: 'https://git-scm.com/docs/git-credential-store#FILES' },
  { kinds: ['ssh-key'], tool: 'ssh', label: 'ssh', home: /^\.ssh\/[^/]+$/, serves: 'either', source: 'https://man.openbsd.org/ssh.1#FILES' },
  { kinds: ['gnupg'], tool: 'gpg', label: 'gpg', home: /^\.gnupg\//, serves: 'either', source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html' },
  { kinds: ['docker-config'], tool: 'docker', label: 'docker', home: /^\.docker\/config\.json$|^\.dockercfg$|^\.config\/containers\/auth\.json$/, fixed: /^\/kaniko\/\.docker\/config\.json$/, folders: ['DOCKER_CONFIG'], serves: 'either', source: 'https://docs.docker.com/reference/cli/docker/login/' },
  { kinds: ['terraform'], tool: 'terraform', label: 'Terraform', home: /^\.terraformrc$|^\.terraform\.d\/[^/]+$/, project: /^[\w.-]*(?:\.tfvars(?:\.json)?|\.tfstate)$/, serves: 'either', source: 'https://developer.hashicorp.com/terraform/cli/config/config-file' },
  { kinds: ['kaggle'], tool: 'kaggle', label: 'kaggle', home: /^\.(?:config\/)?kaggle\/kaggle\.json$/, serves: 'either', source: 'https://www.kaggle.com/docs/api' },
  { kinds: ['huggingface'], tool: 'huggingface', label: 'huggingface-cli', home: /^\.cache\/huggingface\/(?:token|stored_tokens)$/, serves: 'either', source: 'https://huggingface.co/docs/huggingface_hub/quick-start' },
];
