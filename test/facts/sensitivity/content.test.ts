import { describe, expect, test } from '@jest/globals';
import { judgeFileContent } from '../../../src/facts/sensitivity/index.ts';
import { mixed } from '../../knowledge/secrets/token-shapes.cases.ts';

const CHOSEN = mixed(18, 'chosen');
const KEY = ['-----BEGIN ', 'PRIVATE KEY-----\n', mixed(64, 'pem'), '\n-----END ', 'PRIVATE KEY-----\n'].join('');

describe('judgeFileContent', () => {
  test.each<[kind: string, text: string, expected: string]>([
    ['npmrc', `//npm.example.com/:_authToken=${CHOSEN}\n`, 'secret'],
    ['npmrc', '@acme:registry=https://npm.example.com\n//npm.example.com/:_authToken=${NPM_TOKEN}\n', 'references-only'],
    ['npmrc', '@acme:registry=https://npm.example.com\nalways-auth=true\n', 'no-credentials'],
    ['npmrc', `# _authToken=${CHOSEN}\nsave-exact=true\n`, 'no-credentials'],
    ['npmrc', `registry=https://npm.example.com\nsecret = ${CHOSEN}\n`, 'secret'],
    ['maven-settings', `password: ${CHOSEN}\n`, 'secret'],
    ['pip-conf', '[global]\ntoken = ${PIP_TOKEN}\n', 'references-only'],
    ['yarnrc', `npmRegistryServer: "https://npm.example.com"\nnpmAuthToken: "${CHOSEN}"\n`, 'secret'],
    ['yarnrc', 'npmAuthToken: "${NPM_TOKEN-}"\n', 'references-only'],
    ['yarnrc', 'nodeLinker: node-modules\n', 'no-credentials'],
    ['bunfig', `[install.scopes]\nacme = { token = "${CHOSEN}" }\n`, 'secret'],
    ['netrc', `machine git.example.com login ci password ${CHOSEN}\n`, 'secret'],
    ['curl-config', `user = "ci:${CHOSEN}"\n`, 'secret'],
    ['curl-config', `header = "Authorization: Bearer ${CHOSEN}"\n`, 'secret'],
    ['curl-config', 'retry = 3\nuser-agent = "ci"\n', 'no-credentials'],
    ['wget-config', `http_password = ${CHOSEN}\n`, 'secret'],
    ['server-users', `# user=hash\nadmin=${CHOSEN}\n`, 'secret'],
    ['server-users', '#admin=2a0923285184943425d1f53ddd58ec7a\n', 'no-credentials'],
    ['server-users', `<user username="ci" password="${CHOSEN}" roles="manager-gui"/>`, 'secret'],
    ['server-users', `user ci on >${CHOSEN} ~* +@all\n`, 'secret'],
    ['vpn', `[Interface]\nPrivateKey = ${CHOSEN}\n`, 'secret'],
    ['mail-login', `machine mail\npassword ${CHOSEN}\n`, 'secret'],
    ['ftp-login', `<Pass encoding="base64">${CHOSEN}</Pass>`, 'secret'],
    ['ngrok', `version: 3\nauthtoken: ${CHOSEN}\n`, 'secret'],
    ['agent-settings', `license_key = ${CHOSEN}\n`, 'secret'],
    ['pip-conf', `[global]\nindex-url = https://ci:${CHOSEN}@npm.example.com/simple\n`, 'secret'],
    ['pip-conf', '[global]\nindex-url = https://${PIP_USER}:${PIP_PASSWORD}@npm.example.com/simple\n', 'references-only'],
    ['pip-conf', '[global]\nindex-url = https://npm.example.com/simple\n', 'no-credentials'],
    ['gitconfig', '[user]\nname = ci\n', 'no-credentials'],
    ['condarc', 'channels: [conda-forge]\n', 'no-credentials'],
    ['maven-settings', `<server><id>a</id><password>${CHOSEN}</password></server>`, 'secret'],
    ['maven-settings', '<server><id>a</id><password>${env.NEXUS_PASSWORD}</password></server>', 'references-only'],
    ['maven-settings', '<mirrors><mirror><url>https://npm.example.com</url></mirror></mirrors>', 'no-credentials'],
    ['nuget-config', `<add key="ClearTextPassword" value="${CHOSEN}" />`, 'secret'],
    ['nuget-config', '<add key="ClearTextPassword" value="%NUGET_TOKEN%" />', 'references-only'],
    ['composer-auth', `{"http-basic":{"repo.example.com":{"username":"a","password":"${CHOSEN}"}}}`, 'secret'],
    ['docker-config', `{"auths":{"npm.example.com":{"auth":"${CHOSEN}"}}}`, 'secret'],
    ['docker-config', '{"credsStore":"desktop"}', 'no-credentials'],
    ['service-account', '{"locale":"en"}', 'no-credentials'],
    ['dotenv', `PORT=80\nDB_PASSWORD=${CHOSEN}\n`, 'secret'],
    ['dotenv', `PORT=80\nSECRET_KEY=${CHOSEN}\n`, 'secret'],
    ['dotenv', `# SECRET_KEY=${CHOSEN}\n`, 'no-credentials'],
    ['dotenv', 'PORT=80\nSITE_NAME=acme\n', 'no-credentials'],
    ['dotenv', 'DB_PASSWORD=changeme\n', 'no-credentials'],
    ['gradle-properties', `org.gradle.jvmargs=-Xmx2g\nnexusPassword=${CHOSEN}\n`, 'secret'],
    ['aws', `[default]\naws_secret_access_key = ${CHOSEN}\n`, 'secret'],
    ['private-key', KEY, 'secret'],
    ['private-key', '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n', 'no-credentials'],
    ['ssh-key', KEY, 'secret'],
    ['ssh-key', 'whatever', 'unknown'],
    ['token-file', '', 'no-credentials'],
    ['ppp-secrets', 'client * x *', 'unknown'],
    ['no such kind', '', 'unknown'],
  ])('%s: %s', (kind, text, expected) => {
    expect(judgeFileContent(kind, text)).toBe(expected);
  });
});
