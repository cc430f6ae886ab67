/**
 * Shapes of made-up credentials that tools accept as real ones. Placeholders: `{a40}` is 40 letters and digits, `{A16}` 16 capitals and digits,
 * `{h32}` 32 hexadecimal digits, `{TOKEN}` a token, `{PEM}` a private key in PKCS #8, `{SSH}` a private key of OpenSSH, `{BASE64}` `user:token` in base64.
 * Hosts end in `.invalid`, which never resolves: https://www.rfc-editor.org/rfc/rfc2606#section-2
 */
export const TOKEN_SHAPE = '{a40}';

/** Shapes by variable name; the first match counts. `json`: the shape is JSON, and its key is a JSON string. */
export const VARIABLE_SHAPES: readonly { readonly names: RegExp; readonly shape: string; readonly source: string }[] = [
  { names: /^(?:NPM_|NODE_AUTH_|NPM_AUTH_|NPM_CONFIG_)\w*TOKEN$/i, shape: 'npm_{a36}', source: 'https://docs.npmjs.com/about-access-tokens' },
  {
    names: /^(?:GITHUB|GH|HOMEBREW_GITHUB_API)_(?:\w*TOKEN|PAT)$/i,
    shape: 'ghp_{a36}',
    source: 'https://github.blog/engineering/behind-githubs-new-authentication-token-formats/',
  },
  { names: /^(?:GITLAB_\w*TOKEN|CI_JOB_TOKEN)$/i, shape: 'glpat-{a20}', source: 'https://docs.gitlab.com/security/tokens/#token-prefixes' },
  { names: /^AWS_ACCESS_KEY_ID$/i, shape: 'AKIA{A16}', source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html' },
  { names: /^(?:HF|HUGGING_?FACE)\w*TOKEN$/i, shape: 'hf_{a34}', source: 'https://huggingface.co/docs/hub/security-tokens' },
  { names: /^(?:PYPI|TWINE)_\w*(?:TOKEN|PASSWORD)$/i, shape: 'pypi-{a64}', source: 'https://pypi.org/help/#apitoken' },
  {
    names: /SSH\w*KEY|DEPLOY_KEY|ID_(?:RSA|ED25519|ECDSA)/i,
    shape: '{SSH}',
    source: 'https://github.com/openssh/openssh-portable/blob/master/PROTOCOL.key',
  },
  { names: /PRIVATE_?KEY|_PEM$|TLS_KEY/i, shape: '{PEM}', source: 'https://www.rfc-editor.org/rfc/rfc7468#section-10' },
  {
    names: /COMPOSER_AUTH/i,
    shape: '{"http-basic":{"repo.invalid":{"username":"canary","password":"{TOKEN}"}}}',
    source: 'https://getcomposer.org/doc/03-cli.md#composer-auth',
  },
  {
    names: /DOCKER_(?:AUTH_)?CONFIG/i,
    shape: '{"auths":{"registry.invalid":{"auth":"{BASE64}"}}}',
    source: 'https://docs.docker.com/reference/cli/docker/login/',
  },
  {
    names: /_JSON$|(?:GOOGLE|GCP|GCLOUD)\w*CREDENTIALS|SERVICE_ACCOUNT/i,
    shape: '{"type":"service_account","project_id":"canary","private_key_id":"{h40}","private_key":"{PEM}","client_email":"canary@canary.iam.invalid"}',
    source: 'https://cloud.google.com/iam/docs/keys-create-delete',
  },
  {
    names: /^(?:DATABASE|POSTGRES\w*|PG|DB)_(?:URL|URI|DSN)$/i,
    shape: 'postgres://canary:{TOKEN}@db.invalid:5432/canary',
    source: 'https://www.postgresql.org/docs/current/libpq-connect.html',
  },
  {
    names: /_(?:URL|URI|DSN|INDEX|PROXY)$/i,
    shape: 'https://canary:{TOKEN}@host.invalid/simple',
    source: 'https://www.rfc-editor.org/rfc/rfc3986#section-3.2.1',
  },
];

/** Shapes of files by the kind that judgeFile returns. A file of any other kind holds a token alone. */
// biome-ignore format: one kind a line
export const FILE_SHAPES: { readonly [kind: string]: string } = {
  npmrc: '//registry.npmjs.org/:_authToken={TOKEN}\n',
  yarnrc: 'npmAuthToken: "{TOKEN}"\n',
  netrc: 'machine host.invalid\nlogin canary\npassword {TOKEN}\n',
  'apt-auth': 'machine host.invalid login canary password {TOKEN}\n',
  pypirc: '[distutils]\nindex-servers = pypi\n\n[pypi]\nusername = __token__\npassword = {TOKEN}\n',
  'pip-conf': '[global]\nextra-index-url = https://canary:{TOKEN}@host.invalid/simple\n',
  'poetry-auth': '[http-basic.canary]\nusername = "canary"\npassword = "{TOKEN}"\n',
  'git-credentials': 'https://canary:{TOKEN}@host.invalid\n',
  gitconfig: '[url "https://canary:{TOKEN}@host.invalid/"]\n\tinsteadOf = https://host.invalid/\n',
  'bundle-config': '---\nBUNDLE_HOST__INVALID: "canary:{TOKEN}"\n',
  'gem-credentials': '---\n:rubygems_api_key: rubygems_{TOKEN}\n',
  'composer-auth': '{"http-basic":{"repo.invalid":{"username":"canary","password":"{TOKEN}"}}}\n',
  'maven-settings': '<settings><servers><server><id>canary</id><username>canary</username><password>{TOKEN}</password></server></servers></settings>\n',
  'gradle-properties': 'canaryPassword={TOKEN}\n',
  'sbt-credentials': 'realm=canary\nhost=host.invalid\nuser=canary\npassword={TOKEN}\n',
  'nuget-config': '<?xml version="1.0" encoding="utf-8"?>\n<configuration><packageSourceCredentials><canary><add key="Username" value="canary" /><add key="ClearTextPassword" value="{TOKEN}" /></canary></packageSourceCredentials></configuration>\n',
  'cargo-credentials': '[registry]\ntoken = "{TOKEN}"\n',
  'ssh-key': '{SSH}',
  'private-key': '{PEM}',
  aws: '[default]\naws_access_key_id = AKIA{A16}\naws_secret_access_key = {TOKEN}\n',
  'service-account': '{"type":"service_account","project_id":"canary","private_key_id":"{h40}","private_key":"{PEM}","client_email":"canary@canary.iam.invalid"}\n',
  'docker-config': '{"auths":{"registry.invalid":{"auth":"{BASE64}"}}}\n',
  dotenv: 'CANARY_TOKEN={TOKEN}\n',
  sentry: '[auth]\ntoken={TOKEN}\n',
  kaggle: '{"username":"canary","key":"{h32}"}\n',
  'database-login': 'db.invalid:5432:*:canary:{TOKEN}\n',
  'rails-key': '{h32}',
  'application-secrets': 'canary_token: {TOKEN}\n',
};
