import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { cleanPath, dockerignorePaths, isIgnored, parseDockerignore } from '../../src/syntax/dockerignore.ts';

interface Table {
  readonly files: readonly string[];
  /** `ignored`: indexes into `files`; `error`: the build stops. */
  readonly rows: readonly { readonly patterns: readonly string[]; readonly ignored?: readonly number[]; readonly error?: boolean }[];
}

/** What a real engine left out of `FROM scratch` + `COPY . /` by `<Dockerfile>.dockerignore`: single patterns, and several that undo each other. */
const tables: readonly Table[] = JSON.parse(readFileSync(new URL('dockerignore-cases.json', import.meta.url), 'utf8'));

describe.each(tables)('as the engine does, %#', ({ files, rows }) => {
  test.each(rows.map((row, index) => [index, JSON.stringify(row.patterns), row] as const))('%i %s', (_, __, row) => {
    const ignore = parseDockerignore(`${row.patterns.join('\n')}\n`);
    expect(ignore.problems.length > 0).toBe(row.error === true);
    if (row.ignored) expect(files.filter((file) => isIgnored(ignore, file))).toEqual(row.ignored.map((index) => files[index]));
  });
});

test('ranges are those of the lines', () => {
  const text = '\ufeff# secrets\r\n.npmrc\r\n\r\n  !keep  \nlast[';
  const { patterns, problems } = parseDockerignore(text);
  expect([...patterns, ...problems].map(({ range }) => text.slice(range.start, range.end))).toEqual(['.npmrc', '  !keep  ', 'last[']);
  expect(problems[0]?.message).toContain('last[');
});

test.each([
  ['a/../b', 'b'],
  ['./', '.'],
  ['/..//a/', '/a'],
  ['../../a', '../../a'],
  ['', '.'],
])('cleanPath(%j) is %j', (path, cleaned) => {
  expect(cleanPath(path)).toBe(cleaned);
});

test('a path may be written with ./', () => {
  expect(isIgnored(parseDockerignore('a/b'), './a//b/c')).toBe(true);
});

test('the file beside the Dockerfile comes first', () => {
  expect(dockerignorePaths('/p/docker/api.Dockerfile', '/p/')).toEqual(['/p/docker/api.Dockerfile.dockerignore', '/p/.dockerignore']);
});
