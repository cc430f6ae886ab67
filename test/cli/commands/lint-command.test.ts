import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runCliAs } from '../../harness/built-cli.ts';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nCOPY package.json ./\nRUN npm ci\n';
const FIXED = '# syntax=docker/dockerfile:1\nFROM node:22\nCOPY package.json ./\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n';
const CLEAN = 'FROM alpine\nRUN echo hello\n';
/** Only a person can repair it: the value is used by an instruction other than RUN. */
const MANUAL = 'FROM alpine\nARG API_TOKEN\nLABEL token=$API_TOKEN\n';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

function read(name: string): string {
  return readFileSync(path.join(scratch.folder, name), 'utf8');
}

describe('exit status and streams', () => {
  test.each([
    ['nothing found', CLEAN, [], 0],
    ['an error found', LEAKING, [], 1],
    ['an error fixed', LEAKING, ['--fix'], 0],
    ['an error left', MANUAL, ['--fix'], 1],
    ['--diff of nothing', MANUAL, ['--diff'], 0],
    ['--diff of something', LEAKING, ['--diff'], 1],
    ['--fail-on none', LEAKING, ['--fail-on', 'none'], 0],
    ['an error made a warning', LEAKING, ['--rule', 'no-secret-arg:warning'], 0],
    ['more warnings than allowed', LEAKING, ['--rule', 'no-secret-arg:warning', '--max-warnings', '0'], 1],
    ['as many warnings as allowed', LEAKING, ['--rule', 'no-secret-arg:warning', '--max-warnings', '1'], 0],
    ['--fail-on warning', LEAKING, ['--rule', 'no-secret-arg:warning', '--fail-on', 'warning'], 1],
    ['a rule off', LEAKING, ['--rule', 'no-secret-arg:off'], 0],
  ])('%s', async (_what, text, options, status) => {
    const folder = scratch.write({ Dockerfile: text });
    const run = await runMain(folder, [...options, 'Dockerfile']);
    expect({ status: run.status, stderr: options.includes('--diff') ? '' : run.stderr }).toEqual({ status, stderr: '' });
  });

  test.each([
    [['--diff', '--fix'], '--diff writes nothing'],
    [['--unsafe-fixes'], '--unsafe-fixes needs --fix or --diff'],
    [['--update-baseline'], '--update-baseline needs --baseline FILE'],
    [['--stdin-filename', 'x', 'Dockerfile'], '--stdin-filename needs the path -'],
    [['-', 'Dockerfile'], 'must be the only path'],
    [['--diff', '-f', 'json'], '--output-file'],
    [['nothing'], 'nothing: no such file or directory'],
    [['*.nothing'], '*.nothing: matches no file'],
    [['-c', 'none.json'], 'none.json: no such file'],
  ])('wrong usage: %s', async (argv, message) => {
    const folder = scratch.write({ Dockerfile: CLEAN });
    const run = await runMain(folder, argv);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(`dockerlint: `);
    expect(run.stderr).toContain(message);
  });

  test('--quiet reports errors only, and nothing where there are none', async () => {
    const folder = scratch.write({ Dockerfile: LEAKING });
    expect(await runMain(folder, ['-q', '--rule', 'no-secret-arg:warning', 'Dockerfile'])).toMatchObject({ stdout: '', stderr: '', status: 0 });
    expect((await runMain(folder, ['-q', 'Dockerfile'])).stdout).toContain('no-secret-arg');
  });

  test('--output-file takes the report', async () => {
    const folder = scratch.write({ Dockerfile: LEAKING });
    const run = await runMain(folder, ['-f', 'json', '-o', 'report.json', 'Dockerfile']);
    expect(run).toMatchObject({ stdout: '', stderr: '', status: 1 });
    expect(JSON.parse(read('report.json'))).toMatchObject({ version: 1, summary: { errors: 1 } });
    expect((await runMain(folder, ['-o', 'no/such/folder', 'Dockerfile'])).status).toBe(2);
  });
});

