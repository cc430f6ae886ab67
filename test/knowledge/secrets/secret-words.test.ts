import { describe, expect, test } from '@jest/globals';
import { judgeName } from '../../../src/facts/sensitivity/index.ts';
import * as words from '../../../src/knowledge/secrets/secret-words.ts';
import { inYardsticks } from '../../harness/cpu-time.ts';

describe('words of a name', () => {
  test.each([...words.STRONG_WORDS])('%s is a secret at the end and at the start', (word) => {
    expect(judgeName(`MY_${word}`)).toMatchObject({ kind: 'secret' });
    expect(judgeName(`${word}_ACME`)).toMatchObject({ kind: 'secret' });
  });

  test.each([...words.FOREIGN_WORDS])('%s is a secret at the end and at the start', (word) => {
    expect(judgeName(`ACME_${word}`)).toMatchObject({ kind: 'secret', strength: 'strong' });
    expect(judgeName(`${word}_ACME`)).toMatchObject({ kind: 'secret', strength: 'strong' });
    expect(judgeName(`${word}_PUBLICA`).kind).toBe('none');
  });

  test.each([...words.LEADING_WORDS])('%s is a secret in front of what it opens', (word) => {
    expect(judgeName(`${word}_DB`)).toMatchObject({ kind: 'secret', strength: 'strong' });
    expect(judgeName(`${word}_THROUGH`).kind).not.toBe('secret');
  });

  test.each([...words.OPENED])('a token in front of %s without a separator', (word) => {
    expect(judgeName(`TOKEN${word}`)).toMatchObject({ kind: 'secret', strength: 'strong' });
  });

  test.each([
    'PUB_TOKEN',
    'DART_PUB_TOKEN',
    'DBPW',
    'PWDADMIN',
    'PASSDB',
    'PASSWORDADMIN',
    'CONTRASEÑA_BD',
    'ŞIFRE',
    'MOT_DE_PASSE',
    'mdpBase',
    'Senha_Banco',
    'CLAVE_API',
    'TWILIO_AUTH_TOKENdev',
    'TOMCAT_ADMIN_PASSW',
    'APIKEYSTRIPE',
    'SECRETKEYAPP',
    'SECRETJWT',
    'PAT_GITHUB',
    'CHAVE_API',
    'API_SCHLUESSEL',
    'CLE_PRIVEE',
    'Matkhau_DB',
    'PATGITHUB',
    'GITHUBPAT',
    'SECRETOAPI',
    'DBCLAVE',
    'MIMA_DB',
    'DB_MIMA',
    'MDPBDD',
  ])('%s is a secret', (name) => {
    expect(judgeName(name)).toMatchObject({ kind: 'secret', strength: 'strong' });
  });

  test.each([
    'CLAVE_PUBLICA',
    'CLAVE_SOL',
    'MIMA',
    'SBT_MIMA',
    'PATTERN',
    'K8S_SECRET',
    'UWSGI_PASS',
    'PUB_KEY',
    'MAPBOX_PUB_TOKEN',
    'PASS_RATE',
    'KEYDB',
    'PASSENGER_APP',
    'TOKENIZER',
    'MDP_SOLVER_STATES',
    'SENHA_FILE',
    'SENHA_TAMANHO_MINIMO',
    'PASSWORT_HINWEIS',
    'TOKEN_OBTAIN_SERIALIZER',
    'PASSTHROUGH',
    'PALABRAS_CLAVE',
    'CLAVE_FORANEA',
    'PAROLE_BOARD',
    'PAT_VERSION',
  ])('%s is none', (name) => {
    expect(judgeName(name).kind).not.toBe('secret');
  });

  test.each([...words.FINAL_WORDS])('%s is a secret at the end only', (word) => {
    expect(judgeName(`ACME_${word}`)).toMatchObject({ kind: 'secret' });
    expect(judgeName(`ACME_${word}_THROUGH`)).toMatchObject({ kind: 'none' });
  });

  test.each([...words.KEY_QUALIFIERS])('%s_KEY is a secret', (word) => {
    expect(judgeName(`ACME_${word}_KEY`)).toMatchObject({ kind: 'secret', strength: 'strong' });
  });

  test.each([...words.KEY_VETOES])('%s_KEY is none', (word) => {
    expect(['none', 'public']).toContain(judgeName(`ACME_${word}_KEY`).kind);
  });

  test.each([...words.NEUTRAL_TAILS])('%s behind a secret changes nothing', (word) => {
    expect(judgeName(`ACME_PASSWORD_${word}`)).toMatchObject({ kind: 'secret', strength: 'strong' });
  });

  test.each([...words.POINTER_TAILS])('%s makes a path of it', (word) => {
    expect(judgeName(`ACME_TOKEN_${word}`)).toMatchObject({ kind: 'pointer' });
  });

  test.each([...words.SETTING_TAILS])('%s makes a setting of it', (word) => {
    expect(['switch', 'pointer', 'username', 'none']).toContain(judgeName(`ACME_SECRET_${word}`).kind);
  });

  test.each([...words.SWITCH_WORDS])('%s before it makes a switch of it', (word) => {
    expect(judgeName(`ACME_${word}_ROOT_PASSWORD`)).toMatchObject({ kind: 'switch' });
  });

  test.each([...words.SWITCH_HEADS])('%s in front makes a switch of it', (word) => {
    expect(judgeName(`${word}_ADMIN_PASSWORD`)).toMatchObject({ kind: 'switch' });
  });

  test.each([...words.POINTER_HEADS])('%s in front makes a path of it', (word) => {
    expect(judgeName(`${word}_ACME_TOKEN`)).toMatchObject({ kind: 'pointer' });
  });

  test.each([...words.ACCOUNT_TAILS])('%s is an account', (word) => {
    expect(judgeName(`ACME_${word}`)).toMatchObject({ kind: 'username' });
  });

  test.each([...words.ACCIDENTS])('%s is no secret', (word) => {
    expect(judgeName(word).kind).not.toBe('secret');
    expect(judgeName(`ACME_${word}`).kind).not.toBe('secret');
  });

  test.each([...words.GLUED_WORDS])('%s is found without a separator', (word) => {
    expect(judgeName(`ACME${word}`)).toMatchObject({ kind: 'secret' });
    expect(judgeName(`acme${word.charAt(0)}${word.slice(1).toLowerCase()}`)).toMatchObject({ kind: 'secret' });
  });

  test.each([...words.GLUED_TAILS])('SECRET and %s are told apart without a separator', (word) => {
    expect(judgeName(`ACMESECRET${word}`).kind).toBe(judgeName(`ACME_SECRET_${word}`).kind);
  });

  // names that users of other linters complain about, and names that those linters miss
  test.each([
    'FOO_TOKEN_FILE',
    'SESSION_SECRET_FILE',
    'MONGO_INITDB_ROOT_PASSWORD_FILE',
    'SSH_KEY_DIR',
    'SSH_AUTH_PROXY_SOCK',
    'AUTH_URL',
    'OS_AUTH_URL',
    'RACKULA_AUTH_MODE',
    'AUTH_METHOD',
    'REQUIRE_MFA_AUTH',
    'CREDENTIAL_MANAGER',
    'PUBLIC_KEY',
    'GPG_KEYS',
    'KMS_KEY_ALIAS',
    'KEY_NAME',
    'KEY_ENABLED',
    'PASSWORD_PROMPT_STRING',
    'TLS_KEY_SIZE',
    'RSA_KEY_SIZE',
    'PRIMARY_KEY',
    'SCCACHE_WEBDAV_KEY_PREFIX',
    'ANSIBLE_HOST_KEY_CHECKING',
    'APT_KEY_DONT_WARN_ON_DANGEROUS_USAGE',
    'AUTH_MODULE_VERSION',
    'GOPASS_VERSION',
    'KEYCLOAK_VERSION',
    'CERTBOT_VERSION',
    'HELM_SECRETS_VERSION',
    'AWS_IAM_AUTHENTICATOR_VERSION',
    'PASSENGER_APP_ENV',
    'AUTHOR',
    'KEYBOARD',
    'MONKEY',
    'TOKENIZERS_PARALLELISM',
    'MAX_TOKENS',
    'ALLOW_EMPTY_PASSWORD',
    'MYSQL_ALLOW_EMPTY_PASSWORD',
    'MYSQL_RANDOM_ROOT_PASSWORD',
    'JENKINS_USERNAME',
    'DOCKER_EMAIL',
    'TRAVIS_OS_NAME',
    'PWD',
    'OLDPWD',
    'PROXY_PASS_HOST',
    'PGPASSFILE',
    'SSL_KEY',
    'GLUU_SECRET_ADAPTER',
    'GLUU_SECRET_VAULT_HOST',
    'GLUU_SECRET_VAULT_VERIFY',
    'GLUU_SECRET_KUBERNETES_NAMESPACE',
    'USE_DB_AUTHENTICATION',
    'OAUTH',
    'BUCKET_KEY',
    'PATH_ID_RSA',
    'sa_password_path',
    'CURL_HOME',
    'AWS_WEB_IDENTITY_TOKEN_FILE',
    'NODE_EXTRA_CA_CERTS',
    'FB_BUTTON_TEXT_GETACCESSTOKEN_LABEL',
    'GOPRIVATE',
    'PIP_TRUSTED_HOST',
    'TELEGRAM_CHAT_ID',
    'CLUSTER_ID',
    'ARTIFACTS_CREDENTIALPROVIDER_SESSIONTOKENCACHE_ENABLED',
    'KEY',
    'NODE_KEYS',
    'SSH_ASKPASS',
    'PASSWORD_HASHERS',
    'SECRETS_MANAGER_ARN',
    'ISSUE_KEY',
    'CONNECTION_STRING_NAME',
    '',
  ])('"%s" is no secret', (name) => {
    expect(judgeName(name).kind).not.toBe('secret');
  });

  test.each([
    'DB_PASS',
    'MYSQL_PASS',
    'PASS',
    'FTP_PASS',
    'PGPASSWORD',
    'NAGIOSADMIN_PASS',
    'ADMINPASSWORD',
    'SERVERPASSWORD',
    'PASSPHRASE',
    'ROOT_PWD',
    'DBPASS',
    'KEYSTORE_PASS',
    'MYSQL_PWD',
    'PACKAGER_PRIVKEY',
    'npmToken',
    'GitHubToken',
    'SSH_PASSPHRASE',
    'ACCESS_TOKEN',
    'HSPASS',
    'SNSKEY',
    'MTP_SECRET',
    'JDK11_TOKEN',
    'API_KEY',
    'SGHTOKENLOCAL',
    'GOOGLE_MAPS_KEY',
    'DATADOG_API_KEY',
    'TELEGRAM_BOT_TOKEN',
    'ZWAVE_NETWORK_KEY',
    'AIRTABLE_READ_KEY',
    'VNC_PW',
    'client-secret',
    'spring.datasource.password',
    'DEVISE_PEPPER',
    'BINDPW',
    'SECRETKEYBASE',
    'API_KEYS',
    'Auth__ClientSecret',
  ])('"%s" is a secret', (name) => {
    expect(judgeName(name).kind).toBe('secret');
  });

  test('a name of hostile length is judged at once', () => {
    const judge = (): void => {
      expect(judgeName('A_'.repeat(100_000)).kind).toBe('none');
      expect(judgeName(`${'A_'.repeat(95)}KEY`).kind).toBe('secret');
    };
    expect(inYardsticks(judge)).toBeLessThan(2);
  });
});
