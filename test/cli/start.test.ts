import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { builtCli, runCli } from '../harness/built-cli.ts';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';

const root = path.join(import.meta.dirname, '../..');

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

/** What Node has loaded by itself when a program starts, or almost: each of the others costs milliseconds. */
const BUILT_IN: readonly string[] = ['buffer', 'fs', 'os', 'path', 'path/posix'];

test('a lint of one file loads two packages, and no others', async () => {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ['src/cli/bin.ts'],
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    outdir: 'out',
    write: false,
    metafile: true,
  });
  const outputs = metafile.outputs;
  const loaded = new Set<string>();
  const waiting = Object.keys(outputs).filter((name) => outputs[name]?.entryPoint === 'src/cli/bin.ts');
  expect(waiting).toHaveLength(1);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (loaded.has(name)) continue;
    loaded.add(name);
    for (const { kind, path: target, external } of outputs[name]?.imports ?? []) if (kind === 'import-statement' && !external) waiting.push(target);
  }
  const files = [...loaded].flatMap((name) => Object.keys(outputs[name]?.inputs ?? {}));
  const packages = new Set(files.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []));
  expect([...packages].sort()).toEqual(['picocolors', 'unbash']);
  const builtIn = [...loaded].flatMap((name) => (outputs[name]?.imports ?? []).filter(({ external }) => external).map((one) => one.path.replace('node:', '')));
  expect([...new Set(builtIn)].sort()).toEqual(BUILT_IN);
  expect(files.filter((file) => /src\/lsp|full-arguments|config-(?:load|schema)|reporters\/(?:json|sarif|diff)/.test(file))).toEqual([]);
});

test('no flag of V8 is set while it runs: one made a run in a thousand end in a segmentation fault', () => {
  const folder = path.dirname(builtCli());
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.[cm]?js$/.test(file));
  expect(files.length).toBeGreaterThan(5);
  expect(files.filter((file) => readFileSync(path.join(folder, file), 'utf8').includes('setFlagsFromString'))).toEqual([]);
});

test('the text of the start is ASCII: the launcher reads it byte by byte', () => {
  expect(readFileSync(path.join(path.dirname(builtCli()), 'start.cjs'), 'latin1')).toMatch(/^[\x00-\x7f]*$/);
});

describe('the built command line', () => {
  test('lints, fixes standard input, and knows its version and its pages', () => {
    scratch.write({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' });
    expect(runCli(scratch.folder, ['Dockerfile'])).toMatchObject({ status: 1, stderr: '', stdout: expect.stringContaining('no-secret-arg') });
    expect(runCli(scratch.folder, ['--fix', '-'], 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n')).toMatchObject({
      status: 0,
      stdout: '# syntax=docker/dockerfile:1\nFROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n',
    });
    expect(runCli(scratch.folder, ['--version']).stdout).toMatch(/^[1-9]\d*\.\d+\.\d+|^0\.[1-9]\d*\.\d+/);
    expect(runCli(scratch.folder, ['explain', 'no-secret-arg'])).toMatchObject({ status: 0, stdout: expect.stringContaining('Why\n') });
    expect(runCli(scratch.folder, ['explain', 'npx'])).toMatchObject({ status: 0, stdout: expect.stringContaining('What it reads\n') });
  });

  test('reads and writes files as it does pipes, a pipe that does not block, and nothing where the disk is full', () => {
    scratch.write({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n' });
    const fixed = runCli(scratch.folder, ['--fix', '-'], 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n').stdout;
    const shell = (script: string) =>
      spawnSync('bash', ['-c', script, 'bash', process.execPath, builtCli()], { cwd: scratch.folder, encoding: 'utf8', input: '' });
    expect(shell('"$@" --fix - <Dockerfile >out 2>err; cat out').stdout).toBe(fixed);
    expect(shell('"$@" --fix - <Dockerfile 2>/dev/null | cat').stdout).toBe(fixed);
    expect(shell('"$@" --fix - </dev/null').stdout).toBe('');
    expect(shell('(sleep 0.3; cat Dockerfile) | "$@" --fix - 2>/dev/null').stdout).toBe(fixed);
    expect(shell('"$@" Dockerfile >/dev/full')).toMatchObject({
      status: 2,
      stderr: 'dockerlint: standard output cannot be written: no space left on the device\n',
    });
  });

  test('reads a configuration in YAML, and writes diffs and every format', () => {
    scratch.write({ Dockerfile: 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n', '.dockerlintrc.yaml': 'engine: docker-27.3\n' });
    expect(runCli(scratch.folder, ['--diff']).stdout).toContain('-ARG NPM_TOKEN\n');
    expect(runCli(scratch.folder, ['--diff']).stdout).not.toContain('# syntax');
    for (const format of ['json', 'sarif', 'github', 'gitlab', 'junit', 'checkstyle']) {
      expect(runCli(scratch.folder, ['-f', format]).stdout).toContain('NPM_TOKEN');
    }
  });

  test('writes all of a long report, and minds no reader that goes away', () => {
    mkdirSync(path.join(scratch.folder, 'many'));
    for (let index = 0; index < 300; index++) {
      writeFileSync(path.join(scratch.folder, `many/${index}.Dockerfile`), 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n');
    }
    const run = runCli(scratch.folder, ['-f', 'json', 'many']);
    expect(JSON.parse(run.stdout).summary).toMatchObject({ files: 300, errors: 300 });
    const script = `set -o pipefail; "$@" -f json many | head -1; echo "\${PIPESTATUS[0]}"`;
    const piped = spawnSync('bash', ['-c', script, 'bash', process.execPath, builtCli()], { cwd: scratch.folder, encoding: 'utf8' });
    expect(piped).toMatchObject({ stdout: '{\n1\n', stderr: '' });
  });
});
