import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

const DOCKERFILE = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
const VALUE = 'canary-0123456789abcdef';

/**
 * Stands in for docker: a build argument lands in the history, a secret nowhere, `LEAK` in the file makes it land in a layer all the same, `FAIL` makes the build
 * say its value and fail, and `HANG` makes it wait for a signal. It keeps images, records and cache entries as files, so that what is left shows. The real engine
 * is asked in test/e2e/prove.e2e.ts.
 */
const FAKE_DOCKER = `#!${process.execPath}
const { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } = process.getBuiltinModule('node:fs');
const path = process.getBuiltinModule('node:path');
const here = path.dirname(process.argv[1]);
const kept = path.join(here, 'kept');
mkdirSync(kept, { recursive: true });
const words = process.argv.slice(2);
appendFileSync(path.join(here, 'calls'), JSON.stringify(words) + '\\n');
const after = (word) => words.flatMap((one, index) => (one === word ? [words[index + 1]] : []));
const valueOf = (secret) => {
  const { id, src, env } = Object.fromEntries(secret.split(',').map((pair) => pair.split('=')));
  return src ? readFileSync(src, 'utf8') : process.env[env ?? id];
};
(async () => {
  const [one, two, three] = words;
  if (one === 'compose' || two === 'bake') {
    // what the real ones print stands in the project
    if (existsSync(path.join(here, 'no-compose')) && one === 'compose') { console.error('unknown flag: --print'); process.exit(16); }
    process.stdout.write(readFileSync('printed.json', 'utf8'));
  } else if (one === 'buildx' && two === 'build') {
    const [file] = after('-f');
    const text = readFileSync(file, 'utf8');
    if (words.includes('--cache-to') && text.includes('NO CACHE')) { console.error('ERROR: Cache export is not supported for the docker driver.'); process.exit(1); }
    if (words.includes('--output=type=cacheonly')) process.exit(text.includes('required=true') ? 1 : 0);
    const ref = path.basename(path.dirname(file)) + '-' + after('-t')[0];
    const refs = path.join(process.env.BUILDX_CONFIG, 'refs', 'default', 'default');
    mkdirSync(refs, { recursive: true });
    writeFileSync(path.join(refs, ref), JSON.stringify({ DockerfilePath: file }));
    writeFileSync(path.join(kept, 'cache-' + ref), '');
    const args = after('--build-arg').map((name) => name + '=' + process.env[name]);
    writeFileSync(path.join(kept, 'record-' + ref), JSON.stringify({ args }));
    if (text.includes('FAIL')) {
      const value = process.env.NPM_TOKEN;
      console.error('npm: ' + value + ' is refused\\n------\\n > [2/2] RUN npm ci:\\n------');
      if (text.includes('FAIL, not found')) console.error('ERROR: failed to build: failed to solve: process "/bin/sh -c npm ci" did not complete successfully: exit code: 127');
      process.exit(1);
    }
    if (text.includes('HANG')) {
      writeFileSync(path.join(here, 'hangs'), '');
      await new Promise((resolve) => { process.on('SIGINT', () => process.exit(130)); setTimeout(resolve, 60000); });
    }
    const ignored = existsSync(file + '.dockerignore') ? readFileSync(file + '.dockerignore', 'utf8') : undefined;
    const context = words.at(-1);
    const copied = existsSync(path.join(context, '.npmrc')) && /^COPY .npmrc/m.test(text) ? [readFileSync(path.join(context, '.npmrc'), 'utf8')] : [];
    const leaked = [...copied, ...(text.includes('LEAK') ? after('--secret').filter((one) => !one.startsWith('id=dockerlint-')).map(valueOf) : [])];
    writeFileSync(path.join(here, 'built-' + path.basename(file)), JSON.stringify({ text, ignored, env: { ...process.env }, copied }));
    // the RUN as its shell would begin and end it
    const isGiven = args.length > 0 || text.includes('env=NPM_TOKEN') || /^ARG NPM_TOKEN=/m.test(text);
    const { spawnSync } = process.getBuiltinModule('node:child_process');
    for (const secret of after('--secret').filter((one) => one.startsWith('id=dockerlint-')))
      process.stderr.write(spawnSync('/bin/sh', ['-c', '. ' + secret.split('src=')[1]], { env: isGiven ? { NPM_TOKEN: process.env.NPM_TOKEN } : {} }).stderr);
    writeFileSync(path.join(kept, after('-t')[0]), JSON.stringify({ args, leaked }));
  } else if (two === 'du') {
    const entry = (name, isInUse) => console.log('ID:\\t' + Buffer.from(name).toString('hex') + '\\nReclaimable:\\t' + !isInUse + '\\nDescription:\\tmount / from exec /bin/sh -c npm ci');
    // the entries of an interrupted build are in use until the third listing, those of another build for ever
    const listings = readFileSync(path.join(here, 'calls'), 'utf8').split('"du"').length - 1;
    for (const name of readdirSync(kept)) if (name.startsWith('cache-')) entry(name, existsSync(path.join(here, 'late')) && listings < 3);
    if (existsSync(path.join(here, 'other')) && listings > 1) entry('cache-of-another', true);
  } else if (two === 'prune') {
    if (existsSync(path.join(here, 'unpruned'))) process.exit(0);
    for (const name of readdirSync(kept)) if (name.startsWith('cache-') && words.join().includes(Buffer.from(name).toString('hex'))) { rmSync(path.join(kept, name)); console.log(Buffer.from(name).toString('hex')); }
  } else if (two === 'history' && three === 'rm') {
    for (const ref of words.slice(3)) rmSync(path.join(kept, 'record-' + ref));
  } else if (two === 'history') {
    process.stdout.write(readFileSync(path.join(kept, 'record-' + words.find((word) => word.startsWith('dockerlint-prove-'))), 'utf8'));
  } else if (words.at(-1) === 'version' && existsSync(path.join(here, 'no-' + one))) {
    console.error('Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?');
    process.exit(1);
  } else if (two === 'rm') {
    if (!existsSync(path.join(kept, words.at(-1)))) { console.error('No such image'); process.exit(1); }
    if (existsSync(path.join(here, 'stuck'))) process.exit(1);
    rmSync(path.join(kept, words.at(-1)));
  } else if (two === 'save') {
    const { packTar } = await import(${JSON.stringify(import.meta.resolve('modern-tar'))});
    const { args, leaked } = JSON.parse(readFileSync(path.join(kept, three), 'utf8'));
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
const temporary = process.env['TMPDIR'];
beforeEach(() => {
  scratch = scratchFolder();
  bin = scratch.write({ 'bin/docker': FAKE_DOCKER });
  chmodSync(path.join(bin, 'bin/docker'), 0o755);
  mkdirSync(path.join(bin, 'temporary'));
  process.env['TMPDIR'] = path.join(bin, 'temporary');
});
afterEach(() => {
  if (temporary === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = temporary;
  scratch.remove();
});

const prove = (words: readonly string[], env: { readonly [name: string]: string } = {}) =>
  runMain(path.join(bin, 'project'), ['prove', ...words], {
    env: { PATH: path.join(bin, 'bin'), HOME: bin, BUILDX_CONFIG: path.join(bin, 'buildx'), ...env },
  });

const calls = (): readonly (readonly string[])[] =>
  readFileSync(path.join(bin, 'bin/calls'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const builds = (): readonly (readonly string[])[] => calls().filter(([one, two]) => one === 'buildx' && two === 'build');

/** Without the scripts that RUNs report by. */
const withoutWitness = (words: readonly string[]): readonly string[] =>
  words.filter((word, index) => !word.startsWith('id=dockerlint-') && !words[index + 1]?.startsWith('id=dockerlint-'));

/** What a build was given. */
const built = (which: 'before' | 'again' | 'after') => JSON.parse(readFileSync(path.join(bin, 'bin', `built-${which}.Dockerfile`), 'utf8'));

/** Images, records, cache entries, notes of buildx and folders that the runs left. */
const left = (): readonly string[] => [
  ...readdirSync(path.join(bin, 'bin/kept')),
  ...readdirSync(path.join(bin, 'buildx/refs/default/default')),
  ...readdirSync(path.join(bin, 'temporary')),
];

describe('prove', () => {
  test('finds the secret in the image of the file as it is, and not in that of the fixed one', async () => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE });
    const run = await prove([], { NPM_TOKEN: VALUE });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toBe(
      [
        'Dockerfile',
        'secrets   NPM_TOKEN (made up for each build)',
        'before    NPM_TOKEN is in the history, entry 1 of 1 (ARG NPM_TOKEN=***)',
        '          NPM_TOKEN is in the build record (docker buildx history inspect)',
        '          NPM_TOKEN is in the provenance',
        'after     no secret in the configuration, the history and 1 layer (1 file), the',
        '          log and the build record',
        'readers   same: NPM_TOKEN in line 3 `npm ci`',
        'without   both builds succeed',
        'same      1 paths and settings are as before, nothing else differs',
        '',
      ].join('\n'),
    );
    expect(readFileSync(path.join(bin, 'project/Dockerfile'), 'utf8')).toBe(DOCKERFILE);
    const [before, after, again] = builds().map(withoutWitness);
    expect(before).toEqual(expect.arrayContaining(['--build-arg', 'NPM_TOKEN', '--no-cache', '--secret', 'id=NPM_TOKEN,env=NPM_TOKEN']));
    expect(after).toEqual(expect.arrayContaining(['--secret', 'id=NPM_TOKEN,env=NPM_TOKEN']));
    expect(after).not.toContain('--build-arg');
    expect(again?.filter((word) => !word.includes('dockerlint-prove-'))).toEqual(before?.filter((word) => !word.includes('dockerlint-prove-')));
    expect(left()).toEqual([]);
  });

  test('builds in the same way for an engine whose command is another one', async () => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE });
    expect(await prove(['--engine', 'docker-20.10'])).toMatchObject({ stderr: '' });
    const options = ['--build-arg', 'NPM_TOKEN', '--secret', 'id=NPM_TOKEN,env=NPM_TOKEN', '--no-cache', '--progress=plain', '--load', '-t'];
    expect(builds()[0]?.slice(0, 2 + options.length)).toEqual(['buildx', 'build', ...options]);
  });

  test('gives neither build the real value, and each another one', async () => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE });
    await prove([], { NPM_TOKEN: `npm_${VALUE}` });
    const values = [built('before').env.NPM_TOKEN, built('after').env.NPM_TOKEN];
    expect(built('again').env.NPM_TOKEN).toBe(values[1]);
    // of the same shape
    for (const value of values) expect(value).toMatch(/^npm_canary-\d{10}[a-z]{6}$/);
    expect(new Set([...values, `npm_${VALUE}`]).size).toBe(3);
  });

  test('gives the fixed build the real value that is asked for, never the other one', async () => {
    scratch.write({ 'project/Dockerfile': `${DOCKERFILE}# LEAK\n` });
    const run = await prove(['--real', 'NPM_TOKEN', '-f', 'json'], { NPM_TOKEN: VALUE });
    for (const which of ['before', 'again'] as const) expect(built(which).env.NPM_TOKEN).not.toBe(VALUE);
    expect(built('after').env.NPM_TOKEN).toBe(VALUE);
    expect(run.status).toBe(1);
    expect(run.stdout).not.toContain(VALUE);
    expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'leaks', secrets: [{ name: 'NPM_TOKEN', standIn: false, control: true }] });
  });

  test('makes up what is not set, and fails where the fixed image holds it', async () => {
    scratch.write({ 'project/Dockerfile': `${DOCKERFILE}# LEAK\n` });
    const run = await prove(['--format', 'json']);
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({
      version: 1,
      verdict: 'leaks',
      secrets: [{ name: 'NPM_TOKEN', standIn: true }],
      before: { layers: 1, dockerfile: `sha256:${createHash('sha256').update(`${DOCKERFILE}# LEAK\n`).digest('hex')}` },
      after: { traces: [{ name: 'NPM_TOKEN', form: 'as it is', place: 'layer 1 of 1, /app/x' }] },
      left: [],
    });
  });

  test('proves nothing where the original leaves nothing that a search finds', async () => {
    // the docker of this test knows no COPY that does not begin in the first column
    scratch.write({ 'project/Dockerfile': 'FROM node:22\nWORKDIR /app\n  COPY .npmrc ./\nRUN npm ci\n' });
    const run = await prove([]);
    expect(run).toMatchObject({ status: 3, stderr: '' });
    expect(run.stdout).toContain('unproved  .npmrc: not found in the original build either');
  });

  test('a rewrite of another hand takes the place of the fix', async () => {
    scratch.write({
      'project/Dockerfile': DOCKERFILE,
      'project/good': 'FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN,required=true npm ci\n',
      'project/lost': 'FROM node:22\nRUN npm ci\n',
    });
    const good = await prove(['--rewritten', 'good']);
    expect(good).toMatchObject({ status: 0, stderr: '' });
    expect(good.stdout).toContain('without   the fixed build fails, but the original succeeds');
    const lost = await prove(['--rewritten', 'lost', '--format', 'json']);
    expect(lost).toMatchObject({ status: 1, stderr: '' });
    expect(JSON.parse(lost.stdout)).toMatchObject({
      verdict: 'lost',
      readers: [
        { secret: 'NPM_TOKEN', line: 3, command: 'npm ci', result: 'lost', before: [{ kind: 'variable', place: 'NPM_TOKEN', isWhole: true }], after: [] },
      ],
    });
    expect(await prove(['--rewritten', 'missing'])).toMatchObject({ status: 2, stdout: '' });
  });

  describe('--fix --prove', () => {
    const fix = (words: readonly string[]) =>
      runMain(path.join(bin, 'project'), ['--fix', '--prove', ...words], {
        env: { PATH: path.join(bin, 'bin'), HOME: bin, BUILDX_CONFIG: path.join(bin, 'buildx') },
      });
    const textOf = (name: string): string => readFileSync(path.join(bin, 'project', name), 'utf8');

    test('writes what holds, and leaves what does not', async () => {
      scratch.write({ 'project/a/Dockerfile': `${DOCKERFILE}# LEAK\n`, 'project/b/Dockerfile': DOCKERFILE });
      const run = await fix(['--', '--network=none']);
      expect(run.status).toBe(1);
      expect(run.stderr).toBe('dockerlint: a/Dockerfile was not changed: the proof does not hold\n');
      expect(textOf('a/Dockerfile')).toBe(`${DOCKERFILE}# LEAK\n`);
      expect(textOf('b/Dockerfile')).toContain('RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN');
      expect(run.stdout).toMatch(/readers {3}same: NPM_TOKEN[\s\S]*changed {2}b\/Dockerfile/);
      expect(builds()[0]).toEqual(expect.arrayContaining(['--network', 'none']));
    });

    test('writes the proof for programs, and says beside it what was fixed', async () => {
      scratch.write({ 'project/Dockerfile': DOCKERFILE, 'project/.git/HEAD': 'ref: refs/heads/main' });
      const run = await fix(['--format', 'json', '--no-companions']);
      expect(run.status).toBe(0);
      expect(JSON.parse(run.stdout)).toMatchObject({ verdict: 'proved' });
      expect(run.stderr).toContain('changed  Dockerfile');
    });

    test('leaves a file whose build fails', async () => {
      scratch.write({ 'project/Dockerfile': `${DOCKERFILE}# FAIL\n` });
      const run = await fix([]);
      expect(run.status).toBe(2);
      expect(run.stderr).toContain('dockerlint: Dockerfile was not changed');
      expect(textOf('Dockerfile')).toBe(`${DOCKERFILE}# FAIL\n`);
    });

    test.each([
      [['--prove'], '--prove needs --fix'],
      [['--fix', '--prove', '--image', 'x'], 'it cannot be combined with --image'],
      [['--real', 'X'], '--real is an option of dockerlint prove'],
    ])('%j is wrong usage', async (words, message) => {
      expect(await runMain(bin, words)).toMatchObject({ status: 2, stderr: expect.stringContaining(message) });
    });
  });

  test('is Markdown for a pull request', async () => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE });
    const run = await prove(['--format', 'markdown']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toMatch(/^### dockerlint prove Dockerfile: proved\n\n\| \| \|\n\|---\|---\|\n\| secrets \| NPM\\_TOKEN/);
    expect(run.stdout).toMatch(/\n\nDockerfile `sha256:[0-9a-f]{64}` became `sha256:[0-9a-f]{64}`\n$/);
  });

  test('builds a file that is fixed already once, and hands words on', async () => {
    scratch.write({ 'project/Dockerfile': 'FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n' });
    const run = await prove(['.', '--', '--network=none', '--build-arg', 'A=1', '--load']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('now       no secret in');
    expect(builds()).toEqual([
      expect.arrayContaining(['--network', 'none', '--build-arg', 'A=1']),
      expect.arrayContaining(['--network', 'none', '--build-arg', 'A=1', '--output=type=cacheonly']),
    ]);
    expect(run.stdout).toContain('readers   available: NPM_TOKEN in line 2 `npm ci`');
  });

  test.each([
    ['--build-arg', 'NPM_TOKEN=hunter2hunter2'],
    ['--build-arg=NPM_TOKEN=hunter2hunter2'],
    ['--build-arg', 'OTHER_TOKEN=hunter2hunter2'],
    ['--secret', 'id=NPM_TOKEN,src=hunter2hunter2'],
    ['--secret=id=x,env=hunter2hunter2'],
    ['-t', 'hunter2hunter2'],
    ['-thunter2hunter2'],
    ['--tag=hunter2hunter2'],
    ['-f', 'hunter2hunter2'],
    ['-o', 'hunter2hunter2'],
    ['--output=type=local,dest=hunter2hunter2'],
    ['--push'],
    ['--metadata-file', 'hunter2hunter2'],
    ['--cache-from=type=local,src=hunter2hunter2'],
    ['--build-arg', 'ADDRESS=https://me:hunter2hunter2@example.com'],
    ['--unheard-of', 'hunter2hunter2'],
    ['hunter2hunter2'],
    ['--target'],
  ])('refuses in a line words that would make it another experiment: %s %s', async (...words: readonly string[]) => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE });
    const run = await prove(['.', '--', ...words]);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toMatch(/^dockerlint: [^\n]* after --[^\n]*\n$/);
    expect(run.stderr).not.toContain('hunter2');
    expect(existsSync(path.join(bin, 'bin/calls'))).toBe(false);
  });

  test('takes words that ask for what is done anyway', async () => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE });
    expect(await prove(['.', '--', '--build-arg', 'NPM_TOKEN', '--secret', 'id=NPM_TOKEN', '--no-cache', '--load'])).toMatchObject({ status: 0, stderr: '' });
    expect(builds()[1]).not.toContain('--build-arg');
  });

  test('excludes for the fixed build what the fix takes out of the context, and shows it no real file', async () => {
    scratch.write({
      'project/Dockerfile': 'FROM node:22\nWORKDIR /app\nCOPY .npmrc ./\nRUN npm ci\nCOPY . .\n',
      'project/.npmrc': `registry=https://npm.example.com/\n//npm.example.com/:_authToken=${VALUE}\n`,
      'project/.dockerignore': 'node_modules\n',
    });
    const run = await prove([]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout).toContain('secrets   .npmrc (made up for each build)\n');
    expect(built('before')).toMatchObject({
      ignored: 'node_modules\n',
      copied: [expect.stringMatching(/^registry=https:\/\/npm\.example\.com\/\n\/\/npm\.example\.com\/:_authToken=canary-\d{10}[a-z]{6}\n$/)],
    });
    expect(built('before').copied[0]).not.toContain(VALUE);
    expect(built('after').ignored).toContain('.npmrc');
    expect(readFileSync(path.join(bin, 'project/.npmrc'), 'utf8')).toContain(VALUE);
    expect(left()).toEqual([]);
  });

  test('builds with another value in place of one that stands in the file', async () => {
    scratch.write({ 'project/Dockerfile': 'FROM node:22\nARG NPM_TOKEN=npm_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789\nRUN npm ci\n' });
    const run = await prove(['--unsafe-fixes']);
    expect(run).toMatchObject({ stderr: '' });
    expect(built('before').text).toMatch(/^ARG NPM_TOKEN=npm_\w{36}$/m);
    expect(built('before').text).not.toContain('AbCdEfGhIjKl');
  });

  test.each([
    ['ARG NPM_TOKEN=npm_AbCdEfGhIj"KlMnOpQrStUvWxYz0123456789"', /^ARG NPM_TOKEN=npm_\w{10}"\w{26}"$/m],
    ["ENV NPM_TOKEN=npm_AbCdEfGhIj'KlMnOpQrStUv'WxYz0123456789", /^ENV NPM_TOKEN=npm_\w{10}'\w{12}'\w{14}$/m],
    ['ENV NPM_TOKEN=npm_AbCdEfGhIj\\\nKlMnOpQrStUvWxYz0123456789', /^ENV NPM_TOKEN=npm_\w{10}\\\n\w{26}$/m],
  ])('and of one that is written in parts: %s', async (line, made) => {
    scratch.write({ 'project/Dockerfile': `FROM node:22\n${line}\nRUN npm ci\n` });
    expect(await prove(['--unsafe-fixes'])).toMatchObject({ stderr: '' });
    const { text } = built('before');
    expect(text).toMatch(made);
    expect(text).not.toMatch(/AbCdEfGhIj|KlMnOpQrStUv|WxYz0123456789/);
  });

  test('shows why a build failed without the value, and removes what it left', async () => {
    scratch.write({ 'project/Dockerfile': `${DOCKERFILE}# FAIL\n` });
    const run = await prove([], { NPM_TOKEN: VALUE });
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr.split('\n')).toEqual([
      'npm: *** is refused',
      '------',
      ' > [2/2] RUN npm ci:',
      '------',
      'dockerlint: the original Dockerfile does not build: `RUN npm ci` failed. The builds got made-up values for NPM_TOKEN: if a command needs a real one, add `--real NPM_TOKEN`',
      '',
    ]);
    expect(left()).toEqual([]);
  });

  test.each([
    ['version', 'no docker engine answers, but prove builds with docker buildx (docker version:'],
    ['buildx', 'docker has no buildx here, but prove builds with docker buildx (docker buildx version:'],
  ])('says before it builds that docker %s fails', async (what, said) => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE, [`bin/no-${what}`]: '' });
    expect(await prove([])).toMatchObject({
      status: 2,
      stdout: '',
      stderr: `dockerlint: ${said} Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?)\n`,
    });
    expect(builds()).toEqual([]);
    expect(readdirSync(path.join(bin, 'temporary'))).toEqual([]);
  });

  test('names what cannot be removed', async () => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE, 'bin/stuck': '' });
    const run = await prove([]);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(run.stdout.match(/^(?:left {4}| {8}) {2}could not remove the image dockerlint-prove-[0-9a-f]{12}$/gm)).toHaveLength(3);
  });

  test('a command that the image does not have needs no real secret', async () => {
    scratch.write({ 'project/Dockerfile': `${DOCKERFILE}# FAIL, not found\n` });
    const { stderr } = await prove([]);
    expect(stderr.split('\n').at(-2)).toBe('dockerlint: the original Dockerfile does not build: `RUN npm ci` failed');
  });

  test.each([
    ['late', 'a build that was interrupted uses the entries a little longer', undefined],
    ['other', 'another build uses an entry', undefined],
    ['unpruned', 'the engine keeps the entries', 'entries of the build cache (docker buildx prune)'],
  ])('the build cache at the end (%s): %s', async (how, _, remaining) => {
    scratch.write({ 'project/Dockerfile': 'FROM a\nARG NPM_TOKEN\nRUN npm ci\n', [`bin/${how}`]: '' });
    const run = await prove(['--format', 'json']);
    expect(JSON.parse(run.stdout).left).toEqual(remaining === undefined ? [] : [remaining]);
    const pruned = calls().filter(([, two]) => two === 'prune');
    expect(pruned.join()).not.toContain(Buffer.from('cache-of-another').toString('hex'));
    expect(left().some((name) => name.includes('cache-'))).toBe(remaining !== undefined);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('%s ends a build, and what it left is removed', async (signal) => {
    scratch.write({ 'project/Dockerfile': `${DOCKERFILE}# HANG\n` });
    const run = prove([]);
    while (!existsSync(path.join(bin, 'bin/hangs'))) await setTimeout(20);
    process.emit(signal);
    expect(await run).toMatchObject({ status: { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal], stdout: '', stderr: expect.stringContaining('stopping') });
    expect(left()).toEqual([]);
    expect(process.listenerCount(signal)).toBe(0);
  });

  test.each([
    [
      'two Dockerfiles',
      { 'project/Dockerfile': DOCKERFILE, 'project/b/Dockerfile': DOCKERFILE },
      {},
      [],
      'prove takes one Dockerfile, not 2: Dockerfile, b/Dockerfile',
    ],
    [
      'a real value that is everywhere',
      { 'project/Dockerfile': DOCKERFILE },
      { NPM_TOKEN: 'abc' },
      ['--real', 'NPM_TOKEN'],
      '--real NPM_TOKEN: its value is shorter than 8 bytes',
    ],
    ['a real value that is not set', { 'project/Dockerfile': DOCKERFILE }, {}, ['--real', 'NPM_TOKEN'], '--real NPM_TOKEN: the variable is not set'],
    ['a secret that is none', { 'project/Dockerfile': DOCKERFILE }, {}, ['--real', 'X'], '--real X: the builds take no such secret; they take NPM_TOKEN'],
    ['no docker', { 'project/Dockerfile': DOCKERFILE }, { PATH: '/nowhere' }, [], 'docker is not installed'],
    ['a real file that is missing', { 'project/Dockerfile': 'FROM node\nCOPY .npmrc ./\nRUN npm ci\n' }, {}, ['--real', '.npmrc'], '--real .npmrc: '],
  ])('says in a line what is wrong: %s', async (_, files, env, words, message) => {
    scratch.write(files);
    const run = await prove(words, env);
    expect(run).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(message) });
    expect(run.stderr.split('\n')).toHaveLength(2);
    expect(readdirSync(path.join(bin, 'temporary'))).toEqual([]);
  });

  test('has nothing to do for a file without secrets', async () => {
    writeFileSync(path.join(scratch.write({ 'project/Dockerfile': 'FROM alpine\n' }), 'x'), '');
    expect(await prove([])).toMatchObject({ status: 0, stdout: '', stderr: expect.stringContaining('uses no known secret') });
  });

  describe('with a Compose file or a bake file', () => {
    const WEB = {
      context: 'web',
      dockerfile: '../Dockerfile',
      args: { NPM_TOKEN: VALUE, MODE: 'production', UNDECLARED_TOKEN: VALUE },
      target: 'app',
      platforms: ['linux/amd64', 'linux/arm64'],
      'extra-hosts': { a: '1.2.3.4' },
      secret: ['id=other,env=OTHER'],
    };
    const files = (targets: object, name = 'compose.yaml') => ({
      'project/printed.json': JSON.stringify({ target: targets }),
      [`project/${name}`]: '',
      'project/web/x': '',
      'project/Dockerfile': 'FROM node:22 AS app\nARG NPM_TOKEN\nARG MODE\nRUN npm ci\n',
    });

    test.each(['compose.yaml', 'docker-bake.hcl'])(
      'builds what docker says that %s builds, and gives neither build what it passes as a secret',
      async (name) => {
        scratch.write(files({ web: WEB }, name));
        const run = await prove([name, '--format', 'json'], { NPM_TOKEN: VALUE });
        expect(run).toMatchObject({ status: 0, stderr: '' });
        const kind = name === 'compose.yaml' ? 'service' : 'target';
        expect(JSON.parse(run.stdout)).toMatchObject({
          path: 'Dockerfile',
          build: `${name}, ${kind} web, for linux/amd64 of linux/amd64, linux/arm64`,
          verdict: 'proved',
        });
        for (const words of builds().slice(0, 3)) {
          expect(words.join(' ')).toContain('--target app --add-host a:1.2.3.4 --platform linux/amd64 --build-arg MODE=production');
          expect(words.at(-1)).toBe(path.join(bin, 'project/web'));
        }
        expect(JSON.stringify(calls())).not.toContain(VALUE);
        expect(built('before').env.NPM_TOKEN).not.toBe(VALUE);
      },
    );

    test('asks buildx where Compose cannot say it', async () => {
      scratch.write({ ...files({ web: { context: '.' } }), 'bin/no-compose': '' });
      expect(await prove(['compose.yaml', '--service', 'web'])).toMatchObject({ status: 0, stderr: '' });
      expect(calls()[1]).toEqual(['buildx', 'bake', '--print', '-f', path.join(bin, 'project/compose.yaml'), 'web']);
    });

    test.each<[title: string, targets: object, words: readonly string[], said: string]>([
      ['several services', { a: {}, b: {} }, [], 'compose.yaml: it builds a, b: name one with --service NAME'],
      ['no service', {}, [], 'compose.yaml: it builds nothing'],
      ['another service', { a: {} }, ['--service', 'b'], 'compose.yaml: it builds no b; it builds a'],
      ['a Dockerfile within', { a: { 'dockerfile-inline': 'FROM x' } }, [], 'compose.yaml: a has an inline Dockerfile'],
      ['a context at an address', { a: { context: 'https://example.com/x.git' } }, [], 'compose.yaml: a takes its build context from a URL'],
      ['another target', { a: { contexts: { base: 'target:b' } }, b: {} }, ['--service', 'a'], 'compose.yaml: a is built on another target of the file (base)'],
      [
        'a secret that no finding names',
        { a: { args: { MODE: 'glpat-Zz0123456789ZzAbCdEf' } } },
        [],
        'a passes the build argument MODE: it looks like a secret',
      ],
    ])('says in a line what is wrong: %s', async (_, targets, words, said) => {
      scratch.write(files(targets));
      const run = await prove(['compose.yaml', ...words]);
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toMatch(/^dockerlint: [^\n]*\n$/);
      expect(run.stderr).toContain(said);
      expect(run.stderr).not.toContain('glpat');
    });

    test('--service needs such a file', async () => {
      scratch.write(files({ web: WEB }));
      expect(await prove(['Dockerfile', '--service', 'web'])).toMatchObject({
        status: 2,
        stderr: 'dockerlint: --service needs the PATH of one Compose file or bake file\n',
      });
    });

    test.each(['compose.yaml', 'docker-bake.hcl'])('--fix --prove %s writes the fix of a build that holds', async (name) => {
      scratch.write({ ...files({ web: WEB }, name), 'project/.git/HEAD': 'ref: refs/heads/main' });
      const env = { PATH: path.join(bin, 'bin'), HOME: bin, BUILDX_CONFIG: path.join(bin, 'buildx') };
      const run = await runMain(path.join(bin, 'project'), ['--fix', '--prove', name, '--service', 'web'], { env });
      expect(run).toMatchObject({ status: 0, stderr: '' });
      expect(run.stdout).toMatch(new RegExp(`build {5}${name}, \\w+ web, for linux/amd64[^]*changed {2}Dockerfile`));
      expect(readFileSync(path.join(bin, 'project/Dockerfile'), 'utf8')).toContain('RUN --mount=type=secret,id=NPM_TOKEN');
    });

    test('--fix --prove leaves the file of a service whose build leaks', async () => {
      const leaking = `${DOCKERFILE}# LEAK\n`;
      scratch.write({ ...files({ web: WEB }), 'project/Dockerfile': leaking });
      const env = { PATH: path.join(bin, 'bin'), HOME: bin, BUILDX_CONFIG: path.join(bin, 'buildx') };
      const run = await runMain(path.join(bin, 'project'), ['--fix', '--prove', 'compose.yaml'], { env });
      expect(run).toMatchObject({ status: 1, stderr: 'dockerlint: Dockerfile was not changed: the proof does not hold\n' });
      expect(readFileSync(path.join(bin, 'project/Dockerfile'), 'utf8')).toBe(leaking);
    });
  });

  test('exports a cache to a folder in place of where it would go, and says where the builder cannot', async () => {
    scratch.write({ 'project/Dockerfile': `${DOCKERFILE}# NO CACHE\n` });
    const run = await prove(['.', '--format', 'json', '--', '--cache-to', 'type=registry,ref=registry.example.com/cache,mode=max']);
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({ before: { cache: 'unsupported' }, after: { cache: 'unsupported' } });
    expect(
      calls()
        .flat()
        .filter((word) => word.startsWith('type='))
        .join('\n'),
    ).toMatch(/^type=local,dest=\S+\/cache-before,mode=max\ntype=local,dest=\S+\/cache-after,mode=max$/);
  });

  test.each(['podman', 'buildah'])('says what can be done where only %s is installed', async (program) => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE, [`other/${program}`]: '' });
    const run = await prove([], { PATH: path.join(bin, 'other') });
    const said = `dockerlint: docker is not installed: prove builds with docker buildx; \`--engine buildah\` fixes for ${program}, and builds with it\n`;
    expect(run).toMatchObject({ status: 2, stdout: '', stderr: said });
  });

  test('says that docker is podman', async () => {
    scratch.write({ 'project/Dockerfile': DOCKERFILE, 'other/docker': '#!/bin/sh\necho "Client:       Podman Engine"\n' });
    chmodSync(path.join(bin, 'other/docker'), 0o755);
    const run = await prove([], { PATH: path.join(bin, 'other') });
    expect(run).toMatchObject({
      status: 2,
      stdout: '',
      stderr: 'dockerlint: docker is podman here: prove builds with docker buildx; `--engine buildah` fixes for podman, and builds with it\n',
    });
  });
});
