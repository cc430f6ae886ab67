/** What a command leaves behind: how the secret got into a file. */
export type WriteKind =
  | 'redirect' /** `>`, tee, sed -i into a file of any kind */
  | 'copy' /** cp, mv, install of a secret file */
  | 'config' /** a tool's own settings command */
  | 'login' /** a login command */
  | 'clone-url' /** a URL with a credential that git keeps */
  | 'key-file' /** a private key */
  | 'password-db' /** a password of an account or database in the image, meant to be there */
  | 'binary' /** compiled into the program */;

/** A command that writes its credential down. */
export interface CredentialWriter {
  /** As in the table of residual leaks; `RL00` for those beyond it. */
  readonly rule: string;
  /** The rewrite that avoids it. */
  readonly recipe: string;
  readonly kind: WriteKind;
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** On the arguments, joined by single spaces. */
  readonly arguments: RegExp;
  /** Where it lands, the first path as the tool has it; `~` is the home of the user. */
  readonly files: readonly string[];
  /** It leaves the secret whether or not an argument shows one (a login, a copied key). */
  readonly always?: boolean;
  /** Options that move the file elsewhere; first match wins. */
  readonly scopes?: readonly { readonly option: RegExp; readonly file: string }[];
  /** Variables that move the file elsewhere. */
  readonly moved?: readonly string[];
  /** A later command that takes the secret out again: its name and arguments. */
  readonly undo?: RegExp;
  /** Removing the file is not enough, because of this. */
  readonly keeps?: string;
  readonly source: string;
}

const GIT_SCOPES = [
  { option: /--system\b/, file: '/etc/gitconfig' },
  { option: /--local\b/, file: '.git/config' },
  { option: /^config (?!.*--(?:global|file)|.*-f )/, file: '.git/config' },
];
const NPM_SCOPES = [
  { option: /--location[= ]project\b/, file: '.npmrc' },
  { option: /--location[= ]global\b|(?:^| )-g\b|--global\b/, file: '/usr/local/etc/npmrc' },
];

const NPM_LOG = 'npm keeps the command line in ~/.npm/_logs';