describe('--fix', () => {
  test('rewrites the file, says so, and has nothing to do the second time', async () => {
    const folder = scratch.write({ Dockerfile: LEAKING });
    const run = await runMain(folder, ['--fix']);
    expect(read('Dockerfile')).toBe(FIXED);
    expect(run.stdout).toContain('changed  Dockerfile\n');
    expect(run.stdout).toContain('docker buildx build --secret id=NPM_TOKEN .\n');
    const before = statSync(path.join(folder, 'Dockerfile'));
    await runMain(folder, ['--fix']);
    expect(statSync(path.join(folder, 'Dockerfile'))).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs });
    expect(readdirSync(folder).sort()).toEqual(['.git', 'Dockerfile']);
  });

  test('keeps the mode, and replaces the target of a link, not the link', async () => {
    const folder = scratch.write({ 'real/Dockerfile': LEAKING });
    chmodSync(path.join(folder, 'real/Dockerfile'), 0o640);
    symlinkSync('real/Dockerfile', path.join(folder, 'Dockerfile'));
    await runMain(folder, ['--fix', 'Dockerfile']);
    expect(lstatSync(path.join(folder, 'Dockerfile')).isSymbolicLink()).toBe(true);
    expect(read('real/Dockerfile')).toBe(FIXED);
    expect(statSync(path.join(folder, 'real/Dockerfile')).mode & 0o777).toBe(0o640);
  });

  test('follows no link out of the repository', async () => {
    const other = scratchFolder();
    try {
      other.write({ Real: LEAKING });
      const folder = scratch.write({});
      symlinkSync(path.join(other.folder, 'Real'), path.join(folder, 'Dockerfile'));
      const run = await runMain(folder, ['--fix', 'Dockerfile']);
      expect(run.stderr).toBe('dockerlint: Dockerfile: is a link to a file outside of the repository (name that file), so it was not fixed\n');
      expect(run.status).toBe(2);
      expect(readFileSync(path.join(other.folder, 'Real'), 'utf8')).toBe(LEAKING);
    } finally {
      other.remove();
    }
  });

  test.each(['a folder', 'another repository'])('creates no file in a folder that is a link to %s', async (what) => {
    const other = scratchFolder();
    try {
      other.write({ '.npmrc': '//npm.example.com/:_authToken=npm_Qx7rT2pLw9', 'package.json': '{}' });
      if (what === 'a folder') rmSync(path.join(other.folder, '.git'), { recursive: true });
      const folder = scratch.write({
        Dockerfile: 'FROM node:22 AS a\nWORKDIR /root\nCOPY .npmrc package.json ./\nRUN npm ci\nFROM scratch\nCOPY --from=a /root/x /\n',
        'compose.yaml': 'services: { app: { build: { context: ./linked, dockerfile: ../Dockerfile } } }\n',
      });
      symlinkSync(other.folder, path.join(folder, 'linked'));
      const { status, stderr } = await runMain(folder, ['--fix']);
      expect(readdirSync(other.folder).filter((name) => name !== '.git')).toEqual(['.npmrc', 'package.json']);
      const isFixed = readFileSync(path.join(folder, 'Dockerfile'), 'utf8').includes('--mount=type=secret');
      expect([isFixed, status]).toEqual(what === 'a folder' ? [true, 0] : [false, 2]);
      if (!isFixed) expect(stderr).toMatch(/^dockerlint: linked\/\.dockerignore: is in a folder that leads out of the repository; nothing was changed\n/);
    } finally {
      other.remove();
    }
  });

  test('follows no link out of a project without git', async () => {
    const other = scratchFolder();
    try {
      other.write({ Real: LEAKING, 'folder/Dockerfile': LEAKING });
      const folder = scratch.write({ '.hg/requires': '', 'own/Real': LEAKING });
      rmSync(path.join(folder, '.git'), { recursive: true });
      symlinkSync(path.join(other.folder, 'Real'), path.join(folder, 'Dockerfile'));
      symlinkSync(path.join(other.folder, 'folder'), path.join(folder, 'linked'));
      symlinkSync('own/Real', path.join(folder, 'own.Dockerfile'));
      for (const name of ['Dockerfile', 'linked/Dockerfile']) {
        const run = await runMain(folder, ['--fix', name]);
        expect([run.stderr, run.status]).toEqual([
          `dockerlint: ${name}: is a link to a file outside of the project (name that file), so it was not fixed\n`,
          2,
        ]);
      }
      for (const name of ['Real', 'folder/Dockerfile']) expect(readFileSync(path.join(other.folder, name), 'utf8')).toBe(LEAKING);
      expect((await runMain(folder, ['--fix', 'own.Dockerfile'])).status).toBe(0);
      expect(readFileSync(path.join(folder, 'own/Real'), 'utf8')).toBe(FIXED);
    } finally {
      other.remove();
    }
  });

  test('goes on with the others where a file may not be written, in one line', () => {
    const folder = scratch.write({ 'a/Dockerfile': LEAKING, 'b/Dockerfile': LEAKING, 'c/Dockerfile': CLEAN });
    for (const name of ['a/Dockerfile', 'c/Dockerfile']) chmodSync(path.join(folder, name), 0o444);
    for (const name of ['', 'b', 'b/Dockerfile']) chmodSync(path.join(folder, name), 0o777);
    const isRoot = process.getuid?.() === 0;
    const run = runCliAs(folder, ['--fix'], isRoot ? { uid: 65534, gid: 65534 } : {});
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 2, stderr: 'dockerlint: a/Dockerfile: is read-only, so it was not fixed\n' });
    expect([read('a/Dockerfile'), read('b/Dockerfile')]).toEqual([LEAKING, FIXED]);
  });

  test('names the folders that it cannot search, but for those that git ignores', () => {
    const folder = scratch.write({ 'a/Dockerfile': CLEAN, 'closed/Dockerfile': LEAKING, 'data/db/Dockerfile': LEAKING, '.gitignore': 'data\n' });
    chmodSync(folder, 0o755);
    for (const name of ['closed', 'data/db']) chmodSync(path.join(folder, name), 0);
    const user = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const message = 'dockerlint: closed: permission denied\n';
    try {
      expect(runCliAs(folder, ['-f', 'json'], user)).toMatchObject({ status: 2, stderr: message, stdout: expect.stringContaining('a/Dockerfile') });
      expect(runCliAs(folder, ['closed'], user)).toMatchObject({ status: 2, stderr: message });
    } finally {
      for (const name of ['closed', 'data/db']) chmodSync(path.join(folder, name), 0o755);
    }
  });

  test('changes a compose file with all the Dockerfiles that it builds', async () => {
    const folder = scratch.write({
      'a/Dockerfile': LEAKING,
      'b/Dockerfile': LEAKING.replaceAll('NPM_TOKEN', 'NODE_AUTH_TOKEN'),
      'compose.yaml': [
        'services:',
        '  a:',
        '    build:',
        '      context: a',
        '      args:',
        '        - NPM_TOKEN',
        '  b:',
        '    build:',
        '      context: b',
        '      args:',
        '        - NODE_AUTH_TOKEN',
        '',
      ].join('\n'),
    });
    const run = await runMain(folder, ['--fix']);
    expect(run.status).toBe(0);
    const compose = read('compose.yaml');
    expect(compose).not.toContain('args');
    expect(compose).toMatch(/secrets:\n(?:.*\n)*.*environment: NPM_TOKEN/);
    expect(compose).toMatch(/environment: NODE_AUTH_TOKEN/);
    expect(run.stdout).toContain('changed  a/Dockerfile, b/Dockerfile, compose.yaml\n');
    const again = await runMain(folder, ['--fix']);
    expect([again.status, read('compose.yaml')]).toEqual([0, compose]);
  });

  test('--no-companions touches nothing but Dockerfiles', async () => {
    const compose = 'services:\n  a:\n    build:\n      context: .\n      args:\n        - NPM_TOKEN\n';
    const folder = scratch.write({ Dockerfile: LEAKING, 'compose.yaml': compose });
    await runMain(folder, ['--fix', '--no-companions']);
    expect([read('Dockerfile'), read('compose.yaml')]).toEqual([FIXED, compose]);
  });
});

