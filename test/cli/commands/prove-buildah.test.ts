import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

const DOCKERFILE = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
const VALUE = 'canary-0123456789abcdef';

/**
 * Stands in for buildah and podman: a build argument lands in the history. Images are files in the store that `--root` names. The real one is asked in
 * test/e2e/prove-builders.e2e.ts.
 */
const FAKE = `#!${process.execPath}
const { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } = process.getBuiltinModule('node:fs');
const path = process.getBuiltinModule('node:path');
const here = path.dirname(process.argv[1]);
const words = process.argv.slice(2);
appendFileSync(path.join(here, 'calls'), JSON.stringify(words) + '\\n');
const after = (word) => words.flatMap((one, index) => (one === word ? [words[index + 1]] : []));
const [root] = after('--root');
const imageOf = (tag) => path.join(root, tag);
(async () => {
  if (words[0] === 'info') {
    if (existsSync(path.join(here, 'broken'))) { console.error('Error: no storage'); process.exit(1); }
    console.log(readFileSync(path.join(here, 'info'), 'utf8'));
  } else if (words.includes('build')) {
    mkdirSync(root, { recursive: true });
    const text = readFileSync(after('-f')[0], 'utf8');
    if (text.includes('FAIL')) { console.error('Error: building at STEP "RUN npm ci": while running runtime: exit status 1'); process.exit(1); }
    const alone = readFileSync(path.join(here, 'calls'), 'utf8').split('\\n').filter((line) => line.includes('"--target"')).length;
    if (words.includes('--target') && alone <= Number(/STAGE BREAKS (\\d)/.exec(text)?.[1] ?? 0)) {
      console.error('secret is ' + process.env.NPM_TOKEN + '\\nError: building at STEP "RUN npm ci": device or resource busy');
      process.exit(1);
    }
    writeFileSync(imageOf(after('-t')[0]), JSON.stringify(after('--build-arg').map((name) => name + '=' + process.env[name])));
  } else {
    const { packTar } = await import(${JSON.stringify(import.meta.resolve('modern-tar'))});
    const [file, tag] = words.includes('save') ? [after('-o')[0], words.at(-1)] : [words.at(-1).replace('docker-archive:', ''), words.at(-2)];
    const entry = (name, body) => ({ header: { name, size: Buffer.byteLength(body), type: 'file' }, body });
    const layer = await packTar([entry('app/x', 'x')]);
    const config = JSON.stringify({ history: JSON.parse(readFileSync(imageOf(tag), 'utf8')).map((one) => ({ created_by: '|1 ' + one + ' /bin/sh -c npm ci' })) });
    writeFileSync(file, await packTar([entry('c', config), { header: { name: 'l', size: layer.length, type: 'file' }, body: layer }, entry('manifest.json', JSON.stringify([{ Config: 'c', Layers: ['l'] }]))]));
  }
})();
`;

const STORES = {
  buildah: { store: { GraphDriverName: 'overlay', GraphRoot: '/var/lib/containers/storage' } },
  podman: { host: {}, store: { graphDriverName: 'vfs', graphRoot: '/home/x/.local/share/containers' } },
};

let scratch: Scratch;
let folder: string;
const temporary = process.env['TMPDIR'];
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => {
  if (temporary === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = temporary;
  scratch.remove();
});

function given(program: 'buildah' | 'podman', files: { readonly [name: string]: string } = {}): void {
  folder = scratch.write({ [`bin/${program}`]: FAKE, 'bin/info': JSON.stringify(STORES[program]), 'project/Dockerfile': DOCKERFILE, ...files });
  chmodSync(path.join(folder, 'bin', program), 0o755);
  mkdirSync(path.join(folder, 'temporary'));
  process.env['TMPDIR'] = path.join(folder, 'temporary');
}

const prove = (...words: readonly string[]) =>
  runMain(path.join(folder, 'project'), ['prove', '--engine', 'buildah-1.44', ...words], {
    env: { PATH: path.join(folder, 'bin'), HOME: folder, NPM_TOKEN: VALUE },
  });

const calls = (): readonly (readonly string[])[] => {
  const file = path.join(folder, 'bin/calls');
  return existsSync(file)
    ? readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line))
    : [];
};

