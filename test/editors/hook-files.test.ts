import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';

const hooks: readonly { readonly id: string; readonly files: string; readonly exclude: string; readonly require_serial?: boolean }[] = parse(
  readFileSync(path.join(import.meta.dirname, '../../.pre-commit-hooks.yaml'), 'utf8'),
);
const manifest = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8'));

/** Whether pre-commit, which writes flags as Python does, gives the file to the hook. */
function isTaken({ files, exclude }: { readonly files: string; readonly exclude: string }, file: string): boolean {
  return new RegExp(files.replace(/^\(\?i\)/, ''), 'i').test(file) && !new RegExp(exclude).test(file);
}

describe.each(hooks)('the hook $id', (hook) => {
  test.each([
    ['Dockerfile', true],
    ['app/Dockerfile.prod', true],
    ['Dockerfile-prod', true],
    ['app/api.dockerfile', true],
    ['api.Dockerfile', true],
    ['DOCKERFILE', true],
    ['Containerfile', true],
    ['x/api.containerfile', true],
    ['Dockerfile.dockerignore', false],
    ['Dockerfile.j2', false],
    ['Dockerfile.tmpl', false],
    ['docker-compose.yml', true],
    ['app/compose.prod.yaml', true],
    ['.github/workflows/ci.yml', true],
    ['.gitlab-ci.yml', true],
    ['Makefile', true],
    ['scripts/build.sh', true],
    ['Jenkinsfile', true],
    ['docker-bake.hcl', true],
    ['src/values.yml', false],
    ['README.md', false],
    ['Dockerfiles/readme', false],
    ['dockerfiles.md', false],
  ])('%s: %p', (file, expected) => {
    expect(isTaken(hook, file)).toBe(expected);
  });
});

test('the hook that changes files runs once at a time', () => {
  expect(hooks.map(({ id, require_serial }) => [id, require_serial ?? false])).toEqual([
    ['dockerlint', false],
    ['dockerlint-fix', true],
  ]);
});

test('npm builds nothing where a hook is installed', () => {
  // with one of these, installing from git needs everything that a build needs
  expect(Object.keys(manifest.scripts).filter((name) => ['prepare', 'prepack', 'install', 'preinstall', 'postinstall'].includes(name))).toEqual([]);
});
