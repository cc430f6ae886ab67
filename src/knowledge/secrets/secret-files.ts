/** A file or folder that its path identifies as a credential. */
export interface SecretFile {
  readonly kind: string;
  /** Every path that `path` matches contains one of these. Checked first, because compiling the RegExp is slow. */
  readonly marks: readonly string[];
  /** Matched against the path in lower case, with `/` between its parts and none at the end. */
  readonly path: RegExp;
  readonly purpose: 'build' | 'runtime' | 'either';
  /** strong: such a file is a credential. weak: it mostly is. hint: it often is. inspect: only its content decides. */
  readonly strength: 'strong' | 'weak' | 'hint' | 'inspect';
  /** Matched against the destination: at such a place it is a file of another program. */
  readonly elsewhere?: RegExp;
  /** Pattern for the text of the Dockerfile: without a match the file belongs to another program. Its settings refer to secrets that are declared or mounted. */
  readonly onlyWith?: RegExp;
  /** Pattern for the text of the Dockerfile: with a match only the content decides, because the secret is in another file. */
  readonly notWith?: RegExp;
  /** Content that makes the file harmless: only references to variables, or no credential at all. */
  readonly cleanWhen?: 'references-only' | 'no-credentials';
  readonly source: string;
}

/**
 * Kinds that are credentials wherever they come from: certificates and keys that verify packages have other names. Our own list, of kinds below, where each
 * has its source.
 */
export const FETCHED_KINDS: ReadonlySet<string> = new Set([
  'ssh-key',
  'netrc',
  'dotenv',
  'git-credentials',
  'aws',
  'kube',
  'docker-config',
  'database-login',
  'gnupg',
]);

/** The kind of files that set environment variables. Source: https://github.com/motdotla/dotenv#usage */
export const ENVIRONMENT_FILE = 'dotenv';

/** A file that its path identifies as harmless, although its name sounds like a credential. */
export interface InnocentFile {
  readonly what: string;
  /** Every path that `path` matches contains one of these. Checked first. */
  readonly marks: readonly string[];
  /** Matched against the same form of the path. */
  readonly path: RegExp;
  /** Where this matches as well, the name says nothing: `example.com.key`. */
  readonly unless?: RegExp;
}

/** Public keys, examples, programs and client settings. Our own list, from public repositories. */
// biome-ignore format: one row a line
export const INNOCENT_FILES: readonly InnocentFile[] = [
  { what: 'a public key or certificate', marks: ['.pub', '.crt', '.cer', '.csr', '.der', '.asc', '.sig', '.gpg'], path: /^(?!.*(?:secring|private|secret[-_]?key)[\w-]*\.(?:asc|gpg)$).*\.(?:pub|crt|cer|csr|der|asc|sig|gpg)$|\.(?:gpg|pub|public|rsa\.pub)\.(?:key|pem)$/ },
  { what: 'a list of public keys', marks: ['authorized_keys', 'known_hosts', 'allowed_signers'], path: /(?:^|\/)(?:authorized_keys2?|known_hosts2?|allowed_signers|ssh_known_hosts)$/ },
  { what: 'a certificate', marks: ['.pem', '.key', 'cacerts', 'truststore'], path: /^(?!.*(?:(?<!pub|public|public[_-])key|priv)[\w-]*\.pem$).*(?<![^/_.-])(?:ca|cacerts?|rootca|root|chain|fullchain|bundle|certs?|certificates?|public|pubkey|dhparams?|dh\d*)(?:[_.-][\w.-]*)?\.pem$|(?:^|[/_.-])(?:public|pubkey)[\w.-]*\.key$|(?:^|[/_.-])pub\.key$|(?:^|\/)cacerts$|truststore/ },
  { what: 'a key that verifies packages', marks: ['key', 'trusted.gpg'], path: /(?:signing|archive|repo(?:sitory)?|release|apt|rpm|yum|pubkeys?|public[_-]?keys?|nodesource|keyring)[\w.-]*\.(?:key|keyring)$|(?:^|\/)rpm-[\w-]*key$|keyrings?(?:\/|$)|trusted\.gpg|gpg-keys?$/ },
  { what: "a vendor's key for packages", marks: ['.key'], path: /(?:^|\/)(?:google|chrome|jenkins\.io|kubernetes|microsoft|mongodb-server|kitware|llvm|intel|nvidia|ros|yarn|percona|hashicorp|sbt|bazel|erlang|rabbitmq-release|cran|winehq|virtualbox|oracle_vbox|sury|dotdeb|apt-key|linux_signing)[\w.-]*\.key$/ },
  { what: 'an example', marks: ['example', 'sample', 'template', 'tmpl', 'tpl', 'dist', 'default', 'j2', 'erb', 'tt', 'mustache', 'hbs', 'skel'], unless: /\.(?:key|p12|pfx|jks|keystore)$/, path: /[._-](?:example|examples|sample|template|tmpl|tpl|dist|defaults?|j2|erb|tt|mustache|hbs|skel)(?:\.\w+)?$|(?:^|[/._-])(?:example|sample|template)[._-][\w.-]*$/ },
  { what: 'a description of an environment', marks: ['.env.schema'], path: /(?:^|\/)\.env\.schema$/ },
  { what: 'an example, in other languages', marks: ['exempl', 'ejemplo', 'beispiel', 'esempio', 'voorbeeld', 'muster'], path: /[._-](?:exemple|exemplo|ejemplo|beispiel|esempio|voorbeeld|muster)(?:\.\w+)?$/ },
  { what: 'an example', marks: ['dummy', 'fake', 'mock'], path: /(?:^|[/._-])(?:dummy|fake|(?:aws|gcp|s3|api)?mock)[._-][\w.-]+$|[._-](?:dummy|fake|mock)(?:\.\w+)?$/ },
  { what: 'settings or a script of a service', marks: ['/init.d/', '/cron.', '/logrotate.d/', '/pam.d/', '/sudoers.d/', '/sites-', '/conf-', '/mods-', '/systemd/'], path: /\/(?:(?:sites|conf|mods)-(?:available|enabled)|init\.d|cron\.(?:d|hourly|daily|weekly|monthly)|logrotate\.d|pam\.d|sudoers\.d|systemd\/(?:system|user))\/[\w-]+(?:\.(?:conf|service|timer))?$/ },
  // https://github.com/microsoft/vscode-dev-containers/tree/main/script-library
  { what: 'which image a development container was made from', marks: ['library-scripts'], path: /(?:^|\/)library-scripts\/(?:meta)?\.env$/ },
  { what: 'client settings', marks: ['ssh', 'aws', '.env.vault'], path: /(?:^|\/)(?:\.?ssh[_-]config|\.ssh\/(?:config|environment|rc)|\.aws\/config|\.?awsconfig|\.env\.vault|sshd_config)$/ },
  { what: 'encrypted', marks: ['cipher', 'encrypted'], path: /[-_.](?:cipher(?:text)?|encrypted)(?:\.\w+)?$/ },
  { what: 'encrypted', marks: ['.enc', '.gpg', '.age', '.sops', 'sealed'], path: /^(?!.*(?:secring|private|secret[-_]?key)[\w-]*\.gpg$).*\.(?:enc|encrypted|gpg|age|sops)$|\.enc\.\w+$|\.sops\.\w+$|sealed-?secrets?/ },
  { what: 'a self-signed key for tests, as Debian makes one', marks: ['snakeoil'], path: /snakeoil/ },
  { what: 'texts for people, in their languages', marks: ['local', 'i18n', 'l10n', 'lang', 'translation', 'intl'], path: /(?:^|\/)(?:_?locales?|i18n|l10n|langs?|languages?|translations?|intl)\/(?:[\w.@-]{1,60}\/){0,5}[\w.@-]{1,60}\.(?:json5?|ya?ml|properties|php|[jt]s|po|toml|xml|arb|resx|ftl|strings)$/ },
  { what: 'a folder of code', marks: ['credential', 'secret', 'token', 'password', 'oauth'], path: /(?:^|\/)(?:src|lib|internal|pkg|packages|modules)\/(?:[\w.@-]{1,60}\/){0,5}(?:credentials?|secrets?|tokens?|passwords?|oauth2?)$/ },
  { what: 'a program', marks: ['_', '-'], path: /(?:^|\/)(?:load|get|set|gen|generate|create|make|read|fetch|show|check|change|update|reset|refresh|rotate|print|dump|validate|verify|encrypt|decrypt|import|export|add|remove|delete|install|inject|render|write)[_-][\w-]*$/ },
  { what: 'a list of passwords to try', marks: ['password'], path: /(?:unix|common|default|weak|leaked|top[\d_-]*|best[\d_-]*|\d+k?)[_-](?:\w+[_-])?passwords?(?:\.\w+)?$/ },
  { what: 'hashes', marks: ['.sha', '.md5'], path: /\.(?:sha1|sha256|sha512|md5)(?:sums?)?$/ },
];

