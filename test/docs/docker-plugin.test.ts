import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';

const root = path.join(import.meta.dirname, '../..');
const folder = path.join(root, 'editors/docker');
const plugin = path.join(folder, 'docker-dockerlint');

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

const run = (file: string, words: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawnSync('sh', [file, ...words], { cwd: scratch.folder, encoding: 'utf8', env: { PATH: '/usr/bin:/bin', ...env } });

/** A `dockerlint` that prints what it is given, and ends with 1. */
function onPath(): string {
  const bin = path.join(scratch.folder, 'bin');
  mkdirSync(bin);
  writeFileSync(path.join(bin, 'dockerlint'), '#!/bin/sh\nprintf "<%s>" "$@"\nexit 1\n');
  chmodSync(path.join(bin, 'dockerlint'), 0o755);
  return `${bin}:/usr/bin:/bin`;
}

test('says of itself what docker asks for', () => {
  const { stdout, status } = run(plugin, ['docker-cli-plugin-metadata']);
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ SchemaVersion: '0.1.0', Vendor: 'dockerlint', Version: version });
});

test.each([
  [['dockerlint'], '<>'],
  [['dockerlint', '--fix', 'a b', 'dockerlint'], '<--fix><a b><dockerlint>'],
  [['--context', 'remote', 'dockerlint', '--diff'], '<--diff>'],
])('%j', (words, given) => {
  expect(run(plugin, words, { PATH: onPath() })).toMatchObject({ stdout: given, stderr: '', status: 1 });
});

test('says what is missing', () => {
  expect(run(plugin, ['dockerlint'])).toMatchObject({
    stdout: '',
    stderr: 'docker dockerlint: dockerlint is not on PATH: npm install --global @dockerlint/cli\n',
    status: 2,
  });
});

test('is installed where docker looks for it', () => {
  const script = path.join(folder, 'install.sh');
  for (const [env, place] of [
    [{ HOME: path.join(scratch.folder, 'home') }, 'home/.docker/cli-plugins'],
    [{ HOME: '/nowhere', DOCKER_CONFIG: path.join(scratch.folder, 'config') }, 'config/cli-plugins'],
  ] as const) {
    const installed = path.join(scratch.folder, place, 'docker-dockerlint');
    expect(run(script, [], env)).toMatchObject({ stdout: `${installed}\n`, stderr: '', status: 0 });
    expect(readFileSync(installed, 'utf8')).toBe(readFileSync(plugin, 'utf8'));
    expect(statSync(installed).mode & 0o777).toBe(0o755);
  }
});
