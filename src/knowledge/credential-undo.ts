/** How a settings or login command is taken back, so that nothing of it stays in the layer. */
export interface CredentialUndo {
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** The words of the subcommand, in order; options may stand between. */
  readonly command: readonly string[];
  /** On the arguments, joined by single spaces. */
  readonly arguments?: RegExp;
  /** Options that take the next word. */
  readonly valued?: RegExp;
  /** Options that the undoing command must have too. */
  readonly keep?: RegExp;
  /**
   * What undoes it. `arguments`: of the same program, as it was called; `{0}` is the first operand as written, `{0?}` the same where
   * there may be none, `{section}` the first operand without its last part, `{kept}` the kept options, `{-n|--name}` the value of an option.
   * `statement`: a command of its own.
   */
  readonly undo: { readonly arguments: string } | { readonly statement: string };
  /** It takes the whole file away, so it fits only where nothing else in the Dockerfile writes that: another command that matches, a COPY. */
  readonly others?: RegExp;
  /** `NAME=value` that the command itself must get, for what it would leave elsewhere. */
  readonly environment?: string;
  /** The file that other programs find the credential in, where it is not the one that the table of writers names. */
  readonly file?: string;
  readonly source: string;
}

const GIT = {
  programs: ['git'],
  command: ['config'],
  valued: /^(?:-f|--file|--type)$/,
  keep: /^(?:--global|--system|--local|--worktree|-f|--file(?:=.*)?)$/,
} as const;
const REGISTRY_OPTIONS = /^(?:-u|--username|-p|--password|--authfile|--config|--cert-file|--key-file|--ca-file)$/;

const NUGET_OPTIONS = /^(?:-n|--name|-u|--username|-p|--password|--configfile|--valid-authentication-types|--protocol-version)$/;

