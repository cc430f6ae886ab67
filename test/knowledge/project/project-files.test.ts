import { expect, test } from '@jest/globals';
import { PRIVATE_SETTINGS, PROJECT_FILES } from '../../../src/knowledge/project/project-files.ts';

test('a folder shows that it holds a project', () => {
  expect(['package.json', 'a/go.mod', 'x.csproj', 'Makefile', 'a.sh'].every((path) => PROJECT_FILES.test(path))).toBe(true);
  expect(['Dockerfile', '.npmrc', 'README.md', 'placeholder.txt'].some((path) => PROJECT_FILES.test(path))).toBe(false);
  expect(PRIVATE_SETTINGS.test('node_modules\n.npmrc\n')).toBe(true);
  expect(PRIVATE_SETTINGS.test('node_modules\n.env\n')).toBe(false);
});
