import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';

const root = path.join(import.meta.dirname, '../..');
/** A Node that builds executables: 26 or newer. */
const node = process.env['DOCKERLINT_SEA_NODE'] ?? process.execPath;
const canBuild = spawnSync(node, ['--help'], { encoding: 'utf8' }).stdout.includes('--build-sea');
const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));

const out = mkdtempSync(path.join(tmpdir(), 'dockerlint-sea-test-'));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const build = (by: string) => spawnSync(process.execPath, [path.join(root, 'scripts/build-sea.mjs'), '--node', by, '--out', out], { encoding: 'utf8' });

test('a Node that cannot build it is told so', () => {
  const fake = path.join(root, 'node_modules/.bin/biome');
  expect(build(fake)).toMatchObject({ status: 1, stderr: expect.stringMatching(/^sea: .* has no --build-sea: Node 26 or newer is needed/) });
  expect(readdirSync(out)).toEqual([]);
});

(canBuild ? describe : describe.skip)('the executable (skipped where DOCKERLINT_SEA_NODE names no Node 26 or newer)', () => {
  const executable = path.join(out, 'dockerlint');
  let scratch: Scratch;
  beforeAll(() => {
    expect(build(node)).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/^sea: .*: \d+ MB, with Node 2\d\./) });
  }, 300_000);
  beforeEach(() => {
    scratch = scratchFolder();
    scratch.write({
      Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n',
      'compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      args: [NPM_TOKEN]\n',
    });
  });
  afterEach(() => scratch.remove());
  /** Without Node, a home or a folder for caches. */
  const run = (words: readonly string[], input = '') =>
    spawnSync(executable, words, { cwd: scratch.folder, encoding: 'utf8', input, env: { HOME: '/nonexistent' }, timeout: 60_000 });

  test('comes with the licences of what is in it', () => {
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['LICENSE', 'THIRD-PARTY-NOTICES.txt', 'dockerlint']));
  });

  test('lints and fixes', () => {
    expect(run([])).toMatchObject({ status: 1, stderr: '', stdout: expect.stringContaining('1 error; 1 can be fixed: dockerlint --fix') });
    expect(run(['--diff', 'Dockerfile'])).toMatchObject({ status: 1, stdout: expect.stringContaining('\n+RUN --mount=type=secret,id=NPM_TOKEN') });
    expect(run(['--fix'])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringContaining('changed  Dockerfile, compose.yaml') });
    expect(readFileSync(path.join(scratch.folder, 'Dockerfile'), 'utf8')).toContain('--mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN');
    expect(existsSync(path.join(scratch.folder, '.git/dockerlint-journal.json'))).toBe(false);
  });

  test('has every format and page', () => {
    const formats = run(['--format', 'help'])
      .stderr.replace(/^.*one of /s, '')
      .trim()
      .split(', ');
    expect(formats.length).toBeGreaterThan(10);
    for (const format of formats) expect({ format, ...run(['--format', format, '--fail-on', 'none']) }).toMatchObject({ format, status: 0, stderr: '' });
    for (const page of ['no-secret-arg', 'npm', 'tools'])
      expect(run(['explain', page])).toMatchObject({ status: 0, stderr: '', stdout: expect.stringMatching(/.{200}/s) });
    expect(run(['--version']).stdout).toBe(`${version}\n`);
    expect(run(['--help']).stdout).toContain('dockerlint merge-reports FILE...');
  });

  test('reads a configuration, and runs the other commands', () => {
    scratch.write({ '.dockerlintrc.yaml': 'rules:\n  no-secret-arg: off\n' });
    expect(run([])).toMatchObject({ status: 0, stderr: '' });
    expect(run(['init'])).toMatchObject({ status: 0, stderr: '' });
    expect(run(['build-command'])).toMatchObject({ status: 0 });
    expect(run(['completion'])).toMatchObject({ status: 0, stderr: '' });
    run(['--format', 'json', '--output-file', 'report.json']);
    expect(run(['merge-reports', 'report.json'])).toMatchObject({ status: 0, stderr: '' });
  });

  test('serves agents and editors', () => {
    const hello = {
      jsonrpc: '2.0',
      id: 1,
      method: 'initialize',
      params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'x', version: '1' } },
    };
    expect(JSON.parse(run(['mcp'], `${JSON.stringify(hello)}\n`).stdout).result.serverInfo.name).toBe('dockerlint');
    const message = JSON.stringify({ ...hello, params: { processId: null, capabilities: {}, rootUri: null } });
    // a server ends with its input
    const { stdout } = spawnSync('sh', ['-c', '(cat; sleep 3) | "$0" lsp --stdio', executable], {
      encoding: 'utf8',
      input: `Content-Length: ${message.length}\r\n\r\n${message}`,
    });
    expect(stdout).toContain('"codeActionProvider"');
  });
});
