import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { builtCli } from '../harness/built-cli.ts';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';

let scratch: Scratch;
let program: string;
let folder: string;

beforeEach(() => {
  scratch = scratchFolder();
  scratch.write({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' });
  program = path.join(scratch.folder, 'program');
  cpSync(path.dirname(builtCli()), program, { recursive: true });
  folder = path.join(scratch.folder, 'cache/dockerlint');
});
afterEach(() => scratch.remove());

function run(words: readonly string[] = ['Dockerfile'], env: Readonly<Record<string, string>> = {}) {
  return spawnSync(process.execPath, [path.join(program, 'cli.cjs'), ...words], {
    cwd: scratch.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], XDG_CACHE_HOME: path.join(scratch.folder, 'cache'), ...env },
  });
}

const HOURS_AGO = new Date(Date.now() - 2 * 60 * 60 * 1000);
const LINTED = { status: 1, stderr: '', stdout: expect.stringContaining('no-secret-arg') };
const kept = (): readonly string[] => (existsSync(folder) ? readdirSync(folder).sort() : []);

/** Puts other code where the program keeps its own. V8 takes it for that of a text of the same length. */
function plant(): string {
  expect(run()).toMatchObject(LINTED);
  const [name = ''] = kept();
  const { length } = readFileSync(path.join(program, 'start.cjs'), 'latin1');
  const text = '(function(){process.stdout.write("planted\\n");return{ending:Promise.resolve({status:0,linted:false})}})';
  const bytes = new vm.Script(text.padEnd(length)).createCachedData();
  const file = path.join(folder, name);
  writeFileSync(file, Buffer.concat([bytes, bytes]), { mode: 0o600 });
  return file;
}

test('the first run keeps what was compiled, for the user alone, and the next one takes it', () => {
  expect(run()).toMatchObject(LINTED);
  expect(kept()).toEqual([expect.stringMatching(/^start-lint-[0-9a-f]{16}-[\w.-]+\.bin$/)]);
  const file = path.join(folder, kept()[0] ?? '');
  if (process.platform !== 'win32') expect([statSync(folder).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
  const { mtimeMs } = statSync(file);
  expect(run()).toMatchObject(LINTED);
  expect(statSync(file).mtimeMs).toBe(mtimeMs);
  expect(run(['--diff', 'Dockerfile']).stdout).toContain('-ARG NPM_TOKEN\n');
  expect(kept()).toHaveLength(2);
});

test('what a later run compiles is kept as well, where nobody looked for an hour', () => {
  scratch.write({ 'empty/Dockerfile': 'FROM scratch\n' });
  expect(run(['empty/Dockerfile']).status).toBe(0);
  const file = path.join(folder, kept()[0] ?? '');
  const first = statSync(file);
  expect(run()).toMatchObject(LINTED);
  expect(statSync(file)).toMatchObject({ size: first.size, mtimeMs: first.mtimeMs });

  const earlier = (): void => utimesSync(file, HOURS_AGO, HOURS_AGO);
  earlier();
  expect(run()).toMatchObject(LINTED);
  const second = statSync(file);
  expect(second.size).toBeGreaterThan(first.size * 1.2);

  // nothing more to keep: it counts as looked at, and stays
  earlier();
  expect(run()).toMatchObject(LINTED);
  const third = statSync(file);
  expect(third.ino).toBe(second.ino);
  expect(third.mtimeMs).toBeGreaterThan(HOURS_AGO.getTime());
  expect(kept()).toHaveLength(1);
});

test('other commands keep nothing, nor does a run that failed, nor one that is told not to', () => {
  expect(run(['--version']).status).toBe(0);
  expect(run(['rules']).status).toBe(0);
  expect(run(['--print-config', 'Dockerfile']).status).toBe(0);
  expect(run(['no-such-file']).status).toBe(2);
  expect(run(['Dockerfile'], { NODE_DISABLE_COMPILE_CACHE: '1' })).toMatchObject(LINTED);
  expect(run(['Dockerfile'], { XDG_CACHE_HOME: 'relative' })).toMatchObject(LINTED);
  expect(kept()).toEqual([]);
  expect(existsSync(path.join(scratch.folder, 'relative'))).toBe(false);
});

test('a place that cannot be written to changes nothing', () => {
  writeFileSync(path.join(scratch.folder, 'cache'), '');
  expect(run()).toMatchObject(LINTED);
  expect(run(['Dockerfile'], { XDG_CACHE_HOME: '/dev/null/x' })).toMatchObject(LINTED);
  expect(run(['Dockerfile'], { XDG_CACHE_HOME: '', HOME: '' })).toMatchObject(LINTED);
  // a folder that is there and says of what it cannot hold that it does not exist
  expect(run(['Dockerfile'], { XDG_CACHE_HOME: '/proc/none/x' })).toMatchObject(LINTED);
});

test('what is kept is what runs', () => {
  plant();
  expect(run()).toMatchObject({ status: 0, stdout: 'planted\n' });
});

const unix = process.platform === 'win32' ? test.skip : test;

unix.each<[string, (file: string) => void]>([
  ['stands in a folder that others can write to', () => chmodSync(folder, 0o777)],
  ['can be written to by others', (file) => chmodSync(file, 0o666)],
  [
    'stands behind a link to a folder',
    () => {
      renameSync(folder, `${folder}-elsewhere`);
      symlinkSync(`${folder}-elsewhere`, folder);
    },
  ],
  [
    'is a link',
    (file) => {
      renameSync(file, `${file}-elsewhere`);
      symlinkSync(`${file}-elsewhere`, file);
    },
  ],
  [
    'is a pipe that nobody writes to',
    (file) => {
      rmSync(file);
      spawnSync('mkfifo', [file]);
    },
  ],
  [
    'is a folder',
    (file) => {
      rmSync(file);
      mkdirSync(file);
    },
  ],
  ['is empty', (file) => writeFileSync(file, '')],
  [
    'is damaged in one byte',
    (file) => {
      const bytes = readFileSync(file);
      bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    },
  ],
  ['is cut off', (file) => writeFileSync(file, readFileSync(file).subarray(0, -1))],
])('code that %s does not run', (_, spoil) => {
  spoil(plant());
  expect(run()).toMatchObject(LINTED);
});

(process.geteuid?.() === 0 ? test : test.skip)('code of another user does not run', () => {
  const file = plant();
  chownSync(file, 12345, 12345);
  expect(run()).toMatchObject(LINTED);
  plant();
  chownSync(folder, 12345, 12345);
  expect(run()).toMatchObject(LINTED);
});

test('what is damaged is made anew', () => {
  const file = plant();
  writeFileSync(file, 'x'.repeat(5000));
  expect(run()).toMatchObject(LINTED);
  expect(statSync(file).size).toBeGreaterThan(100_000);
});
