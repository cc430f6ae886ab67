import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { builtCli } from '../harness/built-cli.ts';
import { type Scratch, scratchFolder } from '../harness/run-main.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
  execFileSync('git', ['init', '-q'], { cwd: scratch.folder });
  // what git ignores makes dockerlint ask the index
  scratch.write({ Dockerfile: LEAKING, '.gitignore': 'ignored/\n', 'ignored/Dockerfile': LEAKING, '.git/info/exclude': '', '.git/index': '' });
});
afterEach(() => scratch.remove());

/** What cannot be read to its end, or not at all, in the place of a file. */
const KINDS: { readonly [kind: string]: (file: string) => void } = {
  'a pipe': (file) => void execFileSync('mkfifo', [file]),
  'a device without an end': (file) => symlinkSync('/dev/zero', file),
  'a link to a pipe': (file) => {
    execFileSync('mkfifo', [`${file}.pipe`]);
    symlinkSync(`${file}.pipe`, file);
  },
  'a link to itself': (file) => symlinkSync(path.basename(file), file),
  'a folder': (file) => void mkdirSync(file),
};

function put(kind: string, name: string): void {
  const file = path.join(scratch.folder, name);
  rmSync(file, { recursive: true, force: true });
  mkdirSync(path.dirname(file), { recursive: true });
  KINDS[kind]?.(file);
}

/** Runs the built program: in this process, a pipe would stop the tests too. */
function lint(...words: readonly string[]): { readonly status: number | null; readonly stdout: string; readonly stderr: string } {
  return spawnSync(process.execPath, [builtCli(), ...words], { cwd: scratch.folder, encoding: 'utf8', input: '', timeout: 20_000 });
}

/** Files that a repository may bring along, and that say something about the Dockerfiles in it. */
const AROUND = [
  '.gitignore',
  '.git/info/exclude',
  '.git/index',
  '.git/config',
  '.git/HEAD',
  '.git',
  '.git/dockerlint-journal.json',
  '.dockerignore',
  'Dockerfile.dockerignore',
  '.npmrc',
  'package.json',
  'compose.yaml',
  'docker-bake.hcl',
  'docker-bake.json',
  'Makefile',
  'build.sh',
  '.github/workflows/ci.yml',
  '.env',
  'sub/Dockerfile',
  'ignored/Dockerfile',
];

describe.each(Object.keys(KINDS))('%s', (kind) => {
  test.each(AROUND)('in the place of %s stops nothing', (name) => {
    put(kind, name);
    // a configuration that cannot be read is not passed over
    const isRefused = name === 'package.json' && kind !== 'a folder';
    const linted = lint('--format', 'json');
    expect([linted.status, linted.stderr.split('\n').length - 1]).toEqual([isRefused ? 2 : 1, isRefused ? 1 : 0]);
    if (!isRefused) expect(linted.stdout).toContain('NPM_TOKEN');
    const fixed = lint('--fix');
    expect({ name, stderr: fixed.stderr, status: fixed.status }).toMatchObject({
      stderr: isRefused ? expect.stringMatching(/^dockerlint: [^\n]+\n$/) : '',
      status: isRefused ? 2 : 0,
    });
  });

  test.each([
    ['--baseline', ['--baseline', 'named']],
    ['--config', ['--config', 'named.json']],
    ['merge-reports', ['merge-reports', 'named']],
    ['a path', ['named']],
    ['prove --image', ['prove', '--image', 'named', 'SOME_VALUE_OF_OURS']],
  ])('that %s names is told in one line', (_what, words) => {
    put(kind, words.find((word) => word.startsWith('named')) ?? '');
    const run = lint(...words);
    // a link that leads nowhere is no baseline yet
    const isMissing = words[0] === '--baseline' && kind === 'a link to itself';
    expect([run.status, run.stderr]).toEqual(
      isMissing ? [1, expect.stringMatching(/^dockerlint: named: no such baseline[^\n]+\n$/)] : [2, expect.stringMatching(/^dockerlint: [^\n]+\n$/)],
    );
  });
});