/** In order, the first that fits counts. An example of each stands in test/fix/writes-undo.test.ts. */
export const CREDENTIAL_UNDO: readonly CredentialUndo[] = [
  {
    ...GIT,
    arguments: /\burl\..*insteadof/i,
    undo: { arguments: 'config {kept} --remove-section {section}' },
    source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt---remove-section',
  },
  { ...GIT, undo: { arguments: 'config {kept} --unset-all {0}' }, source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt---unset-all' },
  {
    programs: ['pip'],
    command: ['config', 'set'],
    keep: /^--(?:global|user|site)$/,
    undo: { arguments: 'config {kept} unset {0}' },
    source: 'https://pip.pypa.io/en/stable/cli/pip_config/',
  },
  {
    programs: ['poetry'],
    command: ['config'],
    keep: /^--local$/,
    undo: { arguments: 'config {kept} --unset {0}' },
    source: 'https://python-poetry.org/docs/cli/#config',
  },
  {
    programs: ['pdm'],
    command: ['config'],
    keep: /^(?:-l|--local|-g|--global|-s|--site)$/,
    undo: { arguments: 'config {kept} -d {0}' },
    source: 'https://pdm-project.org/en/latest/reference/cli/#config',
  },
  {
    programs: ['bundle'],
    command: ['config', 'set'],
    keep: /^--(?:global|local)$/,
    undo: { arguments: 'config unset {kept} {0}' },
    source: 'https://bundler.io/man/bundle-config.1.html',
  },
  { programs: ['bundle'], command: ['config'], undo: { arguments: 'config --delete {0}' }, source: 'https://bundler.io/v1.17/bundle_config.html' },
  {
    programs: ['composer'],
    command: ['global', 'config'],
    arguments: /oauth|http-basic|token|bearer|custom-headers/,
    undo: { arguments: 'global config --unset {0}' },
    source: 'https://getcomposer.org/doc/03-cli.md#config',
  },
  {
    programs: ['composer'],
    command: ['config'],
    arguments: /oauth|http-basic|token|bearer|custom-headers/,
    valued: /^(?:-d|--working-dir|-f|--file)$/,
    keep: /^(?:-g|--global|-d|--working-dir(?:=.*)?)$/,
    undo: { arguments: 'config {kept} --unset {0}' },
    source: 'https://getcomposer.org/doc/03-cli.md#config',
  },
  {
    programs: ['npm'],
    command: ['config', 'set'],
    valued: /^(?:--location|-L|--userconfig)$/,
    keep: /^(?:-g|--global|--location(?:=.*)?|-L|--userconfig(?:=.*)?)$/,
    undo: { arguments: 'config delete {kept} {key}' },
    environment: 'NPM_CONFIG_LOGS_MAX=0',
    source: 'https://docs.npmjs.com/cli/commands/npm-config',
  },
  {
    programs: ['npm'],
    command: ['set'],
    undo: { arguments: 'config delete {key}' },
    environment: 'NPM_CONFIG_LOGS_MAX=0',
    source: 'https://docs.npmjs.com/cli/commands/npm-config',
  },
  {
    programs: ['yarn'],
    command: ['config', 'set'],
    arguments: /\bnpm[A-Z]/,
    keep: /^(?:-H|--home)$/,
    undo: { arguments: 'config unset {kept} {0}' },
    source: 'https://yarnpkg.com/cli/config/unset',
  },
  { programs: ['yarn'], command: ['config', 'set'], undo: { arguments: 'config delete {0}' }, source: 'https://classic.yarnpkg.com/lang/en/docs/cli/config/' },
  {
    programs: ['docker', 'nerdctl'],
    command: ['login'],
    valued: REGISTRY_OPTIONS,
    undo: { statement: 'rm -f "${DOCKER_CONFIG:-$HOME/.docker}/config.json"' },
    others: /\.docker\b/,
    source: 'https://docs.docker.com/reference/cli/docker/login/#default-behavior',
  },
  {
    programs: ['docker', 'podman', 'buildah', 'skopeo', 'oras', 'nerdctl', 'cosign'],
    command: ['login'],
    valued: REGISTRY_OPTIONS,
    keep: /^--authfile(?:=.*)?$/,
    undo: { arguments: 'logout {kept} {0?}' },
    source: 'https://docs.docker.com/reference/cli/docker/logout/',
  },
  {
    programs: ['helm', 'regctl'],
    command: ['registry', 'login'],
    valued: REGISTRY_OPTIONS,
    undo: { arguments: 'registry logout {0}' },
    source: 'https://helm.sh/docs/helm/helm_registry_logout/',
  },
  {
    programs: ['crane'],
    command: ['auth', 'login'],
    valued: REGISTRY_OPTIONS,
    undo: { arguments: 'auth logout {0}' },
    source: 'https://github.com/google/go-containerregistry/blob/main/cmd/crane/doc/crane_auth_logout.md',
  },
  {
    programs: ['helm'],
    command: ['repo', 'add'],
    valued: REGISTRY_OPTIONS,
    undo: { arguments: 'repo remove {0}' },
    source: 'https://helm.sh/docs/helm/helm_repo_remove/',
  },
  {
    programs: ['dotnet'],
    command: ['nuget', 'add', 'source'],
    valued: NUGET_OPTIONS,
    keep: /^--configfile$/,
    undo: { arguments: 'nuget remove source {-n|--name} {kept} && rm -f ~/.nuget/NuGet/NuGet.Config' },
    others: /\bnuget add source\b|\bNuGet\/NuGet\.Config\b/i,
    file: '~/.nuget/NuGet/NuGet.Config',
    source: 'https://learn.microsoft.com/nuget/consume-packages/configuring-nuget-behavior#config-file-locations-and-uses',
  },
  {
    programs: ['dotnet'],
    command: ['nuget', 'add', 'source'],
    keep: /^--configfile$/,
    valued: NUGET_OPTIONS,
    undo: { arguments: 'nuget remove source {-n|--name} {kept}' },
    file: '~/.nuget/NuGet/NuGet.Config',
    source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-remove-source',
  },
  {
    programs: ['nuget'],
    command: ['sources', 'add'],
    keep: /^-configfile$/i,
    valued: /^-(?:name|source|username|password|configfile)$/i,
    undo: { arguments: 'sources remove -Name {-Name|-name} {kept}' },
    file: '~/.nuget/NuGet/NuGet.Config',
    source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-sources',
  },
  {
    programs: ['conda'],
    command: ['config'],
    arguments: /--(?:add|append|prepend)\b/,
    keep: /^--(?:system|env)$/,
    undo: { arguments: 'config {kept} --remove {0} {1}' },
    source: 'https://docs.conda.io/projects/conda/en/stable/commands/config.html',
  },
  {
    programs: ['mix'],
    command: ['hex.organization', 'auth'],
    valued: /^--key(?:-name)?$/,
    undo: { arguments: 'hex.organization deauth {0}' },
    source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html',
  },
  {
    programs: ['mix'],
    command: ['hex.repo', 'add'],
    valued: /^--(?:public-key|fetch-public-key|auth-key|oauth-exchange-url)$/,
    undo: { arguments: 'hex.repo remove {0}' },
    source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Repo.html',
  },
  {
    programs: ['gh'],
    command: ['auth', 'login'],
    undo: { statement: 'rm -f "${GH_CONFIG_DIR:-$HOME/.config/gh}/hosts.yml"' },
    source: 'https://cli.github.com/manual/gh_auth_login',
  },
  {
    programs: ['cargo'],
    command: ['login'],
    undo: { statement: 'rm -f "${CARGO_HOME:-$HOME/.cargo}/credentials.toml" "${CARGO_HOME:-$HOME/.cargo}/credentials"' },
    file: '~/.cargo/credentials.toml',
    source: 'https://doc.rust-lang.org/cargo/commands/cargo-login.html',
  },
  {
    programs: ['aws'],
    command: ['configure', 'set'],
    arguments: /\baws_(?:access_key_id|secret_access_key|session_token)\b/,
    valued: /^--profile$/,
    undo: { statement: 'rm -f "${AWS_SHARED_CREDENTIALS_FILE:-$HOME/.aws/credentials}"' },
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
  },
  {
    programs: ['gcloud'],
    command: ['auth', 'activate-service-account'],
    undo: {
      statement:
        'rm -rf "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}"/credentials.db "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}"/access_tokens.db "${CLOUDSDK_CONFIG:-$HOME/.config/gcloud}"/legacy_credentials',
    },
    source: 'https://cloud.google.com/sdk/gcloud/reference/auth/activate-service-account',
  },
  {
    programs: ['az'],
    command: ['login'],
    undo: {
      statement:
        'rm -f "${AZURE_CONFIG_DIR:-$HOME/.azure}"/msal_token_cache.* "${AZURE_CONFIG_DIR:-$HOME/.azure}"/service_principal_entries.* "${AZURE_CONFIG_DIR:-$HOME/.azure}"/accessTokens.json',
    },
    source: 'https://learn.microsoft.com/cli/azure/account#az-account-clear',
  },
  {
    programs: ['hf', 'huggingface-cli'],
    command: ['login'],
    undo: { statement: 'rm -f "${HF_HOME:-$HOME/.cache/huggingface}/token" "${HF_HOME:-$HOME/.cache/huggingface}/stored_tokens"' },
    source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  },
  {
    programs: ['hf'],
    command: ['auth', 'login'],
    undo: { statement: 'rm -f "${HF_HOME:-$HOME/.cache/huggingface}/token" "${HF_HOME:-$HOME/.cache/huggingface}/stored_tokens"' },
    source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  },
  {
    programs: ['jf', 'jfrog'],
    command: ['c', 'add'],
    undo: { arguments: 'c rm {0} --quiet' },
    source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
  },
  {
    programs: ['jf', 'jfrog'],
    command: ['config', 'add'],
    undo: { arguments: 'config rm {0} --quiet' },
    source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli',
  },
  {
    programs: ['mc'],
    command: ['alias', 'set'],
    undo: { arguments: 'alias remove {0}' },
    file: '~/.mc/config.json',
    source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-remove.html',
  },
  {
    programs: ['rclone'],
    command: ['config', 'create'],
    undo: { arguments: 'config delete {0}' },
    file: '~/.config/rclone/rclone.conf',
    source: 'https://rclone.org/commands/rclone_config_delete/',
  },
  { programs: ['sentry-cli'], command: ['login'], undo: { statement: 'rm -f ~/.sentryclirc' }, source: 'https://docs.sentry.io/cli/configuration/' },
  { programs: ['wandb'], command: ['login'], undo: { statement: 'rm -f ~/.netrc' }, file: '~/.netrc', source: 'https://docs.wandb.ai/ref/cli/wandb-login' },
  {
    programs: ['uv'],
    command: ['auth', 'login'],
    valued: /^(?:-u|--username|-p|--password|-t|--token)$/,
    undo: { arguments: 'auth logout {0}' },
    source: 'https://docs.astral.sh/uv/reference/cli/#uv-auth-logout',
  },
];
