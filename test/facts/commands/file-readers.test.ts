import { describe, expect, test } from '@jest/globals';
import { fileReadersOf, fileReadersOfExec } from '../../../src/facts/commands/file-readers.ts';
import { scriptOf } from '../script-of.ts';

const readings = (text: string, path: string, workdir: string | undefined = '/app', home: string | undefined = '/root') =>
  fileReadersOf(scriptOf(text), path, workdir, home).map(({ command, certainty, effect, words, otherTargets }) => ({
    text: command.name,
    certainty,
    effect,
    words,
    otherTargets,
  }));

describe('what commands do with a file', () => {
  test.each([
    ['rm -f .npmrc', 'delete', [2], false],
    ['rm -f /app/.npmrc a b', 'delete', [2], true],
    ['rm ./.npmrc', 'delete', [1], false],
    ['rm -rf .np*', 'delete', [2], false],
    ['unlink .npmrc', 'delete', [1], false],
    ['chmod 600 .npmrc', 'permissions', [2], false],
    ['chown node:node .npmrc package.json', 'permissions', [2], true],
    ['cp .npmrc /x', 'copy', [1], true],
    ['mv .npmrc /x', 'copy', [1], true],
    ['cp /x .npmrc', 'write', [2], true],
    ['sed -i s/a/b/ .npmrc', 'write', [3], false],
    ['echo x >> .npmrc', 'write', [], false],
    ['echo x | tee -a .npmrc', 'write', [2], false],
    ['cat .npmrc', 'read', [1], false],
    ['foo --file=/app/.npmrc,x', 'read', [], false],
    ['foo --userconfig=/app/.npmrc', 'read', [], false],
    ['foo < .npmrc', 'read', [], false],
  ] as const)('%s: %s', (text, effect, words, otherTargets) => {
    expect(readings(text, '/app/.npmrc').at(-1)).toMatchObject({ certainty: 'names-it', effect, words, otherTargets });
  });

  test.each([
    ['rm -rf /app', 'delete'],
    ['chown -R node /app', 'permissions'],
    ['cp -r . /dist', 'copy'],
    ['cp -a /app/. /dist', 'copy'],
  ] as const)('%s works on the folder: %s', (text, effect) => {
    expect(fileReadersOf(scriptOf(text), '/app/.npmrc', '/app', '/root')).toMatchObject([{ certainty: 'names-it', effect, folder: true, words: [] }]);
  });

  test('cd is followed', () => {
    expect(readings('cd /root && rm .npmrc && (cd /tmp && rm .npmrc) && rm .npmrc', '/root/.npmrc').map((one) => one.effect)).toEqual([
      'read',
      'delete',
      'read',
      'read',
      'delete',
    ]);
    expect(readings('rm ~/.npmrc $HOME/.npmrc', '/root/.npmrc')).toMatchObject([{ effect: 'delete', words: [1, 2], otherTargets: false }]);
  });

  test.each([
    ['npm ci', '/app/.npmrc', 'known-reader'],
    ['npm ci', '/root/.npmrc', 'known-reader'],
    ['npm ci', '/home/other/.npmrc', 'may-read'],
    ['mkdir x', '/app/.npmrc', 'cannot-read'],
    ['apt-get update', '/app/.npmrc', 'cannot-read'],
    ['./x.sh', '/app/.npmrc', 'may-read'],
    ['git clone x', '/root/.ssh/id_rsa', 'known-reader'],
    ['git clone x', '/root/.aws/credentials', 'cannot-read'],
    ['make', '/run/secrets/x', 'may-read'],
    ['A=1', '/app/.npmrc', 'cannot-read'],
    ['X=/app/.npmrc make', '/app/.npmrc', 'names-it'],
  ] as const)('%s with %s: %s', (text, path, certainty) => {
    expect(readings(text, path).at(-1)?.certainty).toBe(certainty);
  });

  test('the exec form', () => {
    expect(fileReadersOfExec(['npm', 'ci'], '/app/.npmrc', '/app', undefined).certainty).toBe('known-reader');
    expect(fileReadersOfExec(['cat', '/app/x'], '/app/x', '/app', undefined).certainty).toBe('names-it');
  });
});
