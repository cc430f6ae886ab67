import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { FORMATS } from '../../src/cli/arguments/options.ts';
import { PLACEMENTS, type Placement } from '../harness/placements.ts';
import { runMain, type Scratch, scratchFolder } from '../harness/run-main.ts';
import { shows } from '../harness/shows.ts';
import { STRANGE_PLACEMENTS, STRANGE_VALUES } from '../harness/strange-placements.ts';
import { mixed } from '../knowledge/secrets/token-shapes.cases.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

const valueOf = (index: number): string => mixed(20, `placement ${index}`);

/** A new project with the value in it. */
function project(placement: Placement, value: string): void {
  scratch.remove();
  scratch = scratchFolder();
  scratch.write(placement.files(value));
}

describe('no output shows a value', () => {
  const modes: readonly (readonly string[])[] = [[], ['--fix', '--unsafe-fixes']];
  const commands: readonly (readonly string[])[] = [
    ...modes.flatMap((mode) => FORMATS.map((format) => [...mode, '--format', format])),
    ['build-command'],
    ['--baseline', 'baseline.json', '--update-baseline'],
    ['--baseline', 'baseline.json'],
  ];

  test.each(PLACEMENTS.map((placement, index) => [placement.name, placement, valueOf(index)] as const))('%s', async (_, placement, value) => {
    for (const command of commands) {
      // a fix changes the files
      if (!command.includes('--baseline')) project(placement, value);
      const run = await runMain(scratch.folder, command, { env: { DOCKERLINT_DEBUG: '1' } });
      expect({ command, shown: shows(run.stdout + run.stderr, value) }).toEqual({ command, shown: false });
    }
    const baseline = path.join(scratch.folder, 'baseline.json');
    if (existsSync(baseline)) expect(shows(readFileSync(baseline, 'utf8'), value)).toBe(false);
  });

  // each placement with two kinds of value in rotation, so that all kinds meet all sorts of placements
  const kinds = Object.entries(STRANGE_VALUES);
  const formats = ['text', 'html', 'github-review'];
  test.each(STRANGE_PLACEMENTS.map((placement, index) => [placement.name, placement, index] as const))('%s', async (_, placement, index) => {
    const fitting = kinds.filter(([kind, { isQuoted }]) => !(isQuoted && placement.isBare) && !placement.without?.includes(kind));
    for (const turn of [0, 1]) {
      const [kind, { value }] = fitting[(index * 2 + turn) % fitting.length] ?? ['', { value: '' }];
      expect(value).not.toBe('');
      for (const format of formats) {
        project(placement, value);
        const run = await runMain(scratch.folder, [...(turn === 0 ? [] : ['--fix', '--unsafe-fixes']), '--format', format]);
        expect({ kind, format, shown: shows(run.stdout + run.stderr, value) }).toEqual({ kind, format, shown: false });
      }
    }
  });

  test('a password of many letters, which is taken for a word', async () => {
    const value = 'qzxkwjplmvtbhnrdgsfy';
    for (const instruction of [
      'RUN acme --password VALUE',
      'ENV DB_PASSWORD=VALUE',
      'CMD server --password VALUE',
      'RUN curl -u admin:VALUE https://example.com/a',
    ]) {
      for (const format of FORMATS) {
        scratch.write({ Dockerfile: `FROM node\n${instruction.replace('VALUE', value)}\n` });
        const run = await runMain(scratch.folder, ['--format', format]);
        expect({ instruction, format, shown: shows(run.stdout + run.stderr, value) }).toEqual({ instruction, format, shown: false });
      }
    }
  });

  test('and most of them are found', async () => {
    let found = 0;
    for (const [index, placement] of PLACEMENTS.entries()) {
      project(placement, valueOf(index));
      if ((await runMain(scratch.folder, ['--quiet'])).status !== 0) found++;
    }
    // the rest are comments, words that are the default of a variable, and Dockerfiles that only an info is about
    expect(found).toBeGreaterThan(0.7 * PLACEMENTS.length);
  });
});

describe('what a document or a path says stays text', () => {
  test.each(FORMATS)('%s', async (format) => {
    scratch.write({ 'a\u202e\x1b[8mb.Dockerfile': 'FROM node\nARG \x1b[8mAPI_TOKEN\nARG X\u2066Y_TOKEN=\x07a\nRUN npm ci\n' });
    for (const argv of [['.'], ['--color', '.']]) {
      const run = await runMain(scratch.folder, ['--format', format, ...argv]);
      expect(run.stdout).not.toMatch(/\x1b\[8m|\x07|[\u202a-\u202e\u2066-\u2069]/);
      expect(run.stderr).not.toMatch(/[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]/);
    }
  });
});

describe('what is no file is not read', () => {
  test.each(['.dockerlintrc.json', '.dockerlintrc.yaml', 'package.json'])('%s', async (name) => {
    scratch.write({ Dockerfile: 'FROM node\n' });
    symlinkSync('/dev/zero', path.join(scratch.folder, name));
    const run = await runMain(scratch.folder, []);
    expect({ ...run, bytes: 0 }).toEqual({
      stdout: '',
      stderr: `dockerlint: ${path.join(scratch.folder, name)}: is not a regular file\n`,
      bytes: 0,
      status: 2,
    });
  });

  test('a pipe that --config names', async () => {
    scratch.write({ Dockerfile: 'FROM node\n' });
    execFileSync('mkfifo', [path.join(scratch.folder, 'pipe.json')]);
    const run = await runMain(scratch.folder, ['--config', 'pipe.json']);
    expect([run.stderr, run.status]).toEqual([`dockerlint: ${path.join(scratch.folder, 'pipe.json')}: is not a regular file\n`, 2]);
  });

  test('a folder that is named like a configuration is none', async () => {
    mkdirSync(path.join(scratch.folder, '.dockerlintrc.json'));
    writeFileSync(path.join(scratch.folder, 'Dockerfile'), 'FROM node\n');
    expect((await runMain(scratch.folder, [])).status).toBe(0);
  });
});
