import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import { COMPANIONS } from '../../src/companions/index.ts';
import { DEFAULT_ENGINE, ENGINES } from '../../src/knowledge/docker/engines.ts';
import { memoryFiles } from '../../src/project/memory-files.ts';
import { lintProject } from '../../src/project/project.ts';
import { rememberedFiles } from '../../src/project/remembered-files.ts';
import type { ProjectFiles } from '../../src/project/types.ts';

/** The files, with the folders that are listed and the files that are read. */
function counted(files: ProjectFiles): ProjectFiles & { readonly lists: string[]; readonly reads: string[] } {
  const lists: string[] = [];
  const reads: string[] = [];
  return {
    ...files,
    lists,
    reads,
    list(folder) {
      lists.push(folder);
      return files.list(folder);
    },
    read(file) {
      reads.push(file);
      return files.read(file);
    },
  };
}

describe('rememberedFiles', () => {
  test('asks for each file and folder once, for those that are not there as well', () => {
    const files = counted(memoryFiles({ 'app/Dockerfile': 'FROM a\n' }));
    const remembered = rememberedFiles(files);
    for (let times = 0; times < 3; times++) {
      expect(remembered.list('/project/app')).toEqual([{ name: 'Dockerfile', kind: 'file' }]);
      expect(remembered.list('/project/gone')).toBeUndefined();
      expect(remembered.read('/project/app/Dockerfile')).toBe('FROM a\n');
      expect(remembered.read('/project/gone')).toBeUndefined();
    }
    expect(files.lists).toEqual(['/project/app', '/project/gone']);
    expect(files.reads).toEqual(['/project/app/Dockerfile', '/project/gone']);
  });

  test('keeps no more than some megabytes of texts', () => {
    const big = 'x'.repeat(3 * 1024 * 1024);
    const files = counted(memoryFiles({ a: big, b: big, c: big }));
    const remembered = rememberedFiles(files);
    for (let times = 0; times < 2; times++) for (const name of ['a', 'b', 'c']) expect(remembered.read(`/project/${name}`)).toBe(big);
    expect(files.reads.map((file) => file.slice(-1)).join('')).toBe('abcc');
  });
});

describe('lintProject', () => {
  function lint(dockerfiles: number): ReturnType<typeof counted> {
    const text = 'FROM node:22\nARG NPM_TOKEN\nCOPY . .\nRUN npm ci\n';
    const names = Array.from({ length: dockerfiles }, (_, index) => `${index}.Dockerfile`);
    const files = counted(
      memoryFiles({ ...Object.fromEntries(names.map((name) => [name, text])), 'package.json': '{}', 'docs/build.md': '    docker build .\n' }),
    );
    lintProject(
      files,
      names.map((name) => `/project/${name}`),
      RULES,
      COMPANIONS,
      {
        fix: 'none',
        cwd: '/project',
        home: '/home/someone',
        settingsOf: () => ({
          engine: ENGINES[DEFAULT_ENGINE],
          levels: new Map(),
          settings: { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] },
          context: undefined,
          companions: true,
        }),
      },
    );
    return files;
  }

  test('lists the folders of a project once, and reads no file twice, however many Dockerfiles it has', () => {
    const [few, many] = [lint(2), lint(20)];
    expect(many.lists.sort()).toEqual(few.lists.sort());
    expect(many.lists).toEqual([...new Set(many.lists)]);
    expect(many.reads).toHaveLength(new Set(many.reads).size);
  });
});
