import { describe, expect, test } from '@jest/globals';
import { PUBLIC_FILE, WRITTEN_FILES } from '../../../src/knowledge/secrets/credential-files.ts';

const FILES: readonly (readonly [path: string, rule: string])[] = [
  ['~/.npmrc', 'RL05'],
  ['./.npmrc', 'RL05'],
  ['$NPM_CONFIG_USERCONFIG', 'RL05'],
  ['.yarnrc.yml', 'RL07'],
  ['bunfig.toml', 'RL07'],
  ['/etc/pip.conf', 'RL11'],
  ['~/.pypirc', 'RL11'],
  ['~/.config/pypoetry/auth.toml', 'RL11'],
  ['$HOME/.netrc', 'RL24'],
  ['~/.git-credentials', 'RL23'],
  ['~/.gitconfig', 'RL19'],
  ['~/.ssh/id_rsa', 'RL25'],
  ['/keys/deploy_key', 'RL25'],
  ['server.pem', 'RL25'],
  ['~/.cargo/credentials.toml', 'RL27'],
  ['/usr/lib/R/etc/Renviron.site', 'RL29'],
  ['/etc/nix/nix.conf', 'RL30'],
  ['/etc/apt/sources.list.d/x.list', 'RL31'],
  ['/etc/apk/repositories', 'RL32'],
  ['~/.aws/credentials', 'RL34'],
  ['~/.docker/config.json', 'RL36'],
  ['/tmp/service-account.json', 'RL37'],
  ['~/.kube/config', 'RL00'],
  ['~/.terraformrc', 'RL39'],
  ['NuGet.Config', 'RL40'],
  ['.sentryclirc', 'RL41'],
  ['~/.cache/huggingface/token', 'RL42'],
  ['/root/.m2/settings.xml', 'RL45'],
  ['.env', 'RL46'],
  ['/app/.env.production', 'RL46'],
  ['~/.bundle/config', 'RL17'],
  ['~/.hex/hex.config', 'RL28'],
  ['~/.pgpass', 'RL00'],
  ['config/master.key', 'RL25'],
  ['config/secrets.yml', 'RL00'],
  ['security/boot.properties', 'RL00'],
];

describe('files that are credentials by their path', () => {
  test.each(FILES)('%s is %s', (path, rule) => {
    expect(WRITTEN_FILES.find((one) => one.path.test(path))?.rule).toBe(rule);
  });

  test.each(['.env.example', '/etc/nginx/nginx.conf', '/version', '~/.ssh/config', 'README.md', 'package.json'])('%s is none', (path) => {
    expect(WRITTEN_FILES.find((one) => one.path.test(path))).toBeUndefined();
  });

  test.each([
    '~/.ssh/authorized_keys',
    '~/.ssh/known_hosts',
    '~/.ssh/id_rsa.pub',
    '/etc/ssl/ca-bundle.pem',
    '/etc/ssl/fullchain.pem',
    'x.crt',
    '/usr/share/keyrings/x.gpg',
  ])('%s is public', (path) => {
    expect(PUBLIC_FILE.test(path)).toBe(true);
  });

  test.each(['~/.ssh/id_rsa', 'server.key', 'private.pem'])('%s is not public', (path) => {
    expect(PUBLIC_FILE.test(path)).toBe(false);
  });

  test('every row has an example', () => {
    expect(WRITTEN_FILES.filter((row) => !FILES.some(([path]) => row.path.test(path))).map((row) => row.path.source)).toEqual([]);
  });
});
