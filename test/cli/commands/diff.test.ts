import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { unifiedDiff } from '../../../src/reporters/diff.ts';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

/** What `git apply` makes of the files. */
function gitApply(folder: string, patch: string): string {
  const run = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: patch, encoding: 'utf8' });
  return run.stderr;
}

const LINES = ['FROM node:22', 'ARG NPM_TOKEN', 'COPY package.json ./', 'RUN npm ci'];

describe('--diff', () => {
  test.each([
    ['plain', `${LINES.join('\n')}\n`],
    ['without a final newline', LINES.join('\n')],
    ['with CRLF', `${LINES.join('\r\n')}\r\n`],
    ['with CRLF, without a final newline', LINES.join('\r\n')],
    ['with a byte order mark', `\ufeff${LINES.join('\n')}\n`],
    ['with letters beyond ASCII', `# é 世界\n${LINES.join('\n')}\n`],
  ])('is what git apply takes, and makes what --fix makes: %s', async (_what, text) => {
    const folder = scratch.write({ 'a b/Dockerfile': text, 'fixed/Dockerfile': text });
    await runMain(folder, ['--fix', 'fixed/Dockerfile']);
    const run = await runMain(folder, ['--diff', 'a b/Dockerfile']);
    expect(readFileSync(path.join(folder, 'a b/Dockerfile'), 'utf8')).toBe(text);
    expect(gitApply(folder, run.stdout)).toBe('');
    expect(readFileSync(path.join(folder, 'a b/Dockerfile'), 'utf8')).toBe(readFileSync(path.join(folder, 'fixed/Dockerfile'), 'utf8'));
    expect(readFileSync(path.join(folder, 'fixed/Dockerfile'), 'utf8')).not.toBe(text);
  });

  test('has the companions too, and files that are new', async () => {
    const folder = scratch.write({
      Dockerfile: 'FROM node:22\nCOPY .npmrc ./\nRUN npm ci\n',
      '.npmrc': `//npm.example.com/:_authToken=${['npm', 'q7Tz1VxB4mKc9RwL2sDf6HgJ8pYn3aEu5iOt'].join('_')}\n`,
      'compose.yaml': 'services:\n  a:\n    build: .\n',
    });
    const run = await runMain(folder, ['--diff', '--unsafe-fixes']);
    expect(run.status).toBe(1);
    const changed = [...run.stdout.matchAll(/^\+\+\+ b\/(.*)$/gm)].map(([, file]) => file);
    expect(changed).toEqual(['Dockerfile', '.dockerignore', 'compose.yaml']);
    expect(run.stdout).toContain('--- /dev/null\n+++ b/.dockerignore\n');
    expect(gitApply(folder, run.stdout)).toBe('');
    expect(readFileSync(path.join(folder, '.dockerignore'), 'utf8')).toBe('.npmrc\n');
    expect(run.stderr).toContain('changes  Dockerfile, .dockerignore, compose.yaml');
  });
});

describe('unifiedDiff', () => {
  test('says nothing about equal texts, and quotes names as git does', () => {
    expect(unifiedDiff('x', 'a\n', 'a\n')).toBe('');
    expect(unifiedDiff('a"b', 'a\n', 'b\n')).toContain('--- "a/a\\"b"\n+++ "b/a\\"b"\n');
  });

  test('gives up on texts that have nothing in common, without giving up the patch', () => {
    const side = (name: string): string => Array.from({ length: 30_000 }, (_, index) => `${name} ${index}\n`).join('');
    const folder = scratch.write({ big: side('a') });
    expect(gitApply(folder, unifiedDiff('big', side('a'), side('b')))).toBe('');
    expect(readFileSync(path.join(folder, 'big'), 'utf8')).toBe(side('b'));
  });
});
