import type { WriteKind } from '../credential-writers.ts';

/** A file that a RUN writes and that is a credential file by its name. */
export interface WrittenFile {
  /** On the path as written, also where its folder is a variable. */
  readonly path: RegExp;
  /** What counts as a credential in it: `key`, anything; `settings`, only what stands where a password stands. */
  readonly content: 'key' | 'settings';
  readonly kind: WriteKind;
  /** As in the table of residual leaks. */
  readonly rule: string;
  readonly recipe: string;
  readonly source: string;
}

/** Public halves and lists of public keys: never a secret. */
export const PUBLIC_FILE = /(?:authorized_keys2?|known_hosts|\.pub|\.crt|\.cer|\.gpg|allowed_signers)$|(?:^|\/)(?:ca|cert|fullchain|chain)[\w-]*\.pem$/i;

/** Credential files by path. An example of each stands in test/knowledge/secrets/credential-files.test.ts. */
export const WRITTEN_FILES: readonly WrittenFile[] = [
  {
    path: /(?:^|[/}])\.?[\w.-]*npmrc\b[\w.-]*$|NPM_CONFIG_USERCONFIG\}?$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL05',
    recipe: 'R02',
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc',
  },
  { path: /\.yarnrc(?:\.yml)?$/, content: 'settings', kind: 'redirect', rule: 'RL07', recipe: 'R06', source: 'https://yarnpkg.com/configuration/yarnrc' },
  { path: /(?:^|\/)bunfig\.toml$/, content: 'settings', kind: 'redirect', rule: 'RL07', recipe: 'R08', source: 'https://bun.sh/docs/runtime/bunfig' },
  {
    path: /(?:^|\/)pip\.(?:conf|ini)$|\.pypirc$|\.condarc$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL11',
    recipe: 'R13',
    source: 'https://pip.pypa.io/en/stable/topics/configuration/',
  },
  { path: /(?:^|\/)auth\.toml$/, content: 'settings', kind: 'redirect', rule: 'RL11', recipe: 'R16', source: 'https://python-poetry.org/docs/configuration/' },
  {
    path: /[._]netrc$|(?:^|\/)netrc$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL24',
    recipe: 'R15',
    source: 'https://everything.curl.dev/usingcurl/netrc',
  },
  {
    path: /\.git-credentials$|\/git\/credentials$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL23',
    recipe: 'R34',
    source: 'https://git-scm.com/docs/git-credential-store',
  },
  { path: /\.?gitconfig$|\.git\/config$/, content: 'settings', kind: 'redirect', rule: 'RL19', recipe: 'R27', source: 'https://git-scm.com/docs/git-config' },
  {
    path: /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)[\w.-]*$|\.ssh\/(?!config$|environment$|rc$)[\w.-]+$|(?:^|[/_.-])(?:deploy|private|ssh)[_-]?key[\w.-]*$|\.(?:pem|key|p8|p12|pfx|jks|keystore)$/i,
    content: 'key',
    kind: 'key-file',
    rule: 'RL25',
    recipe: 'R35',
    source: 'https://man.openbsd.org/ssh.1#FILES',
  },
  {
    path: /\.?cargo\/(?:credentials|config)(?:\.toml)?$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL27',
    recipe: 'R28',
    source: 'https://doc.rust-lang.org/cargo/reference/registry-authentication.html',
  },
  {
    path: /\.?(?:Renviron|Rprofile)(?:\.site)?$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL29',
    recipe: 'R31',
    source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html',
  },
  {
    path: /(?:^|\/)nix\.conf$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL30',
    recipe: 'R32',
    source: 'https://nix.dev/manual/nix/latest/command-ref/conf-file',
  },
  {
    path: /^\/etc\/apt\/(?:sources\.list|auth\.conf|apt\.conf)/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL31',
    recipe: 'R37',
    source: 'https://manpages.debian.org/apt_auth.conf.5',
  },
  {
    path: /^\/etc\/(?:apk\/repositories|yum\.repos\.d\/|yum\.conf|dnf\/|zypp\/)/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL32',
    recipe: 'R38',
    source: 'https://dnf.readthedocs.io/en/latest/conf_ref.html',
  },
  {
    path: /\.aws\/(?:credentials|config)$|\.s3cfg$|\.boto$|passwd-s3fs$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL34',
    recipe: 'R40',
    source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html',
  },
  {
    path: /\.docker\/config\.json$|\.dockercfg$|containers\/auth\.json$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL36',
    recipe: 'R45',
    source: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  {
    path: /(?:^|[/_-])(?:service[_-]?account|gcp|gcloud|google|credentials?|keyfile|key|secrets?|client_secret)[\w.-]*\.json$/i,
    content: 'key',
    kind: 'key-file',
    rule: 'RL37',
    recipe: 'R42',
    source: 'https://cloud.google.com/docs/authentication/application-default-credentials',
  },
  {
    path: /\.kube\/config$|kubeconfig[\w.-]*$/i,
    content: 'key',
    kind: 'redirect',
    rule: 'RL00',
    recipe: 'R46',
    source: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/',
  },
  {
    path: /\.terraformrc$|\.tfrc(?:\.json)?$|\.tfvars$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL39',
    recipe: 'R44',
    source: 'https://developer.hashicorp.com/terraform/cli/config/config-file',
  },
  {
    path: /nuget\.config$/i,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL40',
    recipe: 'R26',
    source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file',
  },
  {
    path: /\.sentryclirc$|sentry\.properties$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL41',
    recipe: 'R48',
    source: 'https://docs.sentry.io/cli/configuration/',
  },
  {
    path: /huggingface\/(?:token|stored_tokens)$|kaggle\.json$/,
    content: 'key',
    kind: 'redirect',
    rule: 'RL42',
    recipe: 'R49',
    source: 'https://huggingface.co/docs/huggingface_hub/package_reference/environment_variables',
  },
  {
    path: /(?:^|\/)settings(?:-security)?\.xml$|(?:^|\/)gradle\.properties$|(?:^|\/)auth\.json$|\.sbt\/\.?credentials$|\.ivy2\/\.credentials$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL45',
    recipe: 'R24',
    source: 'https://maven.apache.org/settings.html',
  },
  {
    path: /(?:^|\/)\.env(?!\.(?:example|sample|dist|template)$)(?:\.[\w-]+)*$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL46',
    recipe: 'R51',
    source: 'https://docs.docker.com/compose/how-tos/environment-variables/',
  },
  {
    path: /\.bundle\/config$|\.gem\/credentials$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL17',
    recipe: 'R21',
    source: 'https://bundler.io/man/bundle-config.1.html',
  },
  { path: /hex\.config$/, content: 'settings', kind: 'redirect', rule: 'RL28', recipe: 'R30', source: 'https://hexdocs.pm/hex/' },
  {
    path: /\.pgpass$|\.my\.cnf$|\.vault-token$|rclone\.conf$|\.smbcredentials$|\.wgetrc$|\.curlrc$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL00',
    recipe: 'R58',
    source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html',
  },
  {
    path: /(?:^|\/)(?:master|production|staging)\.key$|config\/secrets\.yml$/,
    content: 'key',
    kind: 'redirect',
    rule: 'RL00',
    recipe: 'R53',
    source: 'https://guides.rubyonrails.org/security.html#custom-credentials',
  },
  {
    path: /boot\.properties$/,
    content: 'settings',
    kind: 'redirect',
    rule: 'RL00',
    recipe: 'R58',
    source: 'https://docs.oracle.com/en/middleware/fusion-middleware/weblogic-server/12.2.1.4/start/overview.html',
  },
];
