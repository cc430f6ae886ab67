import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { diffsOf } from '../../site/page/diffs.ts';
import { fragmentOf, stateOfFragment } from '../../site/page/share.ts';
import { filesOf, START, stateOf } from '../../site/page/state.ts';
import { unifiedDiff } from '../../src/reporters/diff.ts';

function fragmentWith(value: unknown): string {
  return `#1=${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;
}

describe('a link to the playground', () => {
  test.each([
    START,
    stateOf({}),
    stateOf(
      { Dockerfile: 'FROM a\r\n# \u{1f511}\n', 'docker/build.sh': 'x'.repeat(100_000) },
      { engine: 'buildah', fix: 'unsafe', keepArguments: true, sshAgent: true },
    ),
  ])('carries the whole state', async (state) => {
    const read = await stateOfFragment(await fragmentOf(state));
    expect(read?.options).toEqual(state.options);
    expect(filesOf(read ?? stateOf({}))).toEqual(filesOf(state));
  });

  test('takes over nothing else', async () => {
    const files = { Dockerfile: 'FROM a\n', '../x': 'a', '/etc/x': 'a', 'a//b': 'a', 'a/../../b': 'a', b: 1 };
    const read = await stateOfFragment(fragmentWith({ files, options: { engine: 'toString', fix: 'all', keepArguments: 1 }, more: 1 }));
    expect(filesOf(read ?? START)).toEqual({ Dockerfile: 'FROM a\n' });
    expect(read?.options).toEqual({});
  });

  test.each([
    ['nothing', ''],
    ['another format', '#2=abcd'],
    ['no base64', '#1=%%%%'],
    ['no deflate', '#1=AAAA'],
    ['a list', fragmentWith([])],
    ['null', fragmentWith({ files: null })],
    ['more than fits', fragmentWith({ files: { Dockerfile: 'x'.repeat(600_000) } })],
  ])('with %s is none', async (_, fragment) => {
    expect(await stateOfFragment(fragment)).toBeUndefined();
  });
});

test('a diff is shown file by file, whatever its lines begin with', () => {
  const first = unifiedDiff('a b/x.sql', '-- old\n++ old\n', '-- new\n++ b/new\n');
  const second = unifiedDiff('.dockerignore', undefined, '.npmrc');
  expect(diffsOf(`${first}${second}`)).toEqual([
    { path: 'a b/x.sql', lines: ['@@ -1,2 +1,2 @@', '--- old', '-++ old', '+-- new', '+++ b/new'] },
    { path: '.dockerignore', lines: ['@@ -0,0 +1,1 @@', '+.npmrc', '\\ No newline at end of file'] },
  ]);
  expect(diffsOf('')).toEqual([]);
});
