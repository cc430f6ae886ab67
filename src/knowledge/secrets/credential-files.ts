import type { WriteKind } from '../tool-writes.ts';

/** A credential file, recognised by its name, that a RUN writes. */
export interface WrittenFile {
  /** Every path that `path` matches contains one of these, in lower case. Checked first, because compiling the RegExp is slow. */
  readonly marks: readonly string[];
  /** Matched against the path as written; its folder may be a variable. */
  readonly path: RegExp;
  /** Which text counts as a credential: `key`, all of it; `settings`, only text at the place of a password. */
  readonly content: 'key' | 'settings';
  readonly kind: WriteKind;
  /** Set for a list of addresses, most of which need no login: a line that is only a variable is then no sign of a credential. */
  readonly isList?: true;
  /** Set if programs of a project read it by themselves, those of a container too. */
  readonly isForPrograms?: true;
  readonly source: string;
}

/** The folder of a home in which programs of all kinds keep settings, logins among them. Source: https://specifications.freedesktop.org/basedir-spec/latest/ */
export const SETTINGS_FOLDER = '.config';

/** Public halves and lists of public keys: never a secret. Source: https://man.openbsd.org/ssh.1#FILES */
export const PUBLIC_FILE = /(?:authorized_keys2?|known_hosts|\.pub|\.crt|\.cer|\.gpg|allowed_signers)$|(?:^|\/)(?:ca|cert|fullchain|chain)[\w-]*\.pem$/i;