/** File extensions of programs and texts. Our own list, from public repositories. */
export const INNOCENT_ENDINGS: ReadonlySet<string> = new Set(
  (
    'sh bash zsh ps1 bat cmd py pyc js mjs cjs ts tsx jsx vue rb go rs php phtml pl pm java kt scala ' +
    'cs c h cpp lua sql htm html css scss svg png jpg jpeg gif md rst adoc lock service patch diff inc so jar war deb rpm whl exe dll tgz spdx d'
  ).split(' '),
);

/** Folders that hold only public keys and certificates, or programs. Source: https://manpages.debian.org/update-ca-certificates.8 */
export const INNOCENT_FOLDERS =
  /^\/(?:(?:usr\/(?:local\/)?|go\/|root\/(?:go|\.local|\.cargo)\/|usr\/local\/(?:cargo|go)\/)?s?bin|etc\/apt\/(?:trusted\.gpg\.d|keyrings)|usr\/share\/keyrings|usr\/(?:local\/)?share\/ca-certificates|etc\/(?:ssl|pki)\/(?:certs|ca-trust)[\w/-]*|etc\/pki\/rpm-gpg|etc\/apk\/keys)(?:\/|$)/;

/** Those of them into which private keys are put as well, mostly beside their certificate: the name of a private key then counts. Our own list, from public repositories. */
export const KEY_PLACES = /^\/(?:(?:usr\/(?:local\/)?|go\/|root\/(?:go|\.local|\.cargo)\/|usr\/local\/(?:cargo|go)\/)?s?bin|etc\/ssl\/certs)(?:\/|$)/;

/** Names of private keys that are none of a package source. Our own list, from public repositories. */
export const PRIVATE_KEY_NAMES = /(?:^|\/)id_(?:rsa|dsa|ecdsa|ed25519)$|\.(?:key|p12|pfx|jks|keystore|ppk)$/;

/** Names of secret keys of OpenPGP, whatever they are called in the image. Source: https://www.gnupg.org/documentation/manuals/gnupg/Operational-GPG-Commands.html */
export const SECRET_PGP_NAMES = /(?:private|secret)[\w-]{0,80}\.(?:asc|gpg)$/;

/** Settings that are written as a program: the extension says nothing about what is in them. Our own list, from public repositories. */
export const PROGRAM_SETTINGS =
  /(?:^|\/)(?:[\w-]*wp-config|localsettings|configuration|(?:[\w-]+[_-])?config(?:[._-](?:inc|db))?|settings(?:\.local)?|[\w-]*(?:secrets|credentials))\.php$|(?:^|\/)(?:local[_-]?settings|secrets|credentials)\.py$|(?:^|\/)gitlab\.rb$/;

/** Prefixes of the folders above. Checked first. Our own list, from public repositories. */
export const INNOCENT_ROOTS: readonly string[] = ['/etc/', '/usr/', '/bin', '/sbin', '/go/', '/root/'];

/** Subfolders of a copied folder in which credential files are made up or belong to third parties. Our own list, from public repositories. */
export const FIXTURE_FOLDERS =
  /(?:^|\/)(?:node_modules|bower_components|vendor|\.git|\.?venv|site-packages|__pycache__|tests?|__tests__|specs?|e2e|(?:__)?fixtures?(?:__)?|test-?data|(?:__)?mocks?(?:__)?|samples?|examples?|demos?|docs?|templates?)\//i;

/**
 * Paths whose credential files are mostly made up: in folders of samples, called one, of a host that is only the own machine, or called insecure. A plain `test` is not among them: it is also the
 * name of an environment. Our own list, from public repositories.
 */
export const SAYS_SAMPLE =
  /(?:^|[/_.-])(?:insecure|localhost|self-?signed)(?=[_.-])|(?:^|[/_.-])(?:example|sample)(?=[_.-][\w.-]*$)|(?:^|\/)(?:fixtures?|__fixtures__|test-?data|mocks?|samples?|examples?|(?:tests?|specs?|e2e)\/(?:[\w-]+\/)*(?:data|dummy|files|resources|assets|certs?|ssl|tls|keys?))\//;

