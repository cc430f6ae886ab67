import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { builtCli } from '../harness/built-cli.ts';
import { documented } from '../harness/documented.ts';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
  for (let index = 0; index < 20; index++) {
    scratch.write({ [`app-${index}/Dockerfile`]: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' });
    mkdirSync(path.join(scratch.folder, `app-${index}/.git`));
  }
  mkdirSync(path.join(scratch.folder, 'bin'));
  symlinkSync(builtCli(), path.join(scratch.folder, 'bin/dockerlint'));
});
afterEach(() => scratch.remove());

function run(label: string, env: { readonly [name: string]: string } = {}) {
  const PATH = `${path.join(scratch.folder, 'bin')}:${path.dirname(process.execPath)}:/usr/bin:/bin`;
  return spawnSync('sh', ['-c', documented('fleet.md', label)], { cwd: scratch.folder, encoding: 'utf8', env: { PATH, HOME: scratch.folder, ...env } });
}

test('the lines of docs/fleet.md: the parts together are the whole', () => {
  expect(run('stream').status).toBe(1);
  const whole = readFileSync(path.join(scratch.folder, 'report.ndjson'), 'utf8').trimEnd().split('\n');
  expect(JSON.parse(whole.at(-1) ?? '')).toMatchObject({ type: 'summary', files: 20, errors: 20 });
  const parts = Array.from({ length: 16 }, (_, index) => run('part', { PART: String(index + 1) }));
  expect(new Set(parts.map(({ status }) => status))).toEqual(new Set([0]));
  expect(existsSync(path.join(scratch.folder, 'report-16.ndjson'))).toBe(true);
  const merged = run('merge');
  expect([merged.status, merged.stderr]).toEqual([1, '']);
  expect(merged.stdout).toMatch(/by rule\n {5}20 {2}no-secret-arg\n[\s\S]*\n20 errors, 0 warnings, 0 infos, 20 can be fixed in 20 files\n$/);
  expect(run('page')).toMatchObject({ status: 0, stdout: '', stderr: '' });
  expect(readFileSync(path.join(scratch.folder, 'report.html'), 'utf8')).toContain('<b>app-19/Dockerfile</b> 1</summary>');
  expect(run('summary', { GITHUB_STEP_SUMMARY: 'summary.md' }).status).toBe(1);
  expect(readFileSync(path.join(scratch.folder, 'summary.md'), 'utf8')).toMatch(/^## dockerlint: 20 errors, 20 can be fixed in 20 files\n/);
});
