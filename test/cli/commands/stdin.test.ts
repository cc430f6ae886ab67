import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nCOPY package.json ./\nRUN npm ci\n';
const FIXED = '# syntax=docker/dockerfile:1\nFROM node:22\nCOPY package.json ./\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n';
const MANUAL = 'FROM alpine\nARG API_TOKEN\nLABEL token=$API_TOKEN\n';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

describe('--fix - is a formatter: standard output is the whole document, whatever happens', () => {
  test('fixed, with the build command on standard error', async () => {
    const run = await runMain(scratch.folder, ['--fix', '-'], { stdin: LEAKING });
    expect({ stdout: run.stdout, status: run.status }).toEqual({ stdout: FIXED, status: 0 });
    expect(run.stderr).toContain('docker buildx build --secret id=NPM_TOKEN .\n');
    expect(readdirSync(scratch.folder)).toEqual(['.git']);
  });

  test.each([
    ['nothing to do', 'FROM alpine\n', 0, ''],
    ['findings left', MANUAL, 0, 'no automatic fix: '],
    ['not what BuildKit takes', `${LEAKING}FRUM x\n`, 0, 'no automatic fix: line 5: '],
    ['empty', '', 0, ''],
    ['CRLF, no final newline', 'FROM alpine\r\nRUN x', 0, ''],
    ['a byte order mark', '\ufeffFROM alpine\n', 0, ''],
    ['binary', new Uint8Array([0, 1, 2, 255]), 2, 'dockerlint: -: is a binary file'],
    ['invalid UTF-8', new Uint8Array([70, 82, 0xff]), 2, 'dockerlint: -: is not valid UTF-8'],
  ])('unchanged to the byte: %s', async (_what, stdin, status, message) => {
    const run = await runMain(scratch.folder, ['--fix', '-'], { stdin });
    expect(run.bytes.equals(typeof stdin === 'string' ? Buffer.from(stdin) : Buffer.from(stdin))).toBe(true);
    expect(run.status).toBe(status);
    expect(run.stderr).toContain(message);
    if (message === '' && stdin !== '') expect(run.stderr).toBe('');
  });

  test('a file that the configuration ignores passes through', async () => {
    const folder = scratch.write({ '.dockerlintrc.json': '{"ignore": ["vendor/"]}' });
    const run = await runMain(folder, ['--fix', '-', '--stdin-filename', 'vendor/Dockerfile'], { stdin: LEAKING });
    expect(run).toMatchObject({ stdout: LEAKING, stderr: '', status: 0 });
  });

  test('a broken configuration is an error that keeps the text', async () => {
    const folder = scratch.write({ '.dockerlintrc.json': '{"engin": "buildah"}' });
    const run = await runMain(folder, ['--fix', '-'], { stdin: LEAKING });
    expect({ stdout: run.stdout, status: run.status }).toEqual({ stdout: LEAKING, status: 2 });
    expect(run.stderr).toContain('unknown key "engin" (did you mean "engine"?)');
  });

  test('configuration and context are those of the given name', async () => {
    const folder = scratch.write({ 'app/.dockerlintrc.yaml': 'engine: docker-27.3\n' });
    const run = await runMain(folder, ['--fix', '-', '--stdin-filename', 'app/Dockerfile'], { stdin: LEAKING });
    expect(run.stdout).toBe(FIXED.replace('# syntax=docker/dockerfile:1\n', ''));
    expect(run.stderr).toContain('app/Dockerfile\n');
    expect(run.stderr).toContain('docker buildx build --secret id=NPM_TOKEN app\n');
  });

  test("a name from the editor's folder is understood in the document's, where Helix starts its formatters", async () => {
    const folder = scratch.write({ 'svc/app/.dockerlintrc.yaml': 'engine: docker-27.3\n' });
    const run = await runMain(path.join(folder, 'svc/app'), ['--fix', '-', '--stdin-filename', 'svc/app/Dockerfile'], { stdin: LEAKING });
    expect(run.stdout).toBe(FIXED.replace('# syntax=docker/dockerfile:1\n', ''));
    expect(run.stderr).toContain('docker buildx build --secret id=NPM_TOKEN .\n');
  });

  test('no other file is written, and the report says which must change', async () => {
    const compose = 'services:\n  a:\n    build:\n      context: .\n      args:\n        - NPM_TOKEN\n';
    const folder = scratch.write({ 'compose.yaml': compose });
    const run = await runMain(folder, ['--fix', '-'], { stdin: LEAKING });
    expect(run.stdout).toBe(FIXED);
    expect(readFileSync(path.join(folder, 'compose.yaml'), 'utf8')).toBe(compose);
    expect(run.stderr).toContain('check    compose.yaml: must change with the Dockerfile');
    expect(run.stderr).not.toContain('changed  -, compose.yaml');
  });
});