/** Commands that write credentials. An example of each stands in test/knowledge/credential-writers.test.ts. */
export const CREDENTIAL_WRITERS: readonly CredentialWriter[] = [
  { rule: 'RL01', recipe: 'R02', kind: 'config', programs: ['npm'], arguments: /\b(?:config set|c set|set)\b.*(?:_authtoken|_auth|_password)/i, files: ['~/.npmrc'], scopes: NPM_SCOPES, moved: ['NPM_CONFIG_USERCONFIG', 'npm_config_userconfig'], undo: /^npm (?:-\S+ )*(?:config )?(?:delete|rm)\b|^npm logout/, keeps: NPM_LOG, source: 'https://docs.npmjs.com/cli/commands/npm-config#set' },
  { rule: 'RL02', recipe: 'R02', kind: 'config', programs: ['npm'], arguments: /\b(?:i|install|ci|add|view|pack|publish)\b.*--\/\/\S+:_auth/, files: ['~/.npm/_logs'], keeps: NPM_LOG, source: 'https://docs.npmjs.com/cli/using-npm/logging' },
  { rule: 'RL03', recipe: 'R07', kind: 'config', programs: ['pnpm'], arguments: /\b(?:config set|set)\b.*(?:_authtoken|_auth|_password)/i, files: ['~/.npmrc'], scopes: NPM_SCOPES, moved: ['NPM_CONFIG_USERCONFIG'], undo: /^pnpm (?:config )?delete\b/, source: 'https://pnpm.io/cli/config' },
  { rule: 'RL04', recipe: 'R06', kind: 'config', programs: ['yarn'], arguments: /\bconfig set\b.*(?:npmAuth|_auth|npmRegistries|npmScopes|_password)/, files: ['.yarnrc.yml'], scopes: [{ option: /(?:^| )(?:-H|--home)\b/, file: '~/.yarnrc.yml' }], moved: ['YARN_RC_FILENAME'], undo: /^yarn config (?:unset|delete)\b/, source: 'https://yarnpkg.com/cli/config/set' },
  { rule: 'RL06', recipe: 'R04', kind: 'login', programs: ['npm-cli-login', 'npm-login-cmd', 'npm-auth-to-token', 'google-artifactregistry-auth', 'artifactregistry-auth'], arguments: /^/, files: ['~/.npmrc'], always: true, source: 'https://github.com/postmanlabs/npm-cli-login' },
  { rule: 'RL06', recipe: 'R04', kind: 'login', programs: ['npx', 'pnpx', 'bunx'], arguments: /^(?:-\S+ )*(?:npm-cli-login|npm-login-cmd|google-artifactregistry-auth|artifactregistry-auth)\b/, files: ['~/.npmrc'], moved: ['NPM_CONFIG_USERCONFIG'], always: true, source: 'https://cloud.google.com/artifact-registry/docs/nodejs/authentication' },
  { rule: 'RL06', recipe: 'R04', kind: 'login', programs: ['npm', 'pnpm', 'yarn'], arguments: /^(?:-\S+ )*(?:login|adduser)\b/, files: ['~/.npmrc'], moved: ['NPM_CONFIG_USERCONFIG'], undo: /^npm logout/, source: 'https://docs.npmjs.com/cli/commands/npm-login' },
  { rule: 'RL00', recipe: 'R11', kind: 'config', programs: ['npm', 'yarn', 'pnpm', 'bun'], arguments: /\b(?:i|install|add)\b.*https?:\/\/[^\s\/]+@/, files: ['package.json', 'package-lock.json'], source: 'https://docs.npmjs.com/cli/configuring-npm/package-json#git-urls-as-dependencies' },
  { rule: 'RL10', recipe: 'R13', kind: 'config', programs: ['pip'], arguments: /\bconfig\b.*\bset\b/, files: ['~/.config/pip/pip.conf'], scopes: [{ option: /--global\b/, file: '/etc/pip.conf' }, { option: /--site\b/, file: 'pip.conf' }], moved: ['PIP_CONFIG_FILE', 'XDG_CONFIG_HOME'], undo: /^pip\S* config (?:-\S+ )*unset\b/, source: 'https://pip.pypa.io/en/stable/cli/pip_config/' },
  { rule: 'RL12', recipe: 'R14', kind: 'clone-url', programs: ['pip'], arguments: /\binstall\b.*(?:-e|--editable)\s+\S*git\+https?:\/\/[^\s@]*@/, files: ['src/<package>/.git/config'], source: 'https://pip.pypa.io/en/stable/topics/vcs-support/#editable-vcs-installs' },
  { rule: 'RL13', recipe: 'R16', kind: 'config', programs: ['poetry'], arguments: /\bconfig\b.*(?:http-basic|pypi-token)/, files: ['~/.config/pypoetry/auth.toml'], moved: ['POETRY_CONFIG_DIR'], undo: /^poetry config (?:\S+ )*--unset\b/, source: 'https://python-poetry.org/docs/repositories/#configuring-credentials' },
  { rule: 'RL00', recipe: 'R16', kind: 'config', programs: ['poetry'], arguments: /\b(?:source add|add|config repositories\.\S+)\b.*https?:\/\/[^\s\/]+@/, files: ['pyproject.toml', 'poetry.lock'], source: 'https://python-poetry.org/docs/repositories/' },
  { rule: 'RL14', recipe: 'R17', kind: 'config', programs: ['pdm'], arguments: /\bconfig\b.*(?:password|username|token)/, files: ['~/.config/pdm/config.toml'], undo: /^pdm config (?:-d|--delete)\b/, source: 'https://pdm-project.org/en/latest/usage/config/' },
  { rule: 'RL15', recipe: 'R18', kind: 'login', programs: ['uv'], arguments: /\bauth login\b/, files: ['~/.local/share/uv/credentials'], moved: ['UV_CREDENTIALS_DIR'], undo: /^uv auth logout\b/, source: 'https://docs.astral.sh/uv/reference/cli/#uv-auth-login' },
  { rule: 'RL15', recipe: 'R18', kind: 'config', programs: ['uv'], arguments: /\badd\b.*https?:\/\/[^\s\/]+@/, files: ['pyproject.toml', 'uv.lock'], source: 'https://docs.astral.sh/uv/concepts/projects/dependencies/' },
  { rule: 'RL15', recipe: 'R18', kind: 'login', programs: ['keyring'], arguments: /\bset\b/, files: ['~/.local/share/python_keyring'], undo: /^keyring del\b/, source: 'https://github.com/jaraco/keyring' },
  { rule: 'RL16', recipe: 'R20', kind: 'config', programs: ['conda'], arguments: /\bconfig\b.*--(?:add|append|prepend|set)\b.*(?:\/t\/|@)|\btoken set\b|\bauth login\b/, files: ['~/.condarc'], moved: ['CONDARC'], undo: /^conda (?:config --remove|token remove)/, source: 'https://docs.conda.io/projects/conda/en/stable/commands/config.html' },
  { rule: 'RL16', recipe: 'R20', kind: 'login', programs: ['anaconda'], arguments: /\blogin\b/, files: ['~/.continuum'], undo: /^anaconda logout\b/, source: 'https://docs.anaconda.com/anacondaorg/user-guide/tasks/work-with-accounts/' },
  { rule: 'RL17', recipe: 'R21', kind: 'config', programs: ['bundle'], arguments: /^config\s+(?:set\s+)?(?:--\S+\s+)*(?:set\s+)?(?:--\S+\s+)*(?!(?:build|local|mirror|path|disable_\w+)[.\s])(?:\S*[\w-]\.[a-z]{2,}\S*|[A-Z_]+__\w+)\s+\S/i, files: ['~/.bundle/config'], scopes: [{ option: /--local\b/, file: '.bundle/config' }], moved: ['BUNDLE_USER_CONFIG', 'BUNDLE_APP_CONFIG'], undo: /^bundler? config (?:\S+ )*(?:unset|--delete)\b/, source: 'https://bundler.io/man/bundle-config.1.html' },
  { rule: 'RL18', recipe: 'R23', kind: 'config', programs: ['composer'], arguments: /\bconfig\b.*(?:github-oauth|gitlab-(?:oauth|token)|bitbucket-oauth|http-basic|bearer|forgejo-token|custom-headers)/, files: ['auth.json'], scopes: [{ option: /(?:^| )(?:-g|--global|global)\b/, file: '~/.config/composer/auth.json' }], moved: ['COMPOSER_HOME'], undo: /^composer\S* (?:\S+ )*config (?:\S+ )*--unset\b/, source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md' },
  { rule: 'RL18', recipe: 'R23', kind: 'config', programs: ['composer'], arguments: /\bconfig\b.*repositor.*https?:\/\/[^\s\/]+@/, files: ['composer.json'], source: 'https://getcomposer.org/doc/03-cli.md#config' },
  { rule: 'RL19', recipe: 'R27', kind: 'config', programs: ['git'], arguments: /\bconfig\b.*url\..*insteadof/i, files: ['~/.gitconfig'], scopes: GIT_SCOPES, moved: ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG'], undo: /^git config (?:\S+ )*(?:--unset|--unset-all|--remove-section|unset|remove-section)\b/, source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-urlltbasegtinsteadOf' },
  { rule: 'RL20', recipe: 'R34', kind: 'config', programs: ['git'], arguments: /\bconfig\b.*(?:extraheader|credential|http\.\S*(?:proxy|cookie)|token|password|remote\.\S+\.url)/i, files: ['~/.gitconfig'], scopes: GIT_SCOPES, moved: ['GIT_CONFIG_GLOBAL', 'GIT_CONFIG_SYSTEM', 'GIT_CONFIG'], undo: /^git config (?:\S+ )*(?:--unset|--unset-all|--remove-section|unset|remove-section)\b/, source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader' },
  { rule: 'RL21', recipe: 'R33', kind: 'clone-url', programs: ['git'], arguments: /\b(?:clone|remote add|remote set-url|submodule add)\b.*:\/\/[^\s\/]+@/, files: ['.git/config of the clone'], undo: /^git (?:-C \S+ )?remote (?:set-url\b(?!.*:\/\/[^\s\/]*@)|remove\b|rm\b)/, source: 'https://git-scm.com/docs/git-clone' },
  { rule: 'RL22', recipe: 'R33', kind: 'clone-url', programs: ['git'], arguments: /\bclone\b.*\s(?:-c|--config)[ =]\S*(?:extraheader|insteadof)/i, files: ['.git/config of the clone'], source: 'https://git-scm.com/docs/git-clone#Documentation/git-clone.txt---configltkeygtltvaluegt' },
  { rule: 'RL26', recipe: 'R34', kind: 'login', programs: ['gh', 'glab'], arguments: /\bauth login\b/, files: ['~/.config/gh/hosts.yml'], moved: ['GH_CONFIG_DIR'], undo: /^(?:gh|glab) auth logout\b/, always: true, source: 'https://cli.github.com/manual/gh_auth_login' },
  { rule: 'RL27', recipe: 'R28', kind: 'login', programs: ['cargo'], arguments: /^(?:\+\S+ )?login\b/, files: ['$CARGO_HOME/credentials.toml'], undo: /^cargo logout\b/, source: 'https://doc.rust-lang.org/cargo/commands/cargo-login.html' },
  { rule: 'RL28', recipe: 'R30', kind: 'config', programs: ['mix'], arguments: /\bhex\.(?:organization auth|repo (?:add|set)|user (?:auth|key)|config api_key)/, files: ['~/.hex/hex.config'], moved: ['HEX_HOME'], undo: /^mix hex\.(?:organization deauth|repo remove)\b/, source: 'https://hexdocs.pm/hex/Mix.Tasks.Hex.Organization.html' },
  { rule: 'RL30', recipe: 'R32', kind: 'login', programs: ['dart', 'flutter'], arguments: /\bpub token add\b(?!.*--env-var)/, files: ['~/.config/dart/pub-tokens.json'], undo: /pub token remove\b/, source: 'https://dart.dev/tools/pub/cmd/pub-token' },
  { rule: 'RL31', recipe: 'R37', kind: 'config', programs: ['add-apt-repository', 'apt-add-repository'], arguments: /:\/\/[^\s\/]+@/, files: ['/etc/apt/sources.list'], source: 'https://manpages.debian.org/apt_auth.conf.5' },
  { rule: 'RL32', recipe: 'R38', kind: 'config', programs: ['yum-config-manager', 'dnf', 'zypper'], arguments: /--add-repo\b.*:\/\/[^\s\/]+@|\baddrepo\b.*:\/\/[^\s\/]+@|--save\b.*(?:password|username)=/, files: ['/etc/yum.repos.d'], source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html' },
  { rule: 'RL33', recipe: 'R39', kind: 'login', programs: ['pro', 'ua'], arguments: /^attach\b/, files: ['/var/lib/ubuntu-advantage'], undo: /^(?:pro|ua) detach\b|\bpurge\b.*ubuntu-(?:pro|advantage)/, always: true, source: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/enable_in_dockerfile/' },
  { rule: 'RL33', recipe: 'R39', kind: 'login', programs: ['subscription-manager', 'SUSEConnect'], arguments: /^register\b|(?:-r|--regcode)\b/, files: ['/etc/pki/consumer'], undo: /^subscription-manager unregister\b|^SUSEConnect (?:-d|--de-register)\b/, always: true, source: 'https://access.redhat.com/solutions/253273' },
  { rule: 'RL34', recipe: 'R40', kind: 'config', programs: ['aws'], arguments: /\bconfigure (?:set \S*(?:key|token|secret)|import)/, files: ['~/.aws/credentials'], moved: ['AWS_SHARED_CREDENTIALS_FILE', 'AWS_CONFIG_FILE'], source: 'https://docs.aws.amazon.com/cli/latest/reference/configure/set.html' },
  { rule: 'RL35', recipe: 'R41', kind: 'login', programs: ['aws'], arguments: /\bcodeartifact login\b/, files: ['~/.config/pip/pip.conf', '~/.npmrc', '~/.pypirc', '~/.nuget/NuGet/NuGet.Config'], always: true, source: 'https://docs.aws.amazon.com/codeartifact/latest/ug/tokens-authentication.html' },
  { rule: 'RL36', recipe: 'R45', kind: 'login', programs: ['docker', 'podman', 'buildah', 'skopeo', 'oras', 'nerdctl', 'crane', 'helm', 'cosign', 'regctl'], arguments: /(?:^| )login\b/, files: ['~/.docker/config.json'], moved: ['DOCKER_CONFIG', 'REGISTRY_AUTH_FILE', 'HELM_REGISTRY_CONFIG'], undo: /^(?:docker|podman|buildah|skopeo|oras|nerdctl|crane auth|helm registry|cosign|regctl registry) logout\b/, source: 'https://docs.docker.com/reference/cli/docker/login/' },
  { rule: 'RL00', recipe: 'R45', kind: 'config', programs: ['helm'], arguments: /\brepo add\b.*--password/, files: ['~/.config/helm/repositories.yaml'], undo: /^helm repo (?:remove|rm)\b/, source: 'https://helm.sh/docs/helm/helm_repo_add/' },
  { rule: 'RL37', recipe: 'R42', kind: 'login', programs: ['gcloud'], arguments: /\bauth (?:activate-service-account|login|application-default)/, files: ['~/.config/gcloud'], moved: ['CLOUDSDK_CONFIG'], undo: /^gcloud auth revoke\b/, always: true, source: 'https://cloud.google.com/sdk/gcloud/reference/auth/activate-service-account' },
  { rule: 'RL38', recipe: 'R43', kind: 'login', programs: ['az'], arguments: /^(?:login|acr login|devops login)\b/, files: ['~/.azure'], moved: ['AZURE_CONFIG_DIR'], undo: /^az logout\b|^az account clear\b/, source: 'https://learn.microsoft.com/cli/azure/reference-index#az-login' },
  { rule: 'RL39', recipe: 'R44', kind: 'login', programs: ['terraform', 'tofu'], arguments: /\blogin\b|-backend-config[= ]\S*(?:key|token|secret|password)/, files: ['~/.terraform.d/credentials.tfrc.json'], moved: ['TF_CLI_CONFIG_FILE'], source: 'https://developer.hashicorp.com/terraform/cli/commands/login' },
  { rule: 'RL40', recipe: 'R26', kind: 'config', programs: ['dotnet', 'nuget'], arguments: /\b(?:add source|sources? (?:add|update)|update source|setapikey)\b/i, files: ['NuGet.Config'], undo: /^(?:dotnet )?nuget (?:remove source|sources? remove)\b/i, source: 'https://learn.microsoft.com/dotnet/core/tools/dotnet-nuget-add-source' },
  { rule: 'RL41', recipe: 'R48', kind: 'login', programs: ['sentry-cli'], arguments: /\blogin\b/, files: ['~/.sentryclirc'], source: 'https://docs.sentry.io/cli/configuration/' },
  { rule: 'RL42', recipe: 'R49', kind: 'login', programs: ['huggingface-cli', 'hf'], arguments: /\blogin\b/, files: ['~/.cache/huggingface/token'], moved: ['HF_TOKEN_PATH', 'HF_HOME'], undo: /^(?:huggingface-cli|hf auth) logout\b/, source: 'https://huggingface.co/docs/huggingface_hub/guides/cli#hf-auth-login' },
  { rule: 'RL42', recipe: 'R49', kind: 'login', programs: ['python'], arguments: /\blogin\(\s*(?:token=)?["'$]/, files: ['~/.cache/huggingface/token'], moved: ['HF_TOKEN_PATH', 'HF_HOME'], source: 'https://huggingface.co/docs/huggingface_hub/package_reference/login' },
  { rule: 'RL43', recipe: 'R52', kind: 'login', programs: ['wandb', 'kaggle', 'doppler', 'vault', 'heroku', 'vercel', 'netlify', 'flyctl', 'fly', 'expo', 'eas', 'snyk', 'firebase', 'supabase', 'pulumi', 'cf', 'oc', 'ibmcloud', 'gem', 'pscale', 'op', 'ngrok', 'cachix'], arguments: /(?:^| )(?:login|configure set|auth|authtoken|signin|add-authtoken)\b/, files: ['its settings below ~'], source: 'https://docs.wandb.ai/ref/cli/wandb-login' },
  { rule: 'RL44', recipe: 'R47', kind: 'config', programs: ['jf', 'jfrog'], arguments: /^(?:c|config) (?:add|import)\b|^rt (?:c|config)\b/, files: ['~/.jfrog'], moved: ['JFROG_CLI_HOME_DIR'], undo: /^jf(?:rog)? (?:c|config) (?:rm|remove)\b/, source: 'https://docs.jfrog-applications.jfrog.io/jfrog-applications/jfrog-cli' },
  { rule: 'RL00', recipe: 'R46', kind: 'config', programs: ['kubectl', 'oc'], arguments: /\bconfig set-credentials\b/, files: ['~/.kube/config'], moved: ['KUBECONFIG'], undo: /config (?:unset|delete-user)\b/, source: 'https://kubernetes.io/docs/reference/kubectl/generated/kubectl_config/kubectl_config_set-credentials/' },
  { rule: 'RL00', recipe: 'R52', kind: 'config', programs: ['mc', 'rclone', 's3cmd'], arguments: /\balias set\b|\bconfig host add\b|\bconfig create\b|--configure\b/, files: ['its settings below ~'], undo: /\balias (?:rm|remove)\b/, source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html' },
  { rule: 'RL00', recipe: 'R52', kind: 'config', programs: ['gitlab-runner'], arguments: /\bregister\b/, files: ['/etc/gitlab-runner/config.toml'], source: 'https://docs.gitlab.com/runner/register/' },
  { rule: 'RL00', recipe: 'R60', kind: 'key-file', programs: ['gpg', 'gpg2'], arguments: /--(?:import|allow-secret-key-import)\b(?!.*\.(?:pub|asc)\b)/, files: ['~/.gnupg'], moved: ['GNUPGHOME'], undo: /--delete-secret-keys?\b/, source: 'https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html' },
  { rule: 'RL48', recipe: 'R27', kind: 'binary', programs: ['go', 'garble'], arguments: /-ldflags\b.*-X\s*\S+=/, files: ['the program'], source: 'https://pkg.go.dev/cmd/link' },
  { rule: 'RL00', recipe: 'R58', kind: 'password-db', programs: ['wp', 'drush', 'drupal', 'magento', 'occ', 'moosh', 'grafana-cli', 'influx', 'elasticsearch-keystore', 'kcadm.sh'], arguments: /--?(?:db|database|admin|account)?[-_]?(?:pass(?:word|wd)?|url|new-password)\b|reset-admin-password/, files: ['the settings of the application'], source: 'https://developer.wordpress.org/cli/commands/config/create/' },
  { rule: 'RL00', recipe: 'R59', kind: 'password-db', programs: ['chpasswd', 'passwd', 'newusers', 'useradd', 'usermod', 'smbpasswd', 'saslpasswd2', 'vncpasswd', 'htpasswd', 'x11vnc', 'mysqladmin', 'mariadb-admin', 'rabbitmqctl', 'neo4j-admin', 'debconf-set-selections', 'kadmin.local', 'ldappasswd', 'grub-mkpasswd-pbkdf2', 'add-user.sh', 'asadmin', 'pihole'], arguments: /^/, files: ['a password database of the image'], source: 'https://man7.org/linux/man-pages/man8/chpasswd.8.html' },
  { rule: 'RL00', recipe: 'R58', kind: 'password-db', programs: ['mysql', 'mariadb', 'psql', 'mongo', 'mongosh', 'sqlplus', 'sqlcmd', 'redis-cli'], arguments: /identified by|password|createUser|requirepass/i, files: ['the database in the image'], source: 'https://dev.mysql.com/doc/refman/8.4/en/create-user.html' },
];

/** Commands that print a secret which they fetch; the arguments are joined by single spaces. */
export const SECRET_PRODUCERS: readonly { readonly programs: readonly string[]; readonly arguments: RegExp; readonly what: string; readonly source: string }[] = [
  { programs: ['aws'], arguments: /\bcodeartifact get-authorization-token\b|\becr get-login(?:-password)?\b|\bsecretsmanager get-secret-value\b|\bssm get-parameters?\b.*--with-decryption|\bsts (?:assume-role|get-session-token)\b/, what: 'a token from AWS', source: 'https://docs.aws.amazon.com/cli/latest/reference/codeartifact/get-authorization-token.html' },
  { programs: ['gcloud'], arguments: /\bauth (?:application-default )?print-(?:access|identity)-token\b|\bsecrets versions access\b/, what: 'a token from Google Cloud', source: 'https://cloud.google.com/sdk/gcloud/reference/auth/print-access-token' },
  { programs: ['az'], arguments: /\baccount get-access-token\b|\bkeyvault secret show\b/, what: 'a token from Azure', source: 'https://learn.microsoft.com/cli/azure/account#az-account-get-access-token' },
  { programs: ['gh', 'glab'], arguments: /\bauth token\b/, what: 'a GitHub token', source: 'https://cli.github.com/manual/gh_auth_token' },
  { programs: ['vault'], arguments: /\bkv get\b|^read\b|\btoken create\b/, what: 'a secret from Vault', source: 'https://developer.hashicorp.com/vault/docs/commands/kv/get' },
  { programs: ['op'], arguments: /^(?:read|item get|inject)\b/, what: 'a secret from 1Password', source: 'https://developer.1password.com/docs/cli/reference/commands/read/' },
  { programs: ['doppler', 'infisical', 'chamber', 'secrethub', 'sops', 'berglas'], arguments: /\bsecrets (?:download|get)\b|^export\b|^read\b|^secrets\b|(?:-d|--decrypt)\b|^access\b|^inject\b/, what: 'a secret from a secret store', source: 'https://docs.doppler.com/docs/cli' },
];
