import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

const run = (...argv: readonly string[]) => runMain(scratch.folder, argv);
const lines = (text: string): readonly { readonly type: string; readonly path: string }[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** The paths of the Dockerfiles that are linted. */
async function linted(...words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await run('--format', 'json', ...words);
  return JSON.parse(stdout).files.map((file: { readonly path: string }) => file.path);
}

/** A folder of repositories, each with two Dockerfiles and a Compose file for one. */
function fleet(count: number): void {
  for (let index = 0; index < count; index++) {
    const compose = 'services:\n  a:\n    build:\n      context: .\n      args: [NPM_TOKEN]\n';
    scratch.write({ [`app-${index}/Dockerfile`]: LEAKING, [`app-${index}/web/Dockerfile`]: LEAKING, [`app-${index}/compose.yaml`]: compose });
    mkdirSync(path.join(scratch.folder, `app-${index}/.git`));
  }
}

describe('--shard', () => {
  test('gives every file to one part, and keeps it there when others come', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `service-${index}/Dockerfile`);
    scratch.write(Object.fromEntries(names.map((name) => [name, LEAKING])));
    const parts = await Promise.all([1, 2, 3, 4].map((index) => linted('--shard', `${index}/4`)));
    expect(parts.flat().sort()).toEqual([...names].sort());
    expect(parts.every((part) => part.length > 0)).toBe(true);
    scratch.write({ 'another/Dockerfile': LEAKING, 'a/b/c.Dockerfile': LEAKING });
    const later = await linted('--shard=2/4');
    expect(later.filter((name) => names.includes(name))).toEqual(parts[1]);
    expect(await linted('--shard=1/1')).toHaveLength(32);
  });

  test('keeps a repository together', async () => {
    fleet(12);
    const parts = await Promise.all([1, 2, 3].map((index) => linted('--shard', `${index}/3`)));
    const repositories = parts.map((part) => new Set(part.map((name) => name.split('/')[0])));
    expect(parts.flat()).toHaveLength(24);
    expect(repositories.reduce((sum, { size }) => sum + size, 0)).toBe(12);
  });

  test.each(['0/4', '5/4', '1', '1/0', 'a/b', '-1/2', '1/2/3'])('%s is no part', async (word) => {
    expect(await run(`--shard=${word}`)).toMatchObject({
      status: 2,
      stderr: `dockerlint: --shard takes a part I/N with I from 1 to N, as 3/16, not ${word}\n`,
    });
  });

  test('of which nothing is left says so, and is no failure', async () => {
    scratch.write({ Dockerfile: LEAKING });
    const runs = await Promise.all([1, 2, 3].map((index) => run('--shard', `${index}/3`)));
    expect(runs.map(({ status }) => status).sort()).toEqual([0, 0, 1]);
    expect(runs.filter(({ stderr }) => /^dockerlint: nothing to lint: part \d of 3 is empty\n$/.test(stderr))).toHaveLength(2);
  });
});

describe('--exclude', () => {
  test('leaves files out as .gitignore does, and can be repeated', async () => {
    scratch.write({ 'a/Dockerfile': LEAKING, 'a/test/Dockerfile': LEAKING, 'vendor/x/Dockerfile': LEAKING, 'b.Dockerfile': LEAKING });
    expect(await linted('--exclude', 'vendor/', '--exclude', '**/test')).toEqual(['a/Dockerfile', 'b.Dockerfile']);
    expect(await linted('--exclude=*.Dockerfile', 'b.Dockerfile', 'a')).toEqual(['a/Dockerfile', 'a/test/Dockerfile']);
    expect(await run('--exclude', '*')).toMatchObject({ status: 0, stderr: 'dockerlint: nothing to lint: --exclude leaves out every file\n' });
  });

  test.each(['--exclude=x', '--shard=1/2', '--changed-since=main'])('%s goes with a lint of files', async (option) => {
    for (const words of [['prove'], ['build-command'], ['-']]) {
      const { status, stderr } = await run(...words, option);
      expect([status, stderr]).toEqual([2, `dockerlint: ${option.replace(/=.*/, '')} goes with a lint of files\n`]);
    }
  });
});