describe('a file that builds images, on standard input', () => {
  const compose = 'services:\n  a:\n    build:\n      context: .\n      args:\n        - NPM_TOKEN\n';
  const saved = { Dockerfile: 'FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN,required=true npm ci\n', 'compose.yaml': 'services: {}\n' };

  test('is asked whether it fits the Dockerfiles of its project, as it is in the editor', async () => {
    const folder = scratch.write(saved);
    const run = await runMain(folder, ['-', '--format', 'json', '--stdin-filename', 'compose.yaml'], { stdin: compose });
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({
      files: [{ path: 'compose.yaml', findings: [{ rule: 'no-stale-caller', line: 6, name: 'NPM_TOKEN' }] }],
      summary: { files: 1, errors: 1 },
    });
    const fine = await runMain(folder, ['-', '--stdin-filename', 'compose.yaml'], { stdin: 'services: {}\n' });
    expect(fine).toMatchObject({ stdout: 'no problems in 1 file\n', status: 0 });
  });

  test('is formatted, and no file is written', async () => {
    const folder = scratch.write(saved);
    const run = await runMain(folder, ['--fix', '-', '--stdin-filename', 'compose.yaml'], { stdin: compose });
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('      secrets:\n        - NPM_TOKEN\n');
    expect(run.stdout).not.toContain('args');
    expect(readFileSync(path.join(folder, 'compose.yaml'), 'utf8')).toBe('services: {}\n');
    expect(readFileSync(path.join(folder, 'Dockerfile'), 'utf8')).toBe(saved.Dockerfile);
    const again = await runMain(folder, ['--fix', '-', '--stdin-filename', 'compose.yaml'], { stdin: run.stdout });
    expect(again).toMatchObject({ stdout: run.stdout, stderr: '', status: 0 });
  });

  test('shows what would change', async () => {
    const folder = scratch.write(saved);
    const run = await runMain(folder, ['--diff', '-', '--stdin-filename', 'compose.yaml'], { stdin: compose });
    expect(run.stdout).toContain('--- a/compose.yaml\n+++ b/compose.yaml\n');
    expect(run.status).toBe(1);
  });

  test('that is no caller of anything is passed through', async () => {
    const folder = scratch.write(saved);
    const run = await runMain(folder, ['--fix', '-', '--stdin-filename', 'notes.md'], { stdin: '# FROM nowhere\n' });
    expect(run).toMatchObject({ stdout: '# FROM nowhere\n', stderr: '', status: 0 });
  });

  test('a Dockerfile tells of itself alone', async () => {
    const folder = scratch.write({ ...saved, 'compose.yaml': compose });
    const run = await runMain(folder, ['-', '--stdin-filename', 'Dockerfile'], { stdin: saved.Dockerfile });
    expect(run).toMatchObject({ stdout: 'no problems in 1 file\n', status: 0 });
  });
});

describe('- without --fix', () => {
  test('reports on standard output, with the status of the findings', async () => {
    expect(await runMain(scratch.folder, ['-'], { stdin: 'FROM alpine\n' })).toMatchObject({ stdout: 'no problems in 1 file\n', status: 0 });
    const run = await runMain(scratch.folder, ['-', '--format', 'json', '--stdin-filename', 'x/Dockerfile'], { stdin: LEAKING });
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ files: [{ path: 'x/Dockerfile' }], summary: { errors: 1 } });
  });

  test('--diff shows the fix of the given name, and is unchanged input where there is none', async () => {
    const run = await runMain(scratch.folder, ['--diff', '-', '--stdin-filename', 'x/Dockerfile'], { stdin: LEAKING });
    expect(run.status).toBe(1);
    expect(run.stdout).toContain('--- a/x/Dockerfile\n+++ b/x/Dockerfile\n');
    expect(await runMain(scratch.folder, ['--diff', '-'], { stdin: 'FROM alpine\n' })).toMatchObject({ stdout: '', status: 0 });
  });

  test('bad input is one line and status 2', async () => {
    expect(await runMain(scratch.folder, ['-'], { stdin: new Uint8Array([0]) })).toMatchObject({
      stdout: '',
      stderr: 'dockerlint: -: is a binary file (it holds NUL bytes)\n',
      status: 2,
    });
  });
});
