import { describe, expect, test } from '@jest/globals';
import { EXPANDED_FILES, EXPANDED_SETTINGS } from '../../src/knowledge/expanded-files.ts';

/** For each row, in its order: a path, how a variable stands in it, and a path that is not it. */
const FILES: readonly (readonly [path: string, reference: string, other: string])[] = [
  ['/root/.npmrc', '${NAME}', '/root/.npmrc.bak'],
  ['.yarnrc.yml', '${NAME}', '.yarnrc'],
  ['~/.condarc', '${NAME}', 'conda.yml'],
  ['requirements/dev-requirements.txt', '${NAME}', 'notes.txt'],
  ['/root/.m2/settings.xml', '${env.NAME}', 'pom.xml'],
  ['NuGet.Config', '%NAME%', 'app.config'],
];

const SETTINGS: readonly (readonly [stored: string, other: string])[] = [
  ['config set //npm.example.com/:_authToken x', 'config get x'],
  ['config set -H npmAuthToken x', 'config set registry x'],
];

describe('files that may hold a reference to a variable', () => {
  test('every row has an example', () => {
    expect([FILES.length, SETTINGS.length]).toEqual([EXPANDED_FILES.length, EXPANDED_SETTINGS.length]);
  });

  test.each(FILES.map((example, index) => [index, ...example] as const))('row %i: %s', (index, file, reference, other) => {
    const row = EXPANDED_FILES[index];
    expect({ fits: row?.path.test(file), reference: row?.reference, other: row?.path.test(other) }).toEqual({ fits: true, reference, other: false });
  });

  test.each(SETTINGS.map((example, index) => [index, ...example] as const))('settings row %i: %s', (index, stored, other) => {
    const row = EXPANDED_SETTINGS[index];
    expect([stored, other].map((text) => row?.arguments.test(text))).toEqual([true, false]);
    expect(EXPANDED_FILES.some((file) => file.path.test(row?.file ?? ''))).toBe(true);
  });

  test('a container of node 14 or older runs npm 6, which stops at a reference that it cannot fill in', () => {
    const image = EXPANDED_FILES[0]?.strict.find((one) => one.programs.includes('npm'))?.image;
    expect(['node:8', 'node:14-alpine', 'node:carbon', 'node', 'node:16', 'node:22', 'acme/node:1'].filter((name) => image?.test(name))).toEqual([
      'node:8',
      'node:14-alpine',
      'node:carbon',
      'acme/node:1',
    ]);
  });
});
