import { describe, expect, test } from '@jest/globals';
import { PUBLIC_FILE, WRITTEN_FILES } from '../../../src/knowledge/secrets/credential-files.ts';
import { random } from '../../harness/mutate.ts';
import { matchesOf } from '../../harness/pattern-samples.ts';

const FILES: readonly string[] = [
  '~/.npmrc',
  './.npmrc',
  '$NPM_CONFIG_USERCONFIG',
  '.yarnrc.yml',
  'bunfig.toml',
  '/etc/pip.conf',
  '~/.pypirc',
  '~/.config/pypoetry/auth.toml',
  '$HOME/.netrc',
  '~/.git-credentials',
  '~/.gitconfig',
  '~/.ssh/id_rsa',
  '/keys/deploy_key',
  'server.pem',
  '~/.cargo/credentials.toml',
  '/usr/lib/R/etc/Renviron.site',
  '/etc/nix/nix.conf',
  '/etc/apt/auth.conf.d/x.conf',
  '/etc/apt/sources.list.d/x.list',
  '/etc/apk/repositories',
  '~/.aws/credentials',
  '~/.docker/config.json',
  '/tmp/service-account.json',
  '~/.kube/config',
  '~/.terraformrc',
  'NuGet.Config',
  '.sentryclirc',
  '~/.cache/huggingface/token',
  '/root/.m2/settings.xml',
  '.env',
  '/app/.env.production',
  '~/.bundle/config',
  '~/.hex/hex.config',
  '~/.pgpass',
  'config/master.key',
  'config/secrets.yml',
  'security/boot.properties',
];

describe('files that are credentials by their path', () => {
  test.each(FILES)('%s is one', (path) => {
    expect(WRITTEN_FILES.find((row) => row.path.test(path))).toBeDefined();
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

  test('what a row matches has one of its marks', () => {
    const next = random(20_26);
    for (const { marks, path } of WRITTEN_FILES) {
      const samples = matchesOf(path, next, 2000);
      expect({ row: path.source, isMatched: samples.length > 0 }).toEqual({ row: path.source, isMatched: true });
      expect(samples.filter((one) => !marks.some((mark) => one.toLowerCase().includes(mark)))).toEqual([]);
    }
  });

  test('every row has an example', () => {
    expect(
      WRITTEN_FILES.filter((row) => !FILES.some((path) => WRITTEN_FILES.find((other) => other.path.test(path)) === row)).map((row) => row.path.source),
    ).toEqual([]);
  });
});