describe('input that is no Dockerfile', () => {
  test.each([
    ['binary', new Uint8Array([70, 0, 1]), 'is a binary file (it holds NUL bytes)'],
    ['invalid UTF-8', new Uint8Array([70, 0xff, 0xfe]), 'is not valid UTF-8'],
    ['huge', '#'.repeat(5 * 1024 * 1024 + 1), 'is larger than 5 MB'],
  ])('%s: one line, status 2, and the others are linted', async (_what, content, message) => {
    const folder = scratch.write({ 'Dockerfile.bad': content, 'Dockerfile.good': LEAKING });
    const run = await runMain(folder, ['--fix', 'Dockerfile.bad', 'Dockerfile.good']);
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 2, stderr: `dockerlint: Dockerfile.bad: ${message}\n` });
    expect(read('Dockerfile.good')).toBe(FIXED);
  });

  test('missing files, broken links and loops', async () => {
    const folder = scratch.write({ Dockerfile: CLEAN });
    symlinkSync('gone', path.join(folder, 'broken'));
    symlinkSync('loop', path.join(folder, 'loop'));
    const run = await runMain(folder, ['missing', 'broken', 'loop', 'Dockerfile']);
    expect(run.status).toBe(2);
    expect(run.stderr.split('\n').filter((line) => /^dockerlint: (missing|broken|loop): /.test(line))).toHaveLength(3);
    expect(run.stdout).toBe('no problems in 1 file\n');
  });

  test('what BuildKit would refuse is linted, not fixed, and the report says why', async () => {
    const text = `${LEAKING}FRUM x\n`;
    const folder = scratch.write({ Dockerfile: text });
    const run = await runMain(folder, ['--fix']);
    expect(read('Dockerfile')).toBe(text);
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/no automatic fix: line 5: unknown instruction/);
  });
});