/** Credential files by path. An example of each stands in test/knowledge/secrets/credential-files.test.ts. */
export const WRITTEN_FILES: readonly WrittenFile[] = [
  {
    marks: ['npmrc', 'npm_config_userconfig'],
    path: /(?:^|[/}])\.?[\w.-]*npmrc\b[\w.-]*$|NPM_CONFIG_USERCONFIG\}?$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
  },
  { marks: ['.yarnrc'], path: /\.yarnrc(?:\.yml)?$/, content: 'settings', kind: 'redirect', source: 'https://yarnpkg.com/configuration/yarnrc' },
  { marks: ['bunfig'], path: /(?:^|\/)bunfig\.toml$/, content: 'settings', kind: 'redirect', source: 'https://bun.sh/docs/runtime/bunfig' },
  {
    marks: ['pip.', '.pypirc', '.condarc'],
    path: /(?:^|\/)pip\.(?:conf|ini)$|\.pypirc$|\.condarc$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://pip.pypa.io/en/stable/topics/configuration/',
  },
  { marks: ['auth.toml'], path: /(?:^|\/)auth\.toml$/, content: 'settings', kind: 'redirect', source: 'https://python-poetry.org/docs/configuration/' },
  {
    marks: ['netrc'],
    path: /[._]netrc$|(?:^|\/)netrc$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://everything.curl.dev/usingcurl/netrc',
  },
  {
    marks: ['git'],
    path: /\.git-credentials$|\/git\/credentials$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://git-scm.com/docs/git-credential-store',
  },
  { marks: ['git'], path: /\.?gitconfig$|\.git\/config$/, content: 'settings', kind: 'redirect', source: 'https://git-scm.com/docs/git-config' },
  {
    marks: ['id_', '.ssh', 'key', '.pem', '.p8', '.p12', '.pfx', '.jks'],
    path: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)[\w.-]*$|\.ssh\/(?!config$|environment$|rc$)[\w.-]+$|(?:^|[/_.-])(?:deploy|private|ssh)[_-]?key[\w.-]*$|\.(?:pem|key|p8|p12|pfx|jks|keystore)$/i,
    content: 'key',
    kind: 'key-file',
    source: 'https://man.openbsd.org/ssh.1#FILES',
  },
  {
    marks: ['cargo/'],
    path: /\.?cargo\/(?:credentials|config)(?:\.toml)?$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://doc.rust-lang.org/cargo/reference/registry-authentication.html',
  },
  {
    marks: ['renviron', 'rprofile'],
    path: /\.?(?:Renviron|Rprofile)(?:\.site)?$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html',
  },
  {
    marks: ['nix.conf'],
    path: /(?:^|\/)nix\.conf$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://nix.dev/manual/nix/latest/command-ref/conf-file',
  },
  {
    marks: ['/etc/apt/'],
    path: /^\/etc\/apt\/auth\.conf/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://manpages.debian.org/apt_auth.conf.5',
  },
  {
    marks: ['/etc/apt/'],
    path: /^\/etc\/apt\/(?:sources\.list|apt\.conf)/,
    content: 'settings',
    kind: 'redirect',
    isList: true,
    source: 'https://manpages.debian.org/apt_auth.conf.5',
  },
  {
    marks: ['/etc/apk/', '/etc/yum', '/etc/dnf/', '/etc/zypp/'],
    path: /^\/etc\/(?:apk\/repositories|yum\.repos\.d\/|yum\.conf|dnf\/|zypp\/)/,
    content: 'settings',
    kind: 'redirect',
    isList: true,
    source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html',
  },
  {
    marks: ['.aws', '.s3cfg', '.boto', 'passwd-s3fs'],
    path: /\.aws\/(?:credentials|config)$|\.s3cfg$|\.boto$|passwd-s3fs$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
  },
  {
    marks: ['.docker', 'containers/auth'],
    path: /\.docker\/config\.json$|\.dockercfg$|containers\/auth\.json$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  {
    marks: ['.json'],
    path: /(?:^|[/_-])(?:service[_-]?account|gcp|gcloud|google|credentials?|keyfile|key|secrets?|client_secret)[\w.-]*\.json$/i,
    content: 'key',
    kind: 'key-file',
    isForPrograms: true,
    source: 'https://cloud.google.com/docs/authentication/application-default-credentials',
  },
  {
    marks: ['kube'],
    path: /\.kube\/config$|kubeconfig[\w.-]*$/i,
    content: 'key',
    kind: 'redirect',
    source: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
  },
  {
    marks: ['.terraformrc', '.tfrc', '.tfvars'],
    path: /\.terraformrc$|\.tfrc(?:\.json)?$|\.tfvars$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://developer.hashicorp.com/terraform/cli/config/config-file',
  },
  {
    marks: ['nuget'],
    path: /nuget\.config$/i,
    content: 'settings',
    kind: 'redirect',
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file',
  },
  {
    marks: ['sentry'],
    path: /\.sentryclirc$|sentry\.properties$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://docs.sentry.io/cli/configuration/',
  },
  {
    marks: ['huggingface', 'kaggle'],
    path: /huggingface\/(?:token|stored_tokens)$|kaggle\.json$/,
    content: 'key',
    kind: 'redirect',
    source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  },
  {
    marks: ['settings', 'gradle', 'auth.json', '.sbt', '.ivy2'],
    path: /(?:^|\/)settings(?:-security)?\.xml$|(?:^|\/)gradle\.properties$|(?:^|\/)auth\.json$|\.sbt\/\.?credentials$|\.ivy2\/\.credentials$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://maven.apache.org/settings.html',
  },
  {
    marks: ['.env'],
    path: /(?:^|\/)\.env(?!\.(?:example|sample|dist|template)$)(?:\.[\w-]+)*$/,
    content: 'settings',
    kind: 'redirect',
    isForPrograms: true,
    source: 'https://docs.docker.com/compose/how-tos/environment-variables/',
  },
  {
    marks: ['.bundle', '.gem'],
    path: /\.bundle\/config$|\.gem\/credentials$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://bundler.io/man/bundle-config.1.html',
  },
  { marks: ['hex.config'], path: /hex\.config$/, content: 'settings', kind: 'redirect', source: 'https://hexdocs.pm/hex/' },
  {
    marks: ['.pgpass', '.my.cnf', '.vault-token', 'rclone', '.smbcredentials', '.wgetrc', '.curlrc'],
    path: /\.pgpass$|\.my\.cnf$|\.vault-token$|rclone\.conf$|\.smbcredentials$|\.wgetrc$|\.curlrc$/,
    content: 'settings',
    kind: 'redirect',
    source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
  },
  {
    marks: ['.key', 'secrets.yml'],
    path: /(?:^|\/)(?:master|production|staging)\.key$|config\/secrets\.yml$/,
    content: 'key',
    kind: 'redirect',
    isForPrograms: true,
    source: 'https://guides.rubyonrails.org/security.html#custom-credentials',
  },
  {
    marks: ['boot.properties'],
    path: /boot\.properties$/,
    content: 'settings',
    kind: 'redirect',
    isForPrograms: true,
    source: 'https://docs.oracle.com/en/middleware/fusion-middleware/weblogic-server/12.2.1.4/start/overview.html',
  },
];
