import { describe, expect, test } from '@jest/globals';
import { contextOf } from '../../src/project/context.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';

const FILES = {
  'app/Dockerfile': 'FROM a\n',
  'app/.npmrc': 'x',
  'app/src/index.js': 'y',
  'app/src/secret/key.pem': 'z',
  'app/node_modules/a/index.js': '',
  'other/Dockerfile': 'FROM b\n',
};

describe('contextOf', () => {
  test('holds what lies beside the Dockerfile, or in the given folder', () => {
    const context = contextOf(memoryFiles(FILES), '/project/app/Dockerfile');
    expect(context.files()).toEqual(['Dockerfile', '.npmrc', 'src/index.js', 'src/secret/key.pem']);
    expect([context.read('.npmrc'), context.read('/src/./index.js'), context.read('gone')]).toEqual(['x', 'y', undefined]);
    expect(contextOf(memoryFiles(FILES), '/project/app/Dockerfile', { folder: '/project' }).read('app/.npmrc')).toBe('x');
  });

  test('reaches nothing outside of it', () => {
    const context = contextOf(memoryFiles(FILES), '/project/app/Dockerfile');
    expect(['../other/Dockerfile', 'src/../../other/Dockerfile', '..'].map((path) => context.read(path))).toEqual([undefined, undefined, undefined]);
    expect(context.isFolder('../other')).toBe(false);
  });

  test('leaves out what .dockerignore ignores; the one of the Dockerfile counts first', () => {
    const shared = contextOf(memoryFiles({ ...FILES, 'app/.dockerignore': '.npmrc\nsrc/secret\n' }), '/project/app/Dockerfile');
    expect(shared.files()).toEqual(['Dockerfile', '.dockerignore', 'src/index.js']);
    expect([shared.read('.npmrc'), shared.read('src/secret/key.pem'), shared.isFolder('src/secret'), shared.isFolder('src')]).toEqual([
      undefined,
      undefined,
      false,
      true,
    ]);
    const own = contextOf(
      memoryFiles({ ...FILES, 'app/.dockerignore': '*\n', 'app/Dockerfile.dockerignore': 'src/*\n!src/secret\n' }),
      '/project/app/Dockerfile',
    );
    expect(own.files()).toContain('src/secret/key.pem');
    expect(own.files()).not.toContain('src/index.js');
  });

  test('knows folders', () => {
    const context = contextOf(memoryFiles(FILES), '/project/app/Dockerfile');
    expect(['', '.', '/', 'src', 'src/', 'src/index.js', 'gone'].map((path) => context.isFolder(path))).toEqual([true, true, true, true, true, false, false]);
  });

  test('reads nothing before it is asked, and no file beyond a megabyte', () => {
    const reads: string[] = [];
    const context = contextOf(memoryFiles({ ...FILES, 'app/big': 'x'.repeat((1 << 20) + 1) }, '/project', reads), '/project/app/Dockerfile');
    expect(reads).toEqual([]);
    expect(context.read('big')).toBeUndefined();
  });

  test('lists at most 20,000 files', () => {
    const many = Object.fromEntries(Array.from({ length: 20_010 }, (_, index) => [`app/f${index}`, '']));
    expect(contextOf(memoryFiles(many), '/project/app/Dockerfile').files()).toHaveLength(20_000);
  });
});
