import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { isIgnored, parseDockerignore } from '../../src/syntax/dockerignore.ts';
import { runMain } from '../harness/run-main.ts';

const root = path.join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

test('our own Dockerfile has no findings', async () => {
  expect(await runMain(root, ['--fail-on', 'info', 'docker/Dockerfile'])).toMatchObject({ status: 0, stderr: '' });
});

test('the build sees what the image is made of, and nothing else', () => {
  const ignore = parseDockerignore(read('docker/Dockerfile.dockerignore'));
  const seen = ['LICENSE', 'dist/cli.cjs', 'dist/lazy/x.mjs', 'dist/rules/no-secret-arg.md'];
  const unseen = ['.npmrc', 'package.json', '.git/config', 'node_modules/yaml/index.js', 'dist/index.mjs', 'dist/types/src/index.d.ts', 'docker/Dockerfile'];
  expect([...seen, ...unseen].filter((file) => !isIgnored(ignore, file))).toEqual(seen);
});

test('the Dockerfile, the bake file, the page and the workflow agree', () => {
  const base = (text: string): string | undefined => /\bgcr\.io\/[\w./:-]+/.exec(text)?.[0];
  expect(base(read('docker/docker-bake.hcl'))).toBe(base(read('docker/Dockerfile')));
  const { version } = JSON.parse(read('package.json'));
  const names = [read('docs/container.md'), read('README.md')].flatMap((page) => page.match(/ghcr\.io\/[\w./:-]+/g) ?? []);
  expect(new Set(names)).toEqual(new Set([`ghcr.io/dockerlint/dockerlint:${version}`]));
  const { needs, env, steps } = parse(read('.github/workflows/release.yml')).jobs.image;
  const lines: string = steps.map(({ run = '' }: { readonly run?: string }) => run).join('\n');
  expect([needs, Object.keys(env)]).toEqual(['publish', ['IMAGE', 'REVISION']]);
  const set = [...Object.keys(env), ...[...lines.matchAll(/echo "(\w+)=.*GITHUB_ENV/g)].map(([, name]) => name)];
  const variables = [...read('docker/docker-bake.hcl').matchAll(/^variable "(\w+)"/gm)].map(([, name]) => name);
  expect(set.filter((name) => !variables.includes(name))).toEqual([]);
  expect(lines).toContain('docker buildx bake -f docker/docker-bake.hcl release');
});