describe('--format ndjson', () => {
  test('has what json has, a line for each file', async () => {
    fleet(3);
    const whole = JSON.parse((await run('--format', 'json')).stdout);
    const { stdout, status } = await run('--format', 'ndjson');
    const found = lines(stdout);
    const ofType = (type: string) => found.filter((line) => line.type === type).map(({ type: _, ...others }) => others);
    expect(status).toBe(1);
    const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).sort();
    expect(sorted(ofType('file'))).toEqual(sorted(whole.files));
    expect(sorted(ofType('published'))).toEqual(sorted(whole.published));
    expect(ofType('summary')).toEqual([expect.objectContaining({ version: 1, ...whole.summary })]);
    expect(found.at(-1)?.type).toBe('summary');
  });

  test('fixes each project, and goes to a file', async () => {
    fleet(2);
    const { status, stdout } = await run('--fix', '--format', 'ndjson', '--output-file', 'report.ndjson');
    expect([status, stdout]).toEqual([0, '']);
    const found = lines(readFileSync(path.join(scratch.folder, 'report.ndjson'), 'utf8'));
    expect(found.filter(({ type }) => type === 'companion').map((line) => line.path)).toEqual(['app-0/compose.yaml', 'app-1/compose.yaml']);
    expect(found.at(-1)).toMatchObject({ type: 'summary', files: 4, fixed: 4, errors: 0 });
    expect(readFileSync(path.join(scratch.folder, 'app-1/compose.yaml'), 'utf8')).toContain('secrets:');
  });

  test('with warnings counted over all, or a baseline to write, is the same', async () => {
    fleet(2);
    expect(lines((await run('--format', 'ndjson', '--max-warnings', '0')).stdout).at(-1)).toMatchObject({ errors: 4 });
    await run('--format', 'ndjson', '--baseline', 'known.json', '--update-baseline');
    expect(lines((await run('--format', 'ndjson', '--baseline', 'known.json')).stdout).at(-1)).toMatchObject({ errors: 0 });
  });
});

