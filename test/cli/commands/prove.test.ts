import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

const DOCKERFILE = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
const VALUE = 'canary-0123456789abcdef';

/**
 * Stands in for docker: a build argument lands in the history, a secret nowhere, `LEAK` in the file makes it land in a layer all the same, and `FAIL` makes
 * the build say its value and fail. The real engine is asked in test/e2e/prove.e2e.ts.
 */
const FAKE_DOCKER = `#!${process.execPath}
const { appendFileSync, readFileSync, writeFileSync, existsSync } = process.getBuiltinModule('node:fs');
const path = process.getBuiltinModule('node:path');
const here = path.dirname(process.argv[1]);
const words = process.argv.slice(2);
appendFileSync(path.join(here, 'calls'), JSON.stringify(words) + '\\n');
const after = (word) => words.flatMap((one, index) => (one === word ? [words[index + 1]] : []));
(async () => {
  if (words[0] === 'buildx') {
    const [file] = after('-f');
    const text = readFileSync(file, 'utf8');
    const ids = after('--secret').map((one) => one.replace('id=', ''));
    if (text.includes('FAIL')) { console.error('npm: ' + process.env.NPM_TOKEN + ' is refused'); process.exit(1); }
    const ignored = existsSync(file + '.dockerignore') ? readFileSync(file + '.dockerignore', 'utf8') : undefined;
    const state = { args: after('--build-arg').map((one) => one + '=' + process.env[one]), leaked: text.includes('LEAK') ? ids.map((id) => process.env[id]) : [], ignored };
    writeFileSync(path.join(here, after('-t')[0]), JSON.stringify(state));
  } else if (words[1] === 'save') {
    const { packTar } = await import(${JSON.stringify(import.meta.resolve('modern-tar'))});
    const { args, leaked } = JSON.parse(readFileSync(path.join(here, words[2]), 'utf8'));
    const entry = (name, body) => ({ header: { name, size: Buffer.byteLength(body), type: 'file' }, body });
    const layer = await packTar([entry('app/x', leaked.join())]);
    const config = JSON.stringify({ history: args.map((one) => ({ created_by: 'ARG ' + one })) });
    const archive = await packTar([entry('c', config), { header: { name: 'l', size: layer.length, type: 'file' }, body: layer }, entry('manifest.json', JSON.stringify([{ Config: 'c', Layers: ['l'] }]))]);
    process.stdout.write(archive);
  }
})();
`;

let scratch: Scratch;
let bin: string;
beforeEach(() => {
  scratch = scratchFolder();
  bin = scratch.write({ 'bin/docker': FAKE_DOCKER });
  chmodSync(path.join(bin, 'bin/docker'), 0o755);
});
afterEach(() => scratch.remove());

const prove = (words: readonly string[], env: { readonly [name: string]: string } = {}) =>
  runMain(path.join(bin, 'project'), ['prove', ...words], { env: { PATH: path.join(bin, 'bin'), HOME: bin, ...env } });

const calls = (): readonly (readonly string[])[] =>
  readFileSync(path.join(bin, 'bin/calls'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('prove', () => {
  test('finds the secret in the image of the file as it is, and not in that of the fixed one', async () => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE });
    const run = await prove([], { NPM_TOKEN: VALUE });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toBe(
      [
        'Dockerfile',
        'secrets   NPM_TOKEN',
        'before    NPM_TOKEN is in the history, entry 1 of 1 (ARG NPM_TOKEN=***)',
        'after     no secret in the configuration, the history and 1 layer (1 file)',
        'files     both images have the same 1 path',
        '',
      ].join('\n'),
    );
    expect(readFileSync(path.join(bin, 'project/Dockerfile'), 'utf8')).toBe(DOCKERFILE);
    const [before, , , after] = calls();
    expect(before).toEqual(expect.arrayContaining(['--build-arg', 'NPM_TOKEN', '--no-cache', '--secret', 'id=NPM_TOKEN']));
    expect(after).toEqual(expect.arrayContaining(['--secret', 'id=NPM_TOKEN']));
    expect(after).not.toContain('--build-arg');
    // both images are gone again
    expect(calls().filter(([, word]) => word === 'rm')).toHaveLength(2);
  });

  test('makes up what is not set, and fails where the fixed image holds it', async () => {
    scratch.write({ 'project/Dockerfile': `${DOCKERFILE}# LEAK\n` });
    const run = await prove(['--format', 'json']);
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({
      secrets: [{ name: 'NPM_TOKEN', standIn: true }],
      before: { layers: 1 },
      after: { traces: [{ name: 'NPM_TOKEN', form: 'as it is', place: 'layer 1 of 1, /app/x' }] },
    });
  });

  test('builds a file that is fixed already once, and hands words on', async () => {
    scratch.write({ 'project/Dockerfile': 'FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n' });
    const run = await prove(['.', '--', '--network=none', '--build-arg', 'A=1']);
    expect(run.stdout).toContain('now       no secret in');
    expect(calls().filter(([word]) => word === 'buildx')).toEqual([expect.arrayContaining(['--network=none', '--build-arg', 'A=1'])]);
  });

  test('excludes for the fixed build what the fix takes out of the context', async () => {
    scratch.write({
      'project/Dockerfile': 'FROM node:22\nWORKDIR /app\nCOPY .npmrc ./\nRUN npm ci\nCOPY . .\n',
      'project/.npmrc': `//npm.example.com/:_authToken=${VALUE}\n`,
      'project/.dockerignore': 'node_modules\n',
    });
    expect((await prove([])).stdout).toContain('secrets   .npmrc\n');
    const tags = calls().flatMap((words) => (words[0] === 'buildx' ? [words[words.indexOf('-t') + 1] ?? ''] : []));
    const ignored = tags.map((tag) => JSON.parse(readFileSync(path.join(bin, 'bin', tag), 'utf8')).ignored);
    expect(ignored).toEqual(['node_modules\n', expect.stringContaining('.npmrc')]);
  });

  test('shows why a build failed without the value', async () => {
    scratch.write({ 'project/Dockerfile': `${DOCKERFILE}# FAIL\n` });
    const run = await prove([], { NPM_TOKEN: VALUE });
    expect(run).toMatchObject({ status: 2, stdout: '', stderr: 'npm: *** is refused\ndockerlint: the original Dockerfile does not build\n' });
  });

  test.each([
    [
      'two Dockerfiles',
      { 'project/Dockerfile': DOCKERFILE, 'project/b/Dockerfile': DOCKERFILE },
      {},
      'prove takes one Dockerfile, not 2: Dockerfile, b/Dockerfile',
    ],
    ['a value that is everywhere', { 'project/Dockerfile': DOCKERFILE }, { NPM_TOKEN: 'abc' }, 'the value of NPM_TOKEN has less than 8 bytes'],
    ['no docker', { 'project/Dockerfile': DOCKERFILE }, { PATH: '/nowhere' }, 'docker is not installed'],
    ['a secret file that is missing', { 'project/Dockerfile': 'FROM node\nCOPY .npmrc ./\nRUN npm ci\n' }, {}, 'the build needs the secret file'],
  ])('says in a line what is wrong: %s', async (_, files, env, message) => {
    scratch.write(files);
    const run = await prove([], env);
    expect(run).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(message) });
    expect(run.stderr.split('\n')).toHaveLength(2);
  });

  test('has nothing to do for a file without secrets', async () => {
    writeFileSync(path.join(scratch.write({ 'project/Dockerfile': 'FROM alpine\n' }), 'x'), '');
    expect(await prove([])).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('takes no secret') });
  });
});
