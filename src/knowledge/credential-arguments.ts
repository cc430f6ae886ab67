import type { CredentialForm } from './credential-options.ts';

/** A credential that a program takes by position. Words that begin with a dash do not count. */
export interface CredentialArgument {
  /** Canonical names, see program-names.ts. */
  readonly programs: readonly string[];
  /** The words that choose the subcommand, options between them left out. */
  readonly command: readonly string[];
  /** What the word after them must look like, e.g. the key of a setting. */
  readonly key?: RegExp;
  /** Which word after the subcommand holds the credential, from 0. */
  readonly operand: number;
  readonly form: CredentialForm;
  /** Options that take the next word, which is then no operand. */
  readonly valued?: RegExp;
  /** Only where the arguments, joined by single spaces, match. */
  readonly when?: RegExp;
  readonly source: string;
}

/** Credentials by position. An example of each stands in test/knowledge/credential-options.test.ts. */
export const CREDENTIAL_ARGUMENTS: readonly CredentialArgument[] = [
  {
    programs: ['npm', 'pnpm', 'yarn'],
    command: ['config', 'set'],
    key: /(?:_authtoken|_auth|_password|npmAuthToken|npmAuthIdent)$/i,
    operand: 1,
    form: 'value',
    source: 'https://docs.npmjs.com/cli/configuring-npm/npmrc#auth-related-configuration',
  },
  {
    programs: ['npm', 'pnpm', 'yarn'],
    command: ['config', 'set'],
    key: /(?:_authtoken|_auth|_password)=/i,
    operand: 0,
    form: 'key=value',
    source: 'https://docs.npmjs.com/cli/commands/npm-config#set',
  },
  {
    programs: ['npm'],
    command: ['set'],
    key: /(?:_authtoken|_auth|_password)$/i,
    operand: 1,
    form: 'value',
    source: 'https://docs.npmjs.com/cli/commands/npm-config#set',
  },
  {
    programs: ['npm'],
    command: ['set'],
    key: /(?:_authtoken|_auth|_password)=/i,
    operand: 0,
    form: 'key=value',
    source: 'https://docs.npmjs.com/cli/commands/npm-config#set',
  },
  {
    programs: ['git'],
    command: ['config'],
    key: /extraheader$|cookie/i,
    operand: 1,
    form: 'text',
    source: 'https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpextraHeader',
  },
  { programs: ['git'], command: ['config'], key: /(?:token|password|oauth)$/i, operand: 1, form: 'value', source: 'https://git-scm.com/docs/git-config' },
  {
    programs: ['poetry', 'pdm'],
    command: ['config'],
    key: /^http-basic\./,
    operand: 2,
    form: 'value',
    source: 'https://python-poetry.org/docs/repositories/#configuring-credentials',
  },
  {
    programs: ['poetry'],
    command: ['config'],
    key: /^pypi-token\./,
    operand: 1,
    form: 'value',
    source: 'https://python-poetry.org/docs/repositories/#configuring-credentials',
  },
  { programs: ['pdm'], command: ['config'], key: /(?:password|token)$/, operand: 1, form: 'value', source: 'https://pdm-project.org/en/latest/usage/config/' },
  { programs: ['conda'], command: ['token', 'set'], operand: 0, form: 'value', source: 'https://docs.anaconda.com/anaconda-repository/user-guide/tokens/' },
  {
    programs: ['composer'],
    command: ['config'],
    key: /^(?:github-oauth|gitlab-oauth|gitlab-token|bearer|forgejo-token)\./,
    operand: 1,
    form: 'value',
    source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
  },
  {
    programs: ['composer'],
    command: ['config'],
    key: /^(?:http-basic|bitbucket-oauth|http-digest)\./,
    operand: 2,
    form: 'value',
    source: 'https://getcomposer.org/doc/articles/authentication-for-private-packages.md',
  },
  {
    programs: ['bundle'],
    command: ['config', 'set'],
    key: /^(?!(?:build|local|mirror|path|disable_\w+)\.)(?:https?:\/\/)?[\w-]+\.[\w.-]+|^[A-Z_]+__\w+$/i,
    operand: 1,
    form: 'value',
    source: 'https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES',
  },
  {
    programs: ['bundle'],
    command: ['config'],
    key: /^(?!(?:build|local|mirror|path|disable_\w+)\.)(?:https?:\/\/)?[\w-]+\.[\w.-]+$|^[A-Z_]+__\w+$/i,
    operand: 1,
    form: 'value',
    source: 'https://bundler.io/man/bundle-config.1.html#CREDENTIALS-FOR-GEM-SOURCES',
  },
  {
    programs: ['aws'],
    command: ['configure', 'set'],
    key: /(?:secret_access_key|session_token|access_key_id)$/,
    operand: 1,
    form: 'value',
    source: 'https://docs.aws.amazon.com/cli/latest/reference/configure/set.html',
  },
  {
    programs: ['cargo'],
    command: ['login'],
    valued: /^(?:--registry|--index|--config|--color|-Z)$/,
    operand: 0,
    form: 'value',
    source: 'https://doc.rust-lang.org/cargo/commands/cargo-login.html',
  },
  {
    programs: ['pro', 'ua'],
    command: ['attach'],
    operand: 0,
    form: 'value',
    source: 'https://documentation.ubuntu.com/pro-client/en/latest/howtoguides/how_to_attach/',
  },
  { programs: ['snyk'], command: ['auth'], operand: 0, form: 'value', source: 'https://docs.snyk.io/developer-tools/snyk-cli/commands/auth' },
  {
    programs: ['vault', 'wandb'],
    command: ['login'],
    valued: /^--host$/,
    operand: 0,
    form: 'value',
    source: 'https://developer.hashicorp.com/vault/docs/commands/login',
  },
  { programs: ['ngrok'], command: ['authtoken'], operand: 0, form: 'value', source: 'https://ngrok.com/docs/agent/cli/' },
  { programs: ['ngrok'], command: ['config', 'add-authtoken'], operand: 0, form: 'value', source: 'https://ngrok.com/docs/agent/cli/' },
  {
    programs: ['nuget'],
    command: ['setapikey'],
    operand: 0,
    form: 'value',
    source: 'https://learn.microsoft.com/nuget/reference/cli-reference/cli-ref-setapikey',
  },
  { programs: ['htpasswd'], command: [], when: /(?:^| )-\w*b/, operand: 2, form: 'value', source: 'https://httpd.apache.org/docs/2.4/programs/htpasswd.html' },
  { programs: ['rabbitmqctl'], command: ['add_user'], operand: 1, form: 'value', source: 'https://www.rabbitmq.com/docs/man/rabbitmqctl.8' },
  { programs: ['rabbitmqctl'], command: ['change_password'], operand: 1, form: 'value', source: 'https://www.rabbitmq.com/docs/man/rabbitmqctl.8' },
  {
    programs: ['mysqladmin', 'mariadb-admin'],
    command: ['password'],
    operand: 0,
    form: 'value',
    source: 'https://dev.mysql.com/doc/refman/8.4/en/mysqladmin.html',
  },
  {
    programs: ['neo4j-admin'],
    command: ['set-initial-password'],
    operand: 0,
    form: 'value',
    source: 'https://neo4j.com/docs/operations-manual/current/configuration/set-initial-password/',
  },
  { programs: ['mc'], command: ['alias', 'set'], operand: 3, form: 'value', source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html' },
  {
    programs: ['mc'],
    command: ['config', 'host', 'add'],
    operand: 3,
    form: 'value',
    source: 'https://min.io/docs/minio/linux/reference/minio-mc/mc-alias-set.html',
  },
  { programs: ['cf'], command: ['auth'], operand: 1, form: 'value', source: 'https://cli.cloudfoundry.org/en-US/v8/auth.html' },
  { programs: ['steamcmd'], command: ['+login'], operand: 1, form: 'value', source: 'https://developer.valvesoftware.com/wiki/SteamCMD' },
  { programs: ['x11vnc'], command: [], when: /-storepasswd\b/, operand: 0, form: 'value', source: 'https://linux.die.net/man/1/x11vnc' },
  { programs: ['microscanner'], command: [], operand: 0, form: 'value', source: 'https://github.com/aquasecurity/microscanner' },
  { programs: ['openssl'], command: ['passwd'], operand: 0, form: 'value', source: 'https://docs.openssl.org/master/man1/openssl-passwd/' },
];