/** In order: the first row that matches counts. An example of each stands in test/knowledge/secrets/secret-files.cases.ts. */
// biome-ignore format: one row a line
export const SECRET_FILES: readonly SecretFile[] = [
  { kind: 'npmrc', marks: ['npmrc'], path: /(?:^|\/)(?:[\w-]+)?\.?npmrc(?:[._-][\w-]+)?$/, purpose: 'build', strength: 'weak', cleanWhen: 'references-only', source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc' },
  { kind: 'yarnrc', marks: ['yarnrc'], path: /(?:^|\/)\.yarnrc(?:\.ya?ml)?$/, purpose: 'build', strength: 'inspect', cleanWhen: 'references-only', source: 'https://yarnpkg.com/configuration/yarnrc' },
  { kind: 'bunfig', marks: ['bunfig'], path: /(?:^|\/)\.?bunfig\.toml$/, purpose: 'build', strength: 'inspect', cleanWhen: 'references-only', source: 'https://bun.sh/docs/runtime/bunfig' },
  { kind: 'netrc', marks: ['netrc'], path: /(?:^|\/)[\w-]*[._]?netrc(?:[._-][\w-]+)?$/, purpose: 'build', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://everything.curl.dev/usingcurl/netrc' },
  { kind: 'pypirc', marks: ['pypirc'], path: /(?:^|\/)\.?pypirc$/, purpose: 'build', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://packaging.python.org/en/latest/specifications/pypirc/' },
  { kind: 'pip-conf', marks: ['pip.'], path: /(?:^|\/)pip\.(?:conf|ini)$/, purpose: 'build', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://pip.pypa.io/en/stable/topics/configuration/' },
  { kind: 'condarc', marks: ['condarc'], path: /(?:^|\/)\.?condarc$/, purpose: 'build', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://docs.conda.io/projects/conda/en/stable/user-guide/configuration/use-condarc.html' },
  { kind: 'poetry-auth', marks: ['pypoetry'], path: /pypoetry\/auth\.toml$/, purpose: 'build', strength: 'strong', source: 'https://python-poetry.org/docs/configuration/' },
  { kind: 'git-credentials', marks: ['git-credentials', 'git/credentials'], path: /(?:^|\/)\.?git-credentials$|\/git\/credentials$/, purpose: 'build', strength: 'strong', source: 'https://git-scm.com/docs/git-credential-store' },
  { kind: 'gitconfig', marks: ['gitconfig'], path: /(?:^|\/)\.?gitconfig$/, purpose: 'build', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://git-scm.com/docs/git-config' },
  { kind: 'bundle-config', marks: ['.bundle'], path: /(?:^|\/)\.bundle(?:\/config)?$/, purpose: 'build', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://bundler.io/man/bundle-config.1.html' },
  { kind: 'gem-credentials', marks: ['.gem/'], path: /(?:^|\/)\.gem\/credentials$/, purpose: 'build', strength: 'strong', source: 'https://guides.rubygems.org/api-key-scopes/' },
  { kind: 'composer-auth', marks: ['auth.json'], path: /(?:^|\/)auth\.json$/, purpose: 'build', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md' },
  { kind: 'maven-security', marks: ['settings-security'], path: /(?:^|\/)settings-security\.xml$/, purpose: 'build', strength: 'strong', source: 'https://maven.apache.org/guides/mini/guide-encryption.html' },
  { kind: 'maven-settings', marks: ['settings'], path: /(?:^|\/)(?:(?:maven|mvn|m2|nexus)[_-]?)?settings(?:[_.-](?:docker|ci|maven|nexus|prod|local|private|github|gitlab))?\.xml$|\/(?:\.m2|maven)\/(?:[\w.-]+\/)*[\w-]*settings[\w-]*\.xml$/, elsewhere: /^(?!.*(?:maven|mvn|m2))(?=.*\/settings\.xml$)(?:.*\/)?(?:webapps?|nginx|www|html|[^/]*(?:tomcat|catalina)[^/]*)\//, onlyWith: /\bmvnw?\b|maven|\.m2\b/i, purpose: 'build', strength: 'weak', cleanWhen: 'references-only', source: 'https://maven.apache.org/settings.html' },
  { kind: 'gradle-properties', marks: ['gradle.prop'], path: /(?:^|\/)gradle\.properties$/, purpose: 'build', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://docs.gradle.org/current/userguide/build_environment.html' },
  { kind: 'sbt-credentials', marks: ['credentials'], path: /(?:^|\/)\.(?:sbt|ivy2)\/(?:[\d.]+\/)?\.?credentials(?:\.sbt)?$|(?:^|\/)\.credentials$/, purpose: 'build', strength: 'strong', source: 'https://www.scala-sbt.org/1.x/docs/Publishing.html#Credentials' },
  { kind: 'nuget-config', marks: ['nuget'], path: /(?:^|\/)nuget[\w.-]*\.config$/, purpose: 'build', strength: 'inspect', cleanWhen: 'references-only', source: 'https://learn.microsoft.com/nuget/reference/nuget-config-file' },
  { kind: 'cargo-credentials', marks: ['credentials'], path: /(?:^|\/)(?:\.cargo\/credentials|credentials\.toml)(?:\.toml)?$/, purpose: 'build', strength: 'strong', source: 'https://doc.rust-lang.org/cargo/reference/registry-authentication.html' },
  { kind: 'hex-config', marks: ['hex.config'], path: /(?:^|\/)hex\.config$/, purpose: 'build', strength: 'strong', source: 'https://hexdocs.pm/hex/' },
  { kind: 'r-environ', marks: ['renviron'], path: /(?:^|\/)\.?renviron$/, purpose: 'build', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://stat.ethz.ch/R-manual/R-devel/library/base/html/Startup.html' },
  { kind: 'apt-auth', marks: ['apt/auth'], path: /(?:^|\/)apt\/auth\.conf(?:\.d(?:\/[\w.-]+)?)?$/, purpose: 'build', strength: 'strong', source: 'https://manpages.debian.org/apt_auth.conf.5' },
  { kind: 'pro-attach', marks: ['attach-config'], path: /(?:^|\/)(?:pro|ua)-attach-config[\w.-]*$/, purpose: 'build', strength: 'strong', source: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/enable_in_dockerfile/' },
  { kind: 'ssh-key', marks: ['rsa', 'dsa', 'ed25519', 'key', '.ssh'], path: /(?:^|\/|[\w-]_|\.)(?:id_(?:rsa|dsa|ecdsa|ed25519)(?:[_.-](?!pub)[\w-]+)?|(?:rsa|dsa|ecdsa|ed25519)(?:[_.-](?:key|pem|priv\w*|deploy\w*|git\w*|prod\w*|dev\w*|ci|\d+))?)$|(?:^|[/_.-])(?:deploy|ssh|git(?:hub|lab|ea)?|bitbucket)[_-]?key(?:s|[_.-](?:rsa|private|pem))?$|(?:^|\/)\.ssh(?:\/(?!config)[\w.-]+)?$/, purpose: 'build', strength: 'strong', source: 'https://man.openbsd.org/ssh.1#FILES' },
  { kind: 'private-key', marks: ['ssh_host'], path: /(?:^|\/)ssh_host_\w*key$/, purpose: 'runtime', strength: 'strong', source: 'https://man.openbsd.org/sshd.8#FILES' },
  { kind: 'gnupg', marks: ['gnupg', 'secring', 'private', 'secret'], path: /(?:^|\/)\.gnupg(?:$|\/(?![\w-]+\.conf$))|(?:^|\/)secring\.gpg$|(?:private|secret[-_]?key)[\w-]*\.(?:asc|gpg)$/, purpose: 'build', strength: 'strong', source: 'https://www.gnupg.org/documentation/manuals/gnupg/GPG-Configuration.html' },
  { kind: 'aws', marks: ['.aws', 'aws', 'credentials.aws', 'rootkey', 'accesskeys'], path: /(?:^|\/)\.aws(?:\/credentials)?$|(?:^|\/)(?:aws[_-]?credentials|credentials\.aws|rootkey\.csv|accesskeys\.csv)$/, purpose: 'either', strength: 'strong', source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html' },
  { kind: 'aws', marks: ['.aws/'], path: /(?:^|\/)\.aws\/(?!config$|cli$)[\w-]+$/, purpose: 'either', strength: 'weak', source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html' },
  { kind: 'cloud-storage', marks: ['authinfo2'], path: /(?:^|\/)\.?authinfo2$/, purpose: 'either', strength: 'strong', source: 'https://manpages.ubuntu.com/manpages/focal/man1/mkfs.s3ql.1.html' },
  { kind: 'cloud-storage', marks: ['s3cfg', 'boto', 'ossutil', 's3fs', '.mc/'], path: /(?:^|\/)(?:\.?s3cfg|\.?boto|\.ossutilconfig|\.?passwd-s3fs|\.mc\/config\.json)$/, purpose: 'either', strength: 'strong', source: 'https://s3tools.org/kb/item14.htm' },
  { kind: 'rclone', marks: ['rclone'], path: /(?:^|\/)rclone\.conf$/, purpose: 'either', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://rclone.org/docs/#config-file' },
  { kind: 'cloud-storage', marks: ['boto.cfg'], path: /(?:^|\/)\.?boto\.cfg$/, purpose: 'either', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://docs.pythonboto.org/en/latest/boto_config_tut.html' },
  { kind: 'service-account', marks: ['key', 'cred', 'auth', 'account', 'client', 'application_default', 'firebase', 'gcp', 'gcloud', 'gcs', 'gce', 'gke', 'google', 'bigquery'], path: /(?:^|[/_.-])(?:service[_-]?account|client[_-]?secrets?|firebase-adminsdk|application_default_credentials|(?:gcp|gcloud|gcs|gce|gke|google|bigquery|firebase)[\w-]*(?:key|credentials?|creds|auth|account|sa)|keyfile|[\w-]*[_-]key|cred(?:ential)?s?|key(?!b(?:oard|ind)|cloak-|map|word|frame|stroke|press|point|note))[\w-]*\.json$|(?:^|\/)\.config\/gcloud(?:\/|$)/, purpose: 'either', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://cloud.google.com/docs/authentication/application-default-credentials' },
  { kind: 'service-account', marks: ['sa.json', 'svc', 'client', 'oauth', 'token.'], path: /(?:^|[/_-])(?:(?<!\/(?:ar|en)[-_])sa|svc[_-]?acc(?:oun)?t|client[_-]?id|oauth2?)\.json$|(?:^|[/_-])token\.(?:json|pickle)$/, purpose: 'either', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://cloud.google.com/iam/docs/keys-create-delete' },
  { kind: 'azure', marks: ['.azure', 'azureauth'], path: /(?:^|\/)(?:\.azure(?:\/(?!config)[\w.-]+)?|azureauth\.json)$/, purpose: 'either', strength: 'strong', source: 'https://learn.microsoft.com/cli/azure/azure-cli-configuration' },
  { kind: 'docker-config', marks: ['.docker', 'dockerconfigjson', 'containers/auth'], path: /(?:^(?:\/root|\/home\/[\w.-]+|~|\$\{?home\}?)\/\.docker|(?:^|\/)(?:\.docker\/config\.json|\.dockercfg|\.?dockerconfigjson|containers\/auth\.json))$/, notWith: /\bdocker-credential-[a-z]/, purpose: 'build', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://docs.docker.com/reference/cli/docker/login/' },
  { kind: 'kube', marks: ['.kube', 'kubeconfig', 'kubernetes'], path: /(?:^|\/)(?:\.kube(?:\/config)?|\.?kubeconfig[\w.-]*|[\w-]+\.kubeconfig|kubernetes\/(?:admin|super-admin|kubelet)\.conf)$/, purpose: 'either', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://kubernetes.io/docs/concepts/configuration/organize-cluster-access-kubeconfig/' },
  { kind: 'terraform', marks: ['terraformrc', 'tfrc', 'tfvars'], path: /(?:^|\/)(?:\.?terraformrc|[\w.-]*\.tfrc(?:\.json)?|[\w.-]*\.tfvars(?:\.json)?)$/, purpose: 'build', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://developer.hashicorp.com/terraform/cli/config/config-file' },
  { kind: 'terraform', marks: ['tfstate'], path: /\.tfstate(?:\.backup)?$/, purpose: 'build', strength: 'strong', source: 'https://developer.hashicorp.com/terraform/language/state/sensitive-data' },
  { kind: 'sentry', marks: ['sentry'], path: /(?:^|\/)(?:\.sentryclirc|sentry\.properties)$/, purpose: 'build', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://docs.sentry.io/cli/configuration/' },
  { kind: 'kaggle', marks: ['kaggle'], path: /(?:^|\/)kaggle\.json$|(?:^|\/)\.kaggle$/, purpose: 'build', strength: 'strong', source: 'https://www.kaggle.com/docs/api' },
  { kind: 'huggingface', marks: ['huggingface'], path: /(?:^|\/)huggingface\/(?:token|stored_tokens)$/, purpose: 'build', strength: 'strong', source: 'https://huggingface.co/docs/huggingface_hub/quick-start' },
  { kind: 'vault-token', marks: ['vault'], path: /(?:^|\/)\.?vault[_-]?token$/, purpose: 'either', strength: 'strong', source: 'https://developer.hashicorp.com/vault/docs/commands' },
  { kind: 'dotenv', marks: ['.env.', '.env-', '.env_', 'env.list'], path: /(?:^|\/)\.env\.(?!(?:prod|production|local|live|staging|stage|secrets?|private)(?:\.|$))[\w-]+$|(?:^|\/)\.env[_-][\w.-]+$|(?:^|\/)env\.list$/, purpose: 'either', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://vite.dev/guide/env-and-mode#env-files' },
  { kind: 'dotenv', marks: ['env'], path: /(?:^|\/)(?:\.env(?:\.[\w-]+)*|\.?(?:prod(?:uction)?|staging|stage|secrets?|credentials?|live|docker)\.env|\.envrc|\.flaskenv)$/, purpose: 'either', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://docs.docker.com/compose/how-tos/environment-variables/' },
  { kind: 'dotenv', marks: ['.dev.vars'], path: /(?:^|\/)\.dev\.vars(?:\.[\w-]+)?$/, purpose: 'either', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://developers.cloudflare.com/workers/configuration/secrets/' },
  { kind: 'dotenv', marks: ['.env'], path: /(?:^|\/)\.?(?:app(?:lication)?|web|server|backend|api|db|database|postgres|mysql|mongo|redis|worker|bot|deploy(?:ment)?|compose|django|laravel|rails|local|my|default|config|settings|environment)\.env$/, purpose: 'either', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://docs.docker.com/compose/how-tos/environment-variables/' },
  { kind: 'dotenv', marks: ['.env'], path: /(?:^|\/)[\w.-]+\.env$/, purpose: 'either', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://docs.docker.com/compose/how-tos/environment-variables/' },
  { kind: 'rails-key', marks: ['.key'], path: /(?:^|\/)(?:master|production|staging|development)\.key$|config\/credentials\/[\w-]+\.key$/, purpose: 'either', strength: 'strong', source: 'https://guides.rubyonrails.org/security.html#custom-credentials' },
  { kind: 'keystore', marks: ['.p12', '.pfx', '.p8', '.ppk', '.jks', 'keystore', '.kdb', '.jceks', '.bcfks'], path: /\.(?:p12|pfx|p8|ppk|jks|keystore|kdbx?|jceks|bcfks)$|(?:^|\/)keystore$|\$\{?\w*keystore(?:_file)?\}?$/, purpose: 'runtime', strength: 'strong', source: 'https://docs.oracle.com/en/java/javase/21/docs/specs/man/keytool.html' },
  { kind: 'private-key', marks: ['.pem', '.key', 'private'], path: /(?:^|[/_.-])(?:priv(?:ate)?|privkey|key|server|tls|ssl|client|signing|account)[_-]?(?:key)?\.pem$|key\.pem$|(?:^|[/_.-])(?:aws|ec2|key-?pair)(?:[_.-][\w-]*)?\.pem$|\.key$|(?:^|[/_.-])private[_-]?key(?:\.\w+)?$/, purpose: 'runtime', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://www.rfc-editor.org/rfc/rfc7468#section-10' },
  { kind: 'private-key', marks: ['adbkey'], path: /(?:^|\/)[\w-]*adbkey$/, purpose: 'runtime', strength: 'strong', source: 'https://android.googlesource.com/platform/system/core/+/d5fcafaf41f8ec90986c813f75ec78402096af2d' },
  { kind: 'private-key', marks: ['pk', 'apn'], path: /(?:^|[/_-])pk(?:-\w+)?\.pem$|(?:^|[/_-])apns?(?:[_-][\w-]+)?\.pem$/, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://www.rfc-editor.org/rfc/rfc7468#section-10' },
  { kind: 'private-key', marks: ['letsencrypt'], path: /\/letsencrypt\/(?:live|archive)\/(?:[\w.-]+\/)?[\w.-]*\.pem$/, notWith: /\.key(?![\w-])|key[\w-]*\.pem|priv[\w-]*\.pem/i, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://eff-certbot.readthedocs.io/en/stable/using.html#where-are-my-certificates' },
  { kind: 'private-key', marks: ['.pem'], path: /\/private\/[\w.-]+\.pem$|\/(?:haproxy|vsftpd|stunnel\d?|stud|squid\d?|pure-ftpd|lighttpd|hitch|pound)(?:\/(?:(?:certs?|ssl|tls)\/)?[\w.-]+)?\.pem$/, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://docs.haproxy.org/3.2/configuration.html#5.1-crt' },
  { kind: 'private-key', marks: ['.pem'], path: /^\/etc\/(?:nginx|apache2|httpd|ssl|pki\/tls)\/(?!certs\/)(?:[\w.-]+\/)*[\w.-]+\.pem$|\/nginx\/(?:conf|ssl|certs?)\/[\w.-]*\.pem$/, notWith: /\.key(?![\w-])|key[\w-]*\.pem|priv[\w-]*\.pem/i, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://nginx.org/en/docs/http/configuring_https_servers.html' },
  { kind: 'private-key', marks: ['.pem'], path: /\.pem$/, purpose: 'runtime', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://www.rfc-editor.org/rfc/rfc7468#section-13' },
  { kind: 'ppp-secrets', marks: ['secret'], path: /(?:^|\/)(?:chap|pap)-secrets$|\.secrets?$/, purpose: 'runtime', strength: 'strong', source: 'https://docs.strongswan.org/docs/latest/swanctl/swanctlConf.html' },
  { kind: 'application-secrets', marks: ['run/secrets/'], path: /^\/(?:var\/)?run\/secrets\/[\w.-]+$/, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://docs.docker.com/compose/how-tos/use-secrets/' },
  { kind: 'application-secrets', marks: ['secret'], path: /(?:^|[/_.-])secrets?[_.-]?(?:envs?|environment|vars?|variables|values|settings|config|props|properties)(?:\.(?:ya?ml|json|toml|ini|properties|env|txt|xml|conf|cfg))?$/, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://docs.docker.com/compose/how-tos/use-secrets/' },
  { kind: 'application-secrets', marks: ['secret'], path: /(?:^|[/_.-])secrets?(?:\.(?:ya?ml|json|toml|ini|properties|env|txt|xml|conf|cfg|config|exs|key|prod|production|local))?$/, purpose: 'runtime', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://docs.docker.com/compose/how-tos/use-secrets/' },
  { kind: 'credentials', marks: ['cred'], path: /(?:^|[/_.-])(?:credentials?|creds)(?:[_-]?file)?(?:\.(?:xml|ya?ml|txt|csv|ini|properties|conf|cfg|config|yaml|key))?$/, purpose: 'either', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://www.jenkins.io/doc/book/using/using-credentials/' },
  { kind: 'token-file', marks: ['token', 'oauth', 'apikey', 'api-key', 'api_key', 'pass'], path: /^(?!.*[^/]\.tokens$)(?:.*[/_.-])?(?:(?:auth|access|api|npm|git(?:hub|lab)?|gh|registry|deploy)[_-]?)?(?:token|tokens(?=[_.-])|(?<=[_.-])tokens|oauth|apikeys?|api[_-]keys?|passwords?|passphrase)(?:[_-]?file)?(?:\.(?:txt|key|dat|secret))?$/, purpose: 'either', strength: 'strong', source: 'https://docs.docker.com/build/building/secrets/' },
  { kind: 'token-file', marks: ['tokens'], path: /(?:^|\/)tokens$/, purpose: 'either', strength: 'hint', source: 'https://docs.docker.com/build/building/secrets/' },
  { kind: 'token-file', marks: ['key'], path: /(?:^|[/_.-])(?:secret|private|api|access|auth|encrypt(?:ion)?|master|activation|jwt|session|cookie|fernet|hmac|aes|admin|root)[_-]?key(?:\.(?:txt|dat|bin))?$/, purpose: 'either', strength: 'strong', source: 'https://docs.docker.com/build/building/secrets/' },
  { kind: 'token-file', marks: ['_key'], path: /(?:^|\/)[a-z\d][\w-]*(?<!pub|public|gpg|pgp|apt|rpm|repo|sign|signing|release|host|site|ssl|tls)_key$/, notWith: /apt-key|rpm\s+--import|signed-by|--dearmor/, purpose: 'either', strength: 'hint', source: 'https://man.openbsd.org/ssh.1#FILES' },
  { kind: 'token-file', marks: ['key'], path: /(?:^|\/)key$/, notWith: /apt-key|rpm\s+--import|signed-by|--dearmor/, purpose: 'either', strength: 'hint', source: 'https://docs.docker.com/build/building/secrets/' },
  { kind: 'key-archive', marks: ['.tar', '.zip', '.7z'], path: /(?:^|[/_-])(?:ssh(?:[_-]?keys?)?|(?:private[_-]?)?keys|secrets|credentials|creds)\.(?:tar(?:\.\w+)?|zip|7z)$/, purpose: 'either', strength: 'weak', source: 'https://docs.docker.com/reference/dockerfile/#add' },
  { kind: 'application-secrets', marks: ['keys.'], path: /(?:^|\/)[\w-]+[_-]keys\.(?:conf|json|ya?ml|ini|properties|cfg|env)$/, notWith: /authorized_keys|apt-key/, purpose: 'either', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://docs.docker.com/build/building/secrets/' },
  { kind: 'license-key', marks: ['licen', '.lic', 'mjkey'], path: /(?:^|[/_.-])licen[cs]e[_-]?(?:key|file|token)[\w-]*(?:\.(?!html|md|rst)\w+)?$|(?:^|\/)licen[cs]e\.(?:dat|lic|bin)$|\.lic$|(?:^|\/)mjkey\.txt$/, purpose: 'runtime', strength: 'weak', source: 'https://docs.gurobi.com/projects/optimizer/en/current/reference/fileformats/configfiles.html' },
  { kind: 'token-file', marks: ['vault'], path: /(?:^|\/)\.?vault[_-]?pass(?:word)?(?:\.txt)?$/, purpose: 'build', strength: 'strong', source: 'https://docs.ansible.com/ansible/latest/vault_guide/vault_managing_passwords.html' },
  { kind: 'token-file', marks: ['keyfile'], path: /(?:^|[/_-])keyfile$/, purpose: 'runtime', strength: 'weak', source: 'https://www.mongodb.com/docs/manual/core/security-internal-authentication/#keyfiles' },
  { kind: 'application-secrets', marks: ['passw', 'oauth', 'key', 'login'], path: /(?:^|[/_.-])passw(?:or)?ds?\.(?:ldif|ya?ml|json|properties|csv|ini|conf|cfg|xml|toml)$|(?:^|[/_.-])(?:oauth2?|api[_-]?keys?|login[_-]?data|logins)\.(?:ya?ml|json|properties|ini|conf|cfg|xml|toml)$/, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://www.rfc-editor.org/rfc/rfc2849' },
  { kind: 'token-file', marks: ['passwd', 'pwfile'], path: /(?:^|\/)(?:mosquitto|vnc|smb|svn|redis|mysql|ftp)[_-]?passwd$|(?:^|\/)\.(?:x11)?vnc\/passwd$|(?:^|[/_-])(?:passwd|pwfile)\.txt$|(?:^|\/)pwfile$/, purpose: 'runtime', strength: 'strong', source: 'https://mosquitto.org/man/mosquitto_passwd-1.html' },
  { kind: 'database-login', marks: ['pgpass', '.my.cnf', '.mylogin.cnf', '.smb', 'smb.cred', 'dbshell'], path: /(?:^|\/)(?:\.pgpass|pgpass\.conf|\.my\.cnf|\.mylogin\.cnf|\.smb(?:credentials|cred)|smb\.cred|\.dbshell)$/, purpose: 'either', strength: 'strong', source: 'https://www.postgresql.org/docs/current/libpq-pgpass.html' },
  { kind: 'htpasswd', marks: ['passwd'], path: /(?:^|\/)(?:[\w-]+[_-]|[._])?htpasswd(?:\.users)?$|(?:^|\/)[\w-]+\.passwd$/, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://httpd.apache.org/docs/current/programs/htpasswd.html' },
  { kind: 'htpasswd', marks: ['.htpasswd', '.auth'], path: /(?:^|\/)[\w-]+\.(?:htpasswd|auth)$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://httpd.apache.org/docs/current/programs/htpasswd.html' },
  { kind: 'curl-config', marks: ['curlrc'], path: /(?:^|\/)[._]curlrc$/, purpose: 'build', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://curl.se/docs/manpage.html#-K' },
  { kind: 'wget-config', marks: ['wgetrc'], path: /(?:^|\/)\.wgetrc$/, purpose: 'build', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://www.gnu.org/software/wget/manual/wget.html#Wgetrc-Commands' },
  { kind: 'hgrc', marks: ['hgrc'], path: /(?:^|\/)\.?hgrc$/, purpose: 'build', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://www.mercurial-scm.org/help/topics/config#auth' },
  { kind: 'svn-auth', marks: ['.subversion'], path: /(?:^|\/)\.subversion(?:$|\/auth(?:\/|$))/, purpose: 'build', strength: 'strong', source: 'https://svnbook.red-bean.com/en/1.7/svn.serverconfig.netmodel.html#svn.serverconfig.netmodel.creds' },
  { kind: 'forge-login', marks: ['.config/'], path: /(?:^|\/)\.config\/(?:gh(?:\/hosts\.yml)?|glab-cli(?:\/config\.yml)?|hub)$/, purpose: 'build', strength: 'strong', source: 'https://cli.github.com/manual/gh_auth_login' },
  { kind: 'entitlement', marks: ['pki'], path: /(?:^|\/)(?:etc[-/])?pki[-/](?:entitlement|consumer)(?:\/|$)/, purpose: 'build', strength: 'strong', source: 'https://docs.redhat.com/en/documentation/openshift_container_platform/4.17/html/builds_using_buildconfig/running-entitled-builds' },
  { kind: 'databricks', marks: ['databricks'], path: /(?:^|\/)\.databrickscfg$/, purpose: 'either', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://docs.databricks.com/dev-tools/auth/config-profiles.html' },
  { kind: 'snowflake', marks: ['.snow'], path: /(?:^|\/)\.snow(?:sql\/config|flake\/connections\.toml)$/, purpose: 'either', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://docs.snowflake.com/en/user-guide/snowsql-config' },
  { kind: 'oracle-cloud', marks: ['.oci'], path: /(?:^|\/)\.oci(?:\/config)?$/, purpose: 'either', strength: 'strong', source: 'https://docs.oracle.com/en-us/iaas/Content/API/Concepts/sdkconfig.htm' },
  { kind: 'dbt', marks: ['.dbt'], path: /(?:^|\/)\.dbt\/profiles\.yml$/, purpose: 'either', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://docs.getdbt.com/docs/core/connect-data-platform/profiles.yml' },
  { kind: 'ngrok', marks: ['ngrok'], path: /(?:^|\/)ngrok\.ya?ml$/, purpose: 'runtime', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://ngrok.com/docs/agent/config/' },
  { kind: 'mail-login', marks: ['sasl_passwd'], path: /(?:^|\/)sasl_passwd$/, purpose: 'runtime', strength: 'strong', source: 'https://www.postfix.org/SASL_README.html#client_sasl_enable' },
  { kind: 'mail-login', marks: ['msmtprc', 'fetchmailrc', 'esmtprc'], path: /(?:^|\/)\.?(?:msmtprc|fetchmailrc|esmtprc)$/, purpose: 'runtime', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://marlam.de/msmtp/msmtp.html' },
  { kind: 'server-users', marks: ['users.prop'], path: /(?:^|\/)[\w-]+-users\.properties$|\/etc\/users\.properties$/, purpose: 'runtime', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://docs.wildfly.org/36/Admin_Guide.html#add-user-utility' },
  { kind: 'server-users', marks: ['boot.prop'], path: /(?:^|\/)boot\.properties$/, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://docs.oracle.com/en/middleware/fusion-middleware/weblogic-server/12.2.1.4/start/overview.html' },
  { kind: 'server-users', marks: ['tomcat-users'], path: /(?:^|\/)tomcat-users\.xml$/, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://tomcat.apache.org/tomcat-11.0-doc/realm-howto.html#MemoryRealm' },
  { kind: 'server-users', marks: ['userlist', 'pgbouncer'], path: /(?:^|\/)userlist\.txt$|\/pgbouncer\/(?:[\w-]+\/)*(?:users|auth_file)\.(?:txt|ini)$/, purpose: 'runtime', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://www.pgbouncer.org/config.html#authentication-file-format' },
  { kind: 'server-users', marks: ['.keys'], path: /(?:^|\/)(?:chrony|ntp)\.keys$/, purpose: 'runtime', strength: 'weak', source: 'https://manpages.ubuntu.com/manpages/plucky/man5/chrony.conf.5.html' },
  { kind: 'server-users', marks: ['users.acl'], path: /(?:^|\/)users\.acl$/, purpose: 'runtime', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://redis.io/docs/latest/operate/oss_and_stack/management/security/acl/' },
  { kind: 'token-file', marks: ['google_authenticator'], path: /(?:^|\/)\.google_authenticator$/, purpose: 'runtime', strength: 'strong', source: 'https://github.com/google/google-authenticator-libpam#setting-up-a-user' },
  { kind: 'shadow', marks: ['shadow'], path: /\/etc\/g?shadow$/, purpose: 'runtime', strength: 'strong', source: 'https://man7.org/linux/man-pages/man5/shadow.5.html' },
  { kind: 'keytab', marks: ['.keytab'], path: /\.keytab$/, purpose: 'runtime', strength: 'strong', source: 'https://web.mit.edu/kerberos/krb5-latest/doc/basic/keytab_def.html' },
  { kind: 'erlang-cookie', marks: ['erlang'], path: /(?:^|\/)\.?erlang\.cookie$/, purpose: 'runtime', strength: 'strong', source: 'https://www.rabbitmq.com/docs/clustering#erlang-cookie' },
  { kind: 'vpn', marks: ['wg'], path: /(?:^|\/)wg\d+\.conf$/, purpose: 'runtime', strength: 'strong', cleanWhen: 'no-credentials', source: 'https://man7.org/linux/man-pages/man8/wg.8.html' },
  { kind: 'vpn', marks: ['.ovpn'], path: /\.ovpn$/, purpose: 'either', strength: 'weak', source: 'https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html' },
  { kind: 'wallet', marks: ['wallet.conf', 'masternode', 'coin', 'dash', 'doge'], path: /(?:^|\/)(?:wallet|masternode)\.conf$|\/\.(?=\w{0,60}(?:coin|dash|doge))(\w{1,60})\/\1\.conf$/, purpose: 'runtime', strength: 'weak', source: 'https://developer.bitcoin.org/examples/intro.html' },
  { kind: 'wallet', marks: ['wallet'], path: /(?:^|\/)wallet\.dat$/, purpose: 'runtime', strength: 'strong', source: 'https://developer.bitcoin.org/examples/intro.html' },
  { kind: 'android-signing', marks: ['key'], path: /(?:^|\/)(?:keystore|key)\.properties$/, purpose: 'build', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://developer.android.com/studio/publish/app-signing#secure-key' },
  { kind: 'publish-settings', marks: ['publishsettings'], path: /\.publishsettings$/, purpose: 'build', strength: 'strong', source: 'https://learn.microsoft.com/visualstudio/azure/how-to-get-publish-profile-from-azure-app-service' },
  { kind: 'tunnel', marks: ['cloudflared'], path: /(?:^|\/)\.cloudflared\/[\w-]+\.json$/, purpose: 'runtime', strength: 'strong', source: 'https://developers.cloudflare.com/cloudflare-one/connections/connect-networks/do-more-with-tunnels/local-management/tunnel-useful-terms/' },
  { kind: 'ftp-login', marks: ['.ftpconfig', 'sitemanager'], path: /(?:^|\/)(?:\.ftpconfig|sitemanager\.xml)$/, purpose: 'build', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://wiki.filezilla-project.org/Site_Manager' },
  { kind: 'agent-settings', marks: ['newrelic', 'datadog'], path: /(?:^|\/)(?:newrelic\.(?:ini|ya?ml)|datadog\.ya?ml)$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/' },
  { kind: 'application-settings', marks: ['database.y', 'appsettings', 'application', 'bootstrap', 'parameters.y', 'jdbc.', 'db.prop', 'database.prop', 'datasource', 'hibernate.cfg', 'web.config', 'connectionstrings', 'redis.conf', 'my.cnf', 'ssmtp.conf', 'hibernate.prop'], path: /(?:^|\/)(?:database\.ya?ml|appsettings(?:\.[\w-]+)?\.json|(?:application|bootstrap)(?:-[\w-]+)?\.(?:properties|ya?ml)|parameters\.ya?ml|(?:jdbc|db|database|datasource)\.properties|hibernate\.(?:cfg\.xml|properties)|web\.config|connectionstrings\.config|redis\.conf|my\.cnf|ssmtp\.conf)$/, purpose: 'runtime', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://docs.spring.io/spring-boot/reference/features/external-config.html' },
  { kind: 'script-settings', marks: ['config', 'settings'], path: /(?:^|\/)(?:[\w-]*wp-config|localsettings|configuration|(?:[\w-]+[_-])?config(?:[._-](?:inc|db))?|settings(?:\.local)?)\.php$|(?:^|\/)local[_-]?settings\.py$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://www.drupal.org/docs/administering-a-drupal-site/security-in-drupal/securing-file-permissions-and-ownership' },
  { kind: 'script-settings', marks: ['secrets.py', 'credentials.py'], path: /(?:^|\/)(?:secrets|credentials)\.py$/, purpose: 'runtime', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://docs.djangoproject.com/en/5.2/howto/deployment/checklist/#secret-key' },
  { kind: 'script-settings', marks: ['secrets.php', 'credentials.php'], path: /(?:^|\/)[\w-]*(?:secrets|credentials)\.php$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://developer.wordpress.org/advanced-administration/wordpress/wp-config/' },
  { kind: 'application-settings', marks: ['mattermost'], path: /\/mattermost\/config\/config\.json$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://docs.mattermost.com/administration-guide/configure/configuration-settings.html' },
  { kind: 'script-settings', marks: ['gitlab.rb'], path: /(?:^|\/)gitlab\.rb$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://docs.gitlab.com/omnibus/settings/smtp/' },
  { kind: 'application-settings', marks: ['bot/', 'bot-', 'bot_'], path: /(?:^|\/)[\w-]*bot(?:[_-][\w-]+)?\/(?:[\w-]+\/)?(?:config|settings|auth)\.(?:json|ya?ml|toml|ini)$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://discord.com/developers/docs/reference#authentication' },
  { kind: 'directory-login', marks: ['nslcd.conf', 'pam_ldap', 'nss-ldap', 'pam-ldap', 'nss_ldap', 'sssd.conf'], path: /(?:^|\/)(?:nslcd\.conf|pam_ldap\.conf|lib(?:nss|pam)[-_]ldap\.conf|nss_ldap\.conf|sssd\.conf)$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://arthurdejong.org/nss-pam-ldapd/nslcd.conf.5' },
  { kind: 'mail-login', marks: ['passwd.client', 'sasldb2'], path: /(?:^|\/)(?:passwd\.client|sasldb2)$/, purpose: 'runtime', strength: 'strong', source: 'https://manpages.debian.org/etc-exim4-passwd.client.5' },
  { kind: 'application-settings', marks: ['ddclient.conf', 'inadyn.conf', 'guacamole.prop', 'alfresco-global'], path: /(?:^|\/)(?:ddclient\.conf|inadyn\.conf|guacamole\.properties|alfresco-global\.properties)$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://ddclient.net/general.html' },
  { kind: 'x11-cookie', marks: ['xauthority'], path: /(?:^|\/)\.xauthority$/, purpose: 'either', strength: 'strong', source: 'https://www.x.org/releases/current/doc/man/man1/xauth.1.xhtml' },
  { kind: 'oracle-wallet', marks: ['wallet.'], path: /(?:^|\/)[ce]wallet\.(?:sso|p12|pem)$/, purpose: 'runtime', strength: 'strong', source: 'https://docs.oracle.com/en/database/oracle/oracle-database/19/dbseg/configuring-secure-external-password-store.html' },
  { kind: 'cookies', marks: ['cookies.txt', '.session'], path: /(?:^|[/_-])cookies\.txt$|(?:^|[/_-])(?:bot|userbot|telegram|telethon|pyrogram)\.session$/, purpose: 'either', strength: 'weak', source: 'https://curl.se/docs/http-cookies.html' },
  { kind: 'vpn', marks: ['/openvpn/'], path: /\/openvpn\/(?:[\w-]{1,80}\/){0,5}[\w-]{0,80}(?:auth|login|pass|cred)[\w-]{0,80}(?:\.(?:txt|conf|cfg))?$/, purpose: 'runtime', strength: 'weak', source: 'https://openvpn.net/community-docs/community-articles/openvpn-2-6-manual.html' },
  { kind: 'vpn', marks: ['config.json', 'shadowsocks', 'trojan', 'hysteria', 'ray.json'], path: /(?:^|\/)(?:shadowsocks|trojan|hysteria|v2ray|xray)\.json$|\/(?:shadowsocks[\w-]*|trojan(?:-go)?|hysteria2?|v2ray|xray)\/(?:[\w-]+-)?config\.json$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://shadowsocks.org/doc/configs.html' },
  { kind: 'wifi', marks: ['wpa_supplicant'], path: /(?:^|\/)wpa_supplicant[\w-]*\.conf$/, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://manpages.debian.org/wpa_supplicant.conf.5' },
  { kind: 'server-users', marks: ['/passwd'], path: /\/(?:mosquitto|nginx|httpd|apache2?|vsftpd|proftpd|squid\d?|radicale|svnserve|svn|subversion)(?:\/[\w.-]+)?\/passwd$|\/conf\/passwd$/, purpose: 'runtime', strength: 'weak', cleanWhen: 'no-credentials', source: 'https://svnbook.red-bean.com/en/1.7/svn.serverconfig.svnserve.html#svn.serverconfig.svnserve.auth.users' },
  { kind: 'token-file', marks: ['_pass', '-pass', '.pass'], path: /(?:^|\/)\.?[\w-]+[_.-]pass$/, purpose: 'runtime', strength: 'weak', source: 'https://docs.docker.com/compose/how-tos/use-secrets/' },
  { kind: 'application-settings', marks: ['clickhouse', 'odbc.ini'], path: /\/clickhouse-server\/(?:users|config)(?:\.d\/[\w.-]+)?\.xml$|(?:^|\/)\.?odbc\.ini$/, purpose: 'runtime', strength: 'inspect', cleanWhen: 'no-credentials', source: 'https://clickhouse.com/docs/operations/settings/settings-users' },
  { kind: 'agent-settings', marks: ['oauth2'], path: /(?:^|\/)oauth2[_-]proxy\.(?:cfg|conf|toml|ya?ml)$/, purpose: 'runtime', strength: 'hint', cleanWhen: 'no-credentials', source: 'https://oauth2-proxy.github.io/oauth2-proxy/configuration/overview' },
  { kind: 'key-folder', marks: ['private', 'keys'], path: /(?:^|\/)(?:ssl|tls|pki|certs?|nginx|apache2?|httpd|haproxy)\/(?:private(?:[_-]?keys?)?|keys)$/, purpose: 'runtime', strength: 'weak', source: 'https://nginx.org/en/docs/http/configuring_https_servers.html' },
  { kind: 'key-folder', marks: ['nginx', 'apache', 'httpd', 'haproxy'], path: /\/(?!apache2?-ssl$)(?:nginx|apache2?|httpd|haproxy)[/_-](?:ssl|tls|certs?)(?:\/(?:ssl|tls|certs?|certificates?|[\w-]+\.))?$/, purpose: 'runtime', strength: 'weak', source: 'https://nginx.org/en/docs/http/configuring_https_servers.html' },
  { kind: 'key-folder', marks: ['/letsencrypt'], path: /^\/etc\/letsencrypt(?:\/(?:live|archive|letsencrypt)(?:\/(?:live|archive|[\w-]+(?:\.[\w-]+)+))?)?$/, purpose: 'runtime', strength: 'weak', source: 'https://eff-certbot.readthedocs.io/en/stable/using.html#where-are-my-certificates' },
  { kind: 'key-folder', marks: ['key', 'ssl', 'tls'], path: /(?:^|\/)(?:keys|keystores|private[_-]?keys?)$|^(?!\/(?:etc|usr)\/)(?:.*\/)?(?:ssl|tls)$/, purpose: 'runtime', strength: 'hint', source: 'https://docs.docker.com/build/building/best-practices/' },
];

/**
 * All required substrings of SECRET_FILES: a path without any of them matches no row. Most paths have none. Our own collection of what the rows say.
 */
export const SECRET_FILE_MARKS: readonly string[] = [...new Set(SECRET_FILES.flatMap(({ marks }) => marks))];