test('a report shows no value, wherever one stands', async () => {
  const value = 'hunter2correcthorse';
  const folder = scratch.write({
    Dockerfile: [
      'FROM alpine',
      `ENV DB_PASSWORD=${value} A=b`,
      `ARG API_TOKEN="${value}"`,
      `ENV API_SECRET ${value}`,
      `RUN curl -u user:${value} https://example.com`,
      `ADD https://user:${value}@example.com/x /x`,
      `LABEL password=${value}`,
      '',
    ].join('\n'),
  });
  for (const format of ['text', 'json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle']) {
    for (const options of [[], ['--diff', '-o', 'out']]) {
      if (format === 'sarif' && options.length > 0) continue;
      const run = await runMain(folder, ['-f', format, ...options, 'Dockerfile']);
      const all = run.stderr + (options.length > 0 && existsSync(path.join(folder, 'out')) ? read('out') : run.stdout);
      expect(all).not.toContain(value);
      expect(all).not.toContain(value.slice(0, 10));
    }
  }
});

test('--ssh-agent, or the configuration, takes a private key from an agent', async () => {
  const text = ['FROM alpine', 'COPY id_rsa /root/.ssh/id_rsa', 'RUN git clone git@git.example.com:o/r.git', ''].join('\n');
  const folder = scratch.write({ Dockerfile: text });
  const run = await runMain(folder, ['--fix', '--ssh-agent', 'Dockerfile']);
  expect(run).toMatchObject({ status: 0, stdout: expect.stringContaining('--ssh default .') });
  const fixed = read('Dockerfile');
  expect(fixed).toBe('FROM alpine\nRUN --mount=type=ssh,required=true git clone git@git.example.com:o/r.git\n');
  scratch.write({ '.dockerlintrc.json': '{"sshAgent": true}', Dockerfile: text });
  expect((await runMain(folder, ['--fix', 'Dockerfile'])).status).toBe(0);
  expect(read('Dockerfile')).toBe(fixed);
});

test('--keep-arguments, or the configuration, leaves the build argument for builds without the secret', async () => {
  const text = ['FROM node:22', 'ARG NPM_TOKEN', 'RUN npm ci', ''].join('\n');
  const folder = scratch.write({ Dockerfile: text });
  const run = await runMain(folder, ['--fix', '--keep-arguments', 'Dockerfile']);
  expect(run.status).toBe(0);
  const kept = read('Dockerfile');
  expect(kept).toContain('ARG NPM_TOKEN\n');
  expect(kept).toContain('if [ -s /run/secrets/NPM_TOKEN ]; then');
  scratch.write({ '.dockerlintrc.json': '{"keepArguments": true}', Dockerfile: text });
  expect((await runMain(folder, ['--fix', 'Dockerfile'])).status).toBe(0);
  expect(read('Dockerfile')).toBe(kept);
  const again = await runMain(folder, ['Dockerfile']);
  expect(again).toMatchObject({ status: 0, stdout: expect.stringContaining('kept as a fallback') });
});
