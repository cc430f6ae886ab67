import { describe, expect, test } from '@jest/globals';
import { discoverCompanions, type ListedFiles } from '../../src/companions/discover.ts';
import { COMPANIONS } from '../../src/companions/index.ts';

type Folder = { readonly [name: string]: Folder | '' };

function filesOf(tree: Folder): ListedFiles & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    list(path) {
      asked.push(path);
      const parts = path.split('/').filter((name) => name !== '');
      const at = parts.reduce<Folder | '' | undefined>((folder, part) => (folder ? folder[part] : undefined), { p: tree });
      if (!at) return undefined;
      return Object.entries(at).map(([name, value]) => ({ name, kind: value === '' ? 'file' : 'folder' }));
    },
  };
}

describe('discoverCompanions', () => {
  test('finds every kind, in order', () => {
    const files = filesOf({
      Dockerfile: '',
      'docker-compose.yml': '',
      '.dockerignore': '',
      'compose.override.yaml': '',
      src: { 'main.ts': '', 'build.sh': '' },
      '.github': { workflows: { 'ci.yml': '' } },
      node_modules: { x: { 'compose.yml': '' } },
      '.git': { 'compose.yml': '' },
      vendor: { 'docker-compose.yml': '' },
    });
    expect(discoverCompanions(files, '/p', '/p/Dockerfile', COMPANIONS)).toEqual([
      '/p/.dockerignore',
      '/p/.github/workflows/ci.yml',
      '/p/compose.override.yaml',
      '/p/docker-compose.yml',
      '/p/src/build.sh',
    ]);
    expect(files.asked.filter((path) => /node_modules|\.git$|vendor/.test(path))).toEqual([]);
  });

  test('is bounded, nearest first', () => {
    const many: Folder = Object.fromEntries(Array.from({ length: 6000 }, (_, index) => [`f${index}.txt`, ''] as const));
    const files = filesOf({ a: many, b: { 'compose.yml': '' }, z: { app: { Dockerfile: '', 'compose.yml': '' } } });
    expect(discoverCompanions(files, '/p', '/p/z/app/Dockerfile', COMPANIONS)).toEqual(['/p/z/app/compose.yml']);
  });

  test('goes eight folders deep', () => {
    const deep = (levels: number): Folder => (levels === 0 ? { 'compose.yml': '' } : { 'compose.yml': '', d: deep(levels - 1) });
    expect(discoverCompanions(filesOf(deep(12)), '/p', '/p/Dockerfile', COMPANIONS)).toHaveLength(9);
  });

  test('a Dockerfile outside of the root changes nothing', () => {
    expect(discoverCompanions(filesOf({ 'compose.yml': '' }), '/p', '/q/Dockerfile', COMPANIONS)).toEqual(['/p/compose.yml']);
  });

  test.each([
    ['compose.yaml', true],
    ['compose.prod.yml', true],
    ['docker-compose-dev.yaml', true],
    ['a/docker-compose.override.yml', true],
    ['local.docker-compose.yml', true],
    ['docker-compose_test.yml', true],
    ['decompose.yml', false],
    ['composer.yml', false],
    ['compose.json', false],
    ['.github/workflows/compose.yml', false],
  ])('compose takes %s: %j', (path, is) => {
    expect(COMPANIONS.find((companion) => companion.matches(path))?.kind === 'compose').toBe(is);
  });
});