describe('prove for buildah and podman', () => {
  test.each([
    ['buildah', 'overlay', '/var/lib/containers/storage'],
    ['podman', 'vfs', '/home/x/.local/share/containers'],
  ] as const)('builds with %s, in a store of its own that is removed', async (program, driver, store) => {
    given(program);
    const run = await prove('--format', 'json');
    expect(run).toMatchObject({ status: 0, stderr: '' });
    const proof = JSON.parse(run.stdout);
    expect(proof).toMatchObject({ verdict: 'proved', build: `with ${program}`, after: { traces: [] }, left: [] });
    expect(proof.after).not.toHaveProperty('record');
    expect(proof.before.traces).toEqual([{ name: 'NPM_TOKEN', form: 'as it is', place: 'the history, entry 1 of 1 (|1 NPM_TOKEN=*** /bin/sh -c npm ci)' }]);
    const own = calls().filter((words) => words.includes('build'));
    expect(own).toHaveLength(5);
    for (const words of own) {
      expect(words).toEqual(expect.arrayContaining(['--storage-driver', driver, '--storage-opt', `${driver}.imagestore=${store}`, '--no-cache']));
      expect(words[1]).toMatch(/\/dockerlint-prove-\w+\/store\/root$/);
      expect(words).not.toContain('--load');
      expect(words).not.toContain('--progress=plain');
    }
    expect(JSON.stringify(calls())).not.toContain(VALUE);
    expect(readdirSync(path.join(folder, 'temporary'))).toEqual([]);
  });

  test('the report names the program, and no build record', async () => {
    given('buildah');
    const { stdout } = await prove();
    expect(stdout).toMatch(/^Dockerfile\nbuild {5}with buildah\nsecrets {3}NPM_TOKEN /);
    expect(stdout).toMatch(/the history and 1 layer \(1 file\) and\s+the log\n/);
  });

  test('hands the ignore file to the build', async () => {
    given('buildah', { 'project/.dockerignore': 'x\n' });
    await prove();
    const [first] = calls().filter((words) => words.includes('build'));
    expect(first?.[(first?.indexOf('--ignorefile') ?? 0) + 1]).toMatch(/before\.Dockerfile\.dockerignore$/);
  });

  test('names the step that failed, and removes the store', async () => {
    given('buildah', { 'project/Dockerfile': `${DOCKERFILE}# FAIL\n` });
    const run = await prove();
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain('dockerlint: the original Dockerfile does not build: `RUN npm ci` failed.');
    expect(readdirSync(path.join(folder, 'temporary'))).toEqual([]);
  });

  const STAGES = `FROM node:22 AS build\nARG NPM_TOKEN\nRUN npm ci\nFROM node:22\nCOPY --from=build /x /x\n`;

  test('builds a stage once more if it fails alone', async () => {
    given('buildah', { 'project/Dockerfile': `${STAGES}# STAGE BREAKS 1\n` });
    expect(await prove()).toMatchObject({ status: 0, stderr: '' });
  });

  test('shows why a stage does not build alone', async () => {
    given('buildah', { 'project/Dockerfile': `${STAGES}# STAGE BREAKS 2\n` });
    const run = await prove();
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(
      /^secret is \*\*\*\nError: building at STEP "RUN npm ci": device or resource busy\ndockerlint: the stage build was built as part of the image, but does not build alone: `RUN npm ci` failed\n$/,
    );
  });

  test.each<[title: string, files: { readonly [name: string]: string }, words: readonly string[], said: string]>([
    ['a builder of buildx', {}, ['--', '--builder', 'x'], '`--builder` and `--cache-to` after -- are options of docker buildx, and the engine is buildah'],
    [
      'a cache of buildx',
      {},
      ['--', '--cache-to', 'type=local,dest=x'],
      '`--builder` and `--cache-to` after -- are options of docker buildx, and the engine is buildah',
    ],
    ['a program that does not work', { 'bin/broken': '' }, [], 'buildah does not work here (buildah info: Error: no storage)'],
    ['a program that says something else', { 'bin/info': 'x' }, [], 'buildah does not work here (buildah info: '],
  ])('says in a line what is wrong: %s', async (_, files, words, said) => {
    given('buildah', files);
    const run = await prove(...words);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^dockerlint: [^\n]*\n$/);
    expect(run.stderr).toContain(said);
    expect(readdirSync(path.join(folder, 'temporary'))).toEqual([]);
  });

  test('says that neither is installed', async () => {
    given('buildah');
    const run = await runMain(path.join(folder, 'project'), ['prove', '--engine', 'buildah'], { env: { PATH: '/nowhere', HOME: folder } });
    expect(run).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('neither buildah nor podman is installed') });
  });
});
