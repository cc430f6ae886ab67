import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CheckOptions } from '../../site/linter/check.ts';
import { runMain } from '../harness/run-main.ts';
import { type BrowserLinter, browserLinter, builtLinter } from './browser-linter.ts';

const EXAMPLES = path.join(import.meta.dirname, '../../examples');
const examples = readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** The most that a browser loads, in bytes as servers send them. They grow with what the linter knows; raise them knowingly. */
const MOST_BEFORE_THE_FIRST_CALL = 400_000;
const MOST_IN_ALL = 510_000;

function filesBelow(folder: string): { readonly [file: string]: string } {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((file) => [path.relative(folder, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]));
}

let bundles: ReadonlyMap<string, string>;
let linter: BrowserLinter;
let before: readonly string[];
beforeAll(async () => {
  bundles = builtLinter();
  linter = await browserLinter(bundles);
  before = linter.loaded();
});

const scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-browser-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe.each(examples)('%s in a browser', (name) => {
  const files = filesBelow(path.join(EXAMPLES, name, 'before'));

  test('has the findings and edits of the command line', async () => {
    const project = path.join(scratch, name);
    cpSync(path.join(EXAMPLES, name, 'before'), project, { recursive: true });
    mkdirSync(path.join(project, '.git')); // the root of a project
    const run = await runMain(project, ['--fix', '--format', 'json', 'Dockerfile']);
    rmSync(path.join(project, '.git'), { recursive: true });
    const told = JSON.parse(run.stdout);

    const found = await linter.check({ files, dockerfile: 'Dockerfile' });
    expect(found.files).toEqual(told.files);
    expect(found.companions).toEqual(told.companions);
    expect(found.failures).toEqual([]);
    expect({ ...files, ...found.fixed }).toEqual(filesBelow(project));
    for (const file of Object.keys(found.fixed)) expect(found.diff).toContain(`+++ b/${file}`);
  });
});

test('the options reach the linter', async () => {
  const files = { Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nCOPY . .\nRUN npm ci\n' };
  const fixedBy = async (options: CheckOptions): Promise<string | undefined> =>
    (await linter.check({ files, dockerfile: 'Dockerfile', options })).fixed['Dockerfile'];
  expect(await fixedBy({ engine: 'docker-28.3' })).toContain('FROM node:22\nCOPY . .\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n');
  expect(await fixedBy({ engine: 'docker-20.10' })).toContain('/run/secrets/NPM_TOKEN');
  expect(await fixedBy({ fix: 'none' })).toBeUndefined();
  expect(await fixedBy({ keepArguments: true })).toContain('ARG NPM_TOKEN');
});

test('no value is told', async () => {
  const value = `ghp_${'a1B2c3D4e5F6'.repeat(3)}`;
  const files = { Dockerfile: `FROM alpine\nENV GH_TOKEN=${value}\nRUN curl -H "Authorization: token $GH_TOKEN" https://git.example.com/x\n` };
  const { fixed: _fixed, diff: _diff, ...told } = await linter.check({ files, dockerfile: 'Dockerfile' });
  expect(told.values).toBeGreaterThan(0);
  expect(JSON.stringify(told)).not.toContain(value);
});

test('a Dockerfile that cannot be read, or is none, is no error', async () => {
  for (const text of ['', 'FORM node', 'RUN <<EOF\n', '\0'])
    expect((await linter.check({ files: { Dockerfile: text }, dockerfile: 'Dockerfile' })).failures).toEqual([]);
  expect((await linter.check({ files: {}, dockerfile: 'Dockerfile' })).files).toEqual([]);
});

test('what browsers load stays small, and edits other files only with the first call', () => {
  const packed = (names: Iterable<string>): number => [...names].reduce((sum, name) => sum + gzipSync(bundles.get(name) ?? '', { level: 9 }).length, 0);
  expect(before.length).toBeLessThan(bundles.size);
  expect(packed(before)).toBeLessThan(MOST_BEFORE_THE_FIRST_CALL);
  expect(packed(bundles.keys())).toBeLessThan(MOST_IN_ALL);
});
