import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { documented } from '../harness/documented.ts';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';
import { makeNode, NODE } from './harness/tools.ts';

const root = path.join(import.meta.dirname, '../..');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
const IMAGE = `ghcr.io/dockerlint/dockerlint:${version}`;
const COMPOSE = 'services:\n  web:\n    build:\n      context: .\n      args: [NPM_TOKEN]\n';
/** Somebody who is neither the superuser nor the user of the image. */
const [UID, GID] = [1234, 1235];

let scratch: Scratch;
let tools: Scratch;
beforeAll(() => {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--no-types'], { cwd: root, encoding: 'utf8' });
  expect(built.stderr).toBe('');
  makeNode();
  // as where the umask is 077
  setMode(0o600);
  expect(bake()).toMatchObject({ status: 0 });
  setMode(0o644);
  tools = scratchFolder();
  writeFileSync(path.join(tools.folder, 'id'), `#!/bin/sh\n[ "$1" = -u ] && echo ${UID} || echo ${GID}\n`, { mode: 0o755 });
}, 300_000);
afterAll(() => tools?.remove());
beforeEach(() => {
  scratch = scratchFolder();
  scratch.write({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n', 'compose.yaml': COMPOSE });
  for (const name of ['', '.git', 'Dockerfile', 'compose.yaml']) chownSync(path.join(scratch.folder, name), UID, GID);
  chmodSync(scratch.folder, 0o755);
});
afterEach(() => scratch.remove());

function setMode(mode: number): void {
  for (const name of readdirSync(path.join(root, 'dist/lazy'))) chmodSync(path.join(root, 'dist/lazy', name), mode);
}

function bake(...words: readonly string[]) {
  const env = { ...process.env, BASE: NODE, VERSION: version };
  return spawnSync('docker', ['buildx', 'bake', '-f', 'docker/docker-bake.hcl', ...words], { cwd: root, encoding: 'utf8', env });
}

/** Runs a line of docs/container.md as that user would; the engine may listen to the superuser alone. */
function run(line: string) {
  const env = { ...process.env, PATH: `${tools.folder}:${process.env['PATH']}` };
  return spawnSync('sh', ['-c', line], { cwd: scratch.folder, encoding: 'utf8', env });
}

function expectFixed({ status, stdout, stderr }: ReturnType<typeof run>): void {
  expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: expect.stringContaining('changed  Dockerfile, compose.yaml') });
  for (const name of ['Dockerfile', 'compose.yaml']) {
    const { uid, gid, mode } = statSync(path.join(scratch.folder, name));
    expect({ name, uid, gid, mode: mode & 0o777 }).toEqual({ name, uid: UID, gid: GID, mode: 0o644 });
    expect(readFileSync(path.join(scratch.folder, name), 'utf8')).toMatch(/--mount=type=secret|secrets:/);
  }
  expect(readdirSync(scratch.folder).filter((name) => name !== '.git')).toEqual(['Dockerfile', 'compose.yaml']);
}

const strict = documented('container.md', 'strict');

describe('the container image', () => {
  test('is small, has a user, and all its times are that of the sources', () => {
    const inspect = (image: string) => JSON.parse(spawnSync('docker', ['inspect', image], { encoding: 'utf8' }).stdout)[0];
    const { Config, Created, Size } = inspect(IMAGE);
    expect([Config.User, Created]).toEqual(['65532:65532', '1970-01-01T00:00:00Z']);
    expect(Config.Labels['org.opencontainers.image.version']).toBe(version);
    expect(Size - inspect(NODE).Size).toBeLessThan(6_000_000);
  });

  test('lints what is mounted, and shows the pages', () => {
    expect(run(documented('container.md', 'lint'))).toMatchObject({ status: 1, stdout: expect.stringContaining('1 error; 1 can be fixed: dockerlint --fix') });
    expect(run(`docker run --rm ${IMAGE} explain npm`)).toMatchObject({ status: 0, stdout: expect.stringContaining('https://docs.npmjs.com') });
    expect(run(`docker run --rm ${IMAGE} --version`)).toMatchObject({ status: 0, stdout: `${version}\n` });
  });

  test('changes files, which stay those of the caller', () => {
    expectFixed(run(documented('container.md', 'fix')));
  });

  test('does so with a file system that cannot be written to', () => {
    expectFixed(run(strict.replace(' --tmpfs /tmp', '')));
  });

  test('and outside of a repository, where the journal needs a place', () => {
    rmSync(path.join(scratch.folder, '.git'), { recursive: true });
    expect(run(strict.replace(' --tmpfs /tmp', ''))).toMatchObject({ status: 2, stderr: expect.stringMatching(/journal .* nothing was changed\n$/) });
    expectFixed(run(strict));
  });

  test('is made for every platform, with times that the exporter rewrites', () => {
    const { target } = JSON.parse(bake('release', '--print').stdout);
    expect(target.release.platforms).toEqual(['linux/amd64', 'linux/arm64']);
    expect(target.release.output).toEqual([{ type: 'image', push: 'true', 'rewrite-timestamp': 'true' }]);
  });
});
