import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { builtCli } from '../harness/built-cli.ts';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

test('docker runs the plugin, and lists it', () => {
  scratch.write({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' });
  const [config, bin] = [path.join(scratch.folder, 'config'), path.join(scratch.folder, 'bin')];
  mkdirSync(path.join(config, 'cli-plugins'), { recursive: true });
  cpSync(path.join(import.meta.dirname, '../../editors/docker/docker-dockerlint'), path.join(config, 'cli-plugins/docker-dockerlint'));
  mkdirSync(bin);
  symlinkSync(builtCli(), path.join(bin, 'dockerlint'));
  const docker = (...words: readonly string[]) =>
    spawnSync('docker', words, {
      cwd: scratch.folder,
      encoding: 'utf8',
      env: { ...process.env, DOCKER_CONFIG: config, PATH: `${bin}:${path.dirname(process.execPath)}:${process.env['PATH']}` },
    });
  expect(docker('--help').stdout).toMatch(/dockerlint\* +Find secrets in Dockerfiles/);
  expect(docker('dockerlint')).toMatchObject({ status: 1, stdout: expect.stringContaining('no-secret-arg') });
  expect(docker('--log-level', 'error', 'dockerlint', '--diff', 'Dockerfile').stdout).toContain('+RUN --mount=type=secret,id=NPM_TOKEN');
  expect(docker('dockerlint', '--nothing')).toMatchObject({ status: 2, stderr: expect.stringContaining('dockerlint: ') });
});
