import { describe, expect, test } from '@jest/globals';
import { dockerignore, ignoreFileOf } from '../../src/companions/context/dockerignore.ts';
import type { BuildChange, CompanionFiles, CompanionResult } from '../../src/companions/types.ts';
import { isIgnored, parseDockerignore } from '../../src/syntax/dockerignore.ts';
import { Document } from '../../src/text/document.ts';
import { applyEdits } from '../../src/text/edit.ts';

function change(excluded: readonly string[]): BuildChange {
  return { dockerfile: '/p/docker/Dockerfile', context: '/p', secrets: [], removedArgs: new Map(), containerEnv: new Map(), excluded };
}

function filesWith(...paths: readonly string[]): CompanionFiles {
  return { root: '/p', read: () => undefined, exists: (path) => paths.includes(path) };
}

function rewrite(
  text: string,
  excluded: readonly string[],
  path = '/p/.dockerignore',
  files = filesWith('/p/.dockerignore'),
): CompanionResult & { readonly after: string } {
  const result = dockerignore.rewrite(new Document(path, text), change(excluded), files);
  return { ...result, after: applyEdits(text, result.edits) };
}

describe('dockerignore companion', () => {
  test.each<readonly [title: string, before: string, excluded: readonly string[], after: string]>([
    ['makes the file', '', ['.npmrc'], '.npmrc\n'],
    ['appends', 'node_modules\n', ['.npmrc', 'config/.netrc'], 'node_modules\n.npmrc\nconfig/.netrc\n'],
    ['ends a last line first', '.git', ['.npmrc'], '.git\n.npmrc\n'],
    ['keeps the line endings', '.git\r\n', ['.npmrc'], '.git\r\n.npmrc\r\n'],
    ['adds nothing that is ignored', '**/.npmrc\n', ['.npmrc', 'sub/.npmrc'], '**/.npmrc\n'],
    ['comes after what takes files back in', '*\n!src\n', ['src/.npmrc', 'src/.env'], '*\n!src\nsrc/.npmrc\nsrc/.env\n'],
    ['removes what takes one in', '*\n!src\n!.npmrc\n!app', ['.npmrc', 'src/.env'], '*\n!src\n!app\nsrc/.env\n'],
    ['removes a last line without an ending', '*\n!.npmrc', ['.npmrc'], '*\n'],
    ['adds what no other line keeps out', '!.npmrc\n', ['.npmrc'], '.npmrc\n'],
    ['adds a path once', '', ['.env', './.env'], '.env\n'],
    ['escapes what a pattern would read otherwise', '', ['a[1]*.key', '!x', '#y'], 'a\\[1\\]\\*.key\n\\!x\n\\#y\n'],
    ['changes nothing without a reason', 'a\n', [], 'a\n'],
    ['takes no path outside the context', '', ['../x', '/etc/x'], ''],
  ])('%s', (_, before, excluded, after) => {
    const result = rewrite(before, excluded);
    expect(result.after).toBe(after);
    expect(rewrite(after, excluded).after).toBe(after);
    const ignore = parseDockerignore(after);
    for (const path of excluded) if (!/^[./]*\/|^\.\./.test(path)) expect([path, isIgnored(ignore, path)]).toEqual([path, true]);
  });

  test('the file beside the Dockerfile has it alone', () => {
    const files = filesWith('/p/.dockerignore', '/p/docker/Dockerfile.dockerignore');
    expect(rewrite('a\n', ['.npmrc'], '/p/.dockerignore', files).edits).toEqual([]);
    expect(rewrite('a\n', ['.npmrc'], '/p/docker/Dockerfile.dockerignore', files).after).toBe('a\n.npmrc\n');
    expect(ignoreFileOf(change([]), files)).toBe('/p/docker/Dockerfile.dockerignore');
    expect(ignoreFileOf(change([]), filesWith())).toBe('/p/.dockerignore');
  });

  test('reports a line that stops every build', () => {
    expect(rewrite('[\n', ['.npmrc']).caveats[0]?.message).toMatch(/refuses to build/);
  });

  test.each([
    ['.dockerignore', true],
    ['a/b/api.Dockerfile.dockerignore', true],
    ['.gitignore', false],
    ['dockerignore.md', false],
  ])('matches(%j) is %j', (path, is) => {
    expect(dockerignore.matches(path)).toBe(is);
  });
});