describe('merge-reports', () => {
  const shards = async (format: string): Promise<readonly string[]> => {
    const names = ['1', '2', '3'].map((index) => `report-${index}`);
    for (const [index, name] of names.entries()) await run('--format', format, '--shard', `${index + 1}/3`, '--output-file', name, '--fail-on', 'none');
    return names;
  };

  test.each(['json', 'ndjson'])('of the parts in %s makes the report of the whole', async (format) => {
    fleet(6);
    const whole = JSON.parse((await run('--format', 'json')).stdout);
    const names = await shards(format);
    const merged = await run('merge-reports', ...names, '--format', 'json');
    const sorted = (values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).sort();
    const value = JSON.parse(merged.stdout);
    expect([merged.status, value.version, sorted(value.files)]).toEqual([1, 1, sorted(whole.files)]);
    expect(value.summary).toMatchObject({ files: 12, errors: 12, warnings: 0, fixable: whole.summary.fixable });
    await run('merge-reports', ...names, '--format', 'ndjson', '--output-file', 'all');
    expect(JSON.parse((await run('merge-reports', 'all', '--format', 'json')).stdout)).toEqual(value);
    expect((await run('merge-reports', ...names, '--fail-on', 'none')).status).toBe(0);
  });

  test('of SARIF makes one run with every rule once', async () => {
    fleet(4);
    scratch.write({ 'app-0/Dockerfile': `${LEAKING}# dockerlint ignore=no-secret-env\nRUN true\n` });
    const whole = JSON.parse((await run('--format', 'sarif')).stdout).runs[0];
    const merged = JSON.parse((await run('merge-reports', ...(await shards('sarif')), '--format', 'sarif')).stdout);
    const [only, ...others] = merged.runs;
    const key = ({ ruleId, partialFingerprints }: { ruleId: string; partialFingerprints: object }) => JSON.stringify([ruleId, partialFingerprints]);
    expect([others, only.results.map(key).sort()]).toEqual([[], whole.results.map(key).sort()]);
    const ids = only.tool.driver.rules.map(({ id }: { id: string }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(only.results.every(({ ruleId, ruleIndex }: { ruleId: string; ruleIndex: number }) => ids[ruleIndex] === ruleId)).toBe(true);
    expect(ids).toContain('unused-suppression');
  });

  test('for people counts by rule and by file', async () => {
    fleet(2);
    const { stdout } = await run('merge-reports', ...(await shards('json')));
    expect(stdout).toContain('by rule\n      4  no-secret-arg\n');
    expect(stdout).toContain('      1  app-1/web/Dockerfile\n');
    expect(stdout).toMatch(/\n4 errors, 0 warnings, 0 infos, \d can be fixed in 4 files\n$/);
  });

  test.each(['json', 'ndjson', 'sarif'])('in %s makes a page and a summary', async (format) => {
    fleet(2);
    const names = await shards(format);
    const page = await run('merge-reports', ...names, '--format', 'html', '--output-file', 'page.html');
    expect(page).toMatchObject({ status: 1, stdout: '', stderr: '' });
    const text = readFileSync(path.join(scratch.folder, 'page.html'), 'utf8');
    expect(text).toContain('<li class="error"><b>4</b> errors</li>\n<li class="fixed"><b>4</b> that --fix repairs</li>');
    expect(text).toContain('<summary><b>app-1/web/Dockerfile</b> 1</summary>');
    const summary = await run('merge-reports', ...names, '--format', 'markdown', '--fail-on', 'none');
    expect(summary).toMatchObject({ status: 0, stdout: expect.stringMatching(/^## dockerlint: 4 errors, 4 can be fixed in 4 files\n/) });
  });

  test('refuses what is no whole report of ours', async () => {
    scratch.write({ Dockerfile: LEAKING });
    const stream = (await run('--format', 'ndjson')).stdout;
    const sarif = (await run('--format', 'sarif')).stdout;
    const files = {
      text: 'hello',
      cut: stream.split('\n').slice(0, -2).join('\n'),
      foreign: sarif.replace('"name": "dockerlint"', '"name": "other"'),
      empty: '',
    };
    for (const [name, content] of Object.entries(files)) writeFileSync(path.join(scratch.folder, name), content);
    for (const name of Object.keys(files))
      expect(await run('merge-reports', name)).toMatchObject({
        status: 2,
        stderr: `dockerlint: ${name}: is no whole report of dockerlint in the format json, ndjson or sarif\n`,
      });
    scratch.write({ sarif, stream });
    expect((await run('merge-reports', 'sarif', 'stream', '-f', 'json')).stderr).toContain('to json only reports of json and ndjson can be merged');
    expect((await run('merge-reports', 'nothing')).stderr).toBe('dockerlint: nothing: cannot be read: no such file or directory\n');
    expect((await run('merge-reports')).status).toBe(2);
    expect((await run('merge-reports', 'stream', '-f', 'junit')).stderr).toContain('merged reports are text, html, markdown, json, ndjson or sarif');
  });
});

test.each([
  ['explian', 'explain'],
  ['rule', 'rules'],
  ['build-comand', 'build-command'],
])('%s is answered with the command that may be meant', async (word, command) => {
  expect(await run(word, 'npm')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining(`dockerlint: ${word}: no such file or directory (did you mean "${command}"?)\n`),
  });
});

test.each(['src/x', 'app', 'Dockerfiles'])('%s, which is like no command, is only not there', async (word) => {
  expect((await run(word)).stderr).toBe(`dockerlint: ${word}: no such file or directory\n`);
});
