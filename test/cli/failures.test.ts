import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { builtCli } from '../harness/built-cli.ts';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';

let scratch: Scratch;
beforeAll(() => {
  scratch = scratchFolder();
  scratch.write({
    Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n',
    'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n      args: [NPM_TOKEN]\n',
    'bad.json': '{',
    'bad/.dockerlintrc.json': '{"rules": 1}',
    'bad/Dockerfile': 'FROM a\n',
    'binary/Dockerfile': 'FROM a\0\n',
    'latin/Dockerfile': Buffer.from([0x46, 0x52, 0x4f, 0x4d, 0x20, 0xe9]),
  });
  mkdirSync(path.join(scratch.folder, 'closed'));
  chmodSync(path.join(scratch.folder, 'closed'), 0);
});
afterAll(() => scratch.remove());

interface Ended {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of bash in which `lint` is the built program. */
function shell(line: string, env: NodeJS.ProcessEnv = {}): Ended {
  const script = `lint() { ${JSON.stringify(process.execPath)} ${JSON.stringify(builtCli())} "$@"; }\n${line}`;
  return spawnSync('bash', ['-c', script], {
    cwd: scratch.folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', ...env },
    input: '',
    timeout: 30_000,
  });
}

/** A trace of the stack, or what Node says where a program ends by itself. */
const TRACE = /^\s+at .*:\d+|node:internal|Uncaught|UnhandledPromise|Node\.js v\d/m;

describe('every failure has its status and one line', () => {
  test.each([
    ['an unknown option', 'lint --nothing', 2],
    ['an unknown command', 'lint explain nothing', 2],
    ['no such file', 'lint no/such/file', 2],
    ['a folder without Dockerfiles', 'mkdir -p none && lint none', 2],
    ['a name that is too long', `lint ${'a'.repeat(5000)}`, 2],
    ['a name that is no text', "lint $'\\xff\\xfe'", 2],
    ['a configuration that is none', 'lint -c bad.json Dockerfile', 2],
    ['a configuration with a mistake', 'lint bad', 2],
    ['a baseline that is none', 'lint --baseline bad.json Dockerfile', 2],
    ['a file that is no text', 'lint binary/Dockerfile', 2],
    ['a file in another encoding', 'lint latin/Dockerfile', 2],
    ['a report that cannot be written', 'lint -o no/such/folder Dockerfile', 2],
    ['a report into a folder', 'lint -o bad Dockerfile', 2],
    ['a deleted working directory', 'mkdir gone; cd gone; rmdir ../gone; lint', 2],
    ['a full disk for the report', 'lint Dockerfile >/dev/full', 2],
    ['a full disk for a page', 'lint explain no-secret-arg >/dev/full', 2],
    ['a full disk for help', 'lint --help >/dev/full', 2],
    ['a full disk for a diff', 'lint --diff Dockerfile 2>&1 >/dev/full | tail -1 >&2; exit ${PIPESTATUS[0]}', 2],
    ['few open files', 'ulimit -n 24; lint Dockerfile', 1],
    ['no standard input', 'lint - <&-', 0],
    ['no standard input for a fix', 'lint --fix -q - <&-', 0],
  ])('%s', (_what, line, status) => {
    const run = shell(line);
    expect(run.stderr).not.toMatch(TRACE);
    expect({ line, status: run.status, stderr: run.stderr }).toEqual({
      line,
      status,
      stderr: expect.stringMatching(status === 2 ? /^(?:dockerlint: [^\n]+\n)+$/ : /^$/),
    });
  });

  test.each([
    'lint Dockerfile',
    'lint -f json Dockerfile',
    'lint --diff Dockerfile',
    'lint explain no-secret-arg',
    'lint --help',
    'lint build-command Dockerfile',
    'lint --fix - <Dockerfile',
  ])('a reader that goes away, outputs that are closed: %s', (line) => {
    const status = shell(`${line} >/dev/null 2>&1`).status;
    for (const how of ['| true', '>&- 2>&- <&-', '2>/dev/full']) {
      const run = shell(`set -o pipefail; { ${line}; echo "status $?" >&3; } 3>status ${how}; cat status`);
      expect(run.stderr).not.toMatch(TRACE);
      expect({ line, how, stdout: run.stdout.split('\n').at(-2) }).toEqual({
        line,
        how,
        stdout: how === '>&-' || how.startsWith('>&- ') ? expect.stringMatching(/^status [012]$/) : `status ${status}`,
      });
    }
  });

  test('a formatter returns the document where standard error is full', () => {
    expect(shell('lint --fix - <Dockerfile 2>/dev/full')).toMatchObject({ status: 0, stdout: expect.stringContaining('RUN --mount=type=secret') });
    expect(shell('lint --fix - <bad.json 2>/dev/full')).toMatchObject({ status: 0, stdout: '{' });
    expect(shell('lint --fix - <binary/Dockerfile 2>/dev/full')).toMatchObject({ status: 2, stdout: 'FROM a\0\n' });
  });

  test.each([
    ['no home', { HOME: '' }],
    ['a home that is no path', { HOME: 'relative', XDG_STATE_HOME: 'x', XDG_CACHE_HOME: '%' }],
    ['a home that is a file', { HOME: '/dev/null' }],
    ['a home where no folder can be made', { HOME: '/proc/none', XDG_STATE_HOME: '/proc/none/x/y', XDG_CACHE_HOME: '/proc/none/x/y' }],
    ['no place for temporary files', { TMPDIR: '/no/such/folder' }],
    ['a terminal that nobody knows', { TERM: '\u001b[31m', COLUMNS: '-1' }],
  ])('%s', (_what, env) => {
    const run = shell('lint --diff', env);
    expect(run.stderr).not.toMatch(TRACE);
    expect(run.status).toBe(2);
    expect(run.stdout).toContain('+RUN --mount=type=secret,id=NPM_TOKEN');
  });
});

describe('signals', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('%s ends it with %d, and no word', async (signal, status) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-test-'));
    try {
      // waits for its input
      const child = spawn(process.execPath, [builtCli(), '-'], { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] });
      let said = '';
      child.stderr.on('data', (data: Buffer) => (said += data));
      await new Promise((resolve) => setTimeout(resolve, 400));
      const ended = new Promise<string>((resolve) => child.on('exit', (code, by) => resolve(`${code} ${by}`)));
      child.kill(signal);
      expect([await ended, said]).toEqual([`null ${signal}`, '']);
      // what a shell makes of it
      expect(shell(`lint - < <(sleep 3) & sleep 0.5; kill -${signal.slice(3)} $(pgrep -P $!) $! 2>/dev/null; wait $!`).status).toBe(status);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('an editor that goes away ends the language server', () => {
    const run = spawnSync(process.execPath, [builtCli(), 'lsp', '--stdio'], { input: '', encoding: 'utf8', timeout: 20_000 });
    expect([run.status, run.signal, run.stderr]).toEqual([1, null, '']);
    const odd = spawnSync(process.execPath, [builtCli(), 'lsp', '--stdio'], { input: 'GET / HTTP/1.1\r\n\r\n', encoding: 'utf8', timeout: 20_000 });
    expect([odd.status, odd.stderr]).toEqual([1, 'dockerlint: the editor sent a message whose header has no valid length\n']);
  });
});

test('a folder in the place of the journal is told in one line, and nothing is changed', () => {
  const other = scratchFolder();
  try {
    other.write({ 'a/Dockerfile': 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n', 'b/Dockerfile': 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' });
    mkdirSync(path.join(other.folder, '.git/dockerlint-journal.json'));
    const run = spawnSync(process.execPath, [builtCli(), '--fix'], { cwd: other.folder, encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([2, 'dockerlint: another run of dockerlint --fix is at work here; nothing was changed\n']);
    expect(readFileSync(path.join(other.folder, 'a/Dockerfile'), 'utf8')).toContain('ARG NPM_TOKEN');
  } finally {
    other.remove();
  }
});

test('a folder of git that is closed to the user keeps nothing from being linted and fixed', () => {
  const other = scratchFolder();
  const home = mkdtempSync(path.join(tmpdir(), 'dockerlint-test-'));
  try {
    other.write({ 'a/Dockerfile': 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n', 'b/Dockerfile': 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' });
    for (const name of ['', 'a', 'b', 'a/Dockerfile', 'b/Dockerfile']) chmodSync(path.join(other.folder, name), 0o777);
    chmodSync(path.join(other.folder, '.git'), 0);
    chmodSync(home, 0o777);
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const env = { ...process.env, HOME: home, XDG_STATE_HOME: '', XDG_CACHE_HOME: '' };
    const lint = (...words: readonly string[]) => spawnSync(process.execPath, [builtCli(), ...words], { cwd: other.folder, encoding: 'utf8', env, ...user });
    expect(lint()).toMatchObject({ status: 1, stderr: '' });
    expect(lint('--fix')).toMatchObject({ status: 0, stderr: '' });
    expect(lint()).toMatchObject({ status: 0, stderr: '' });
  } finally {
    chmodSync(path.join(other.folder, '.git'), 0o755);
    other.remove();
    rmSync(home, { recursive: true, force: true });
  }
});
