import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { builtCli } from '../harness/built-cli.ts';
import { documented } from '../harness/documented.ts';
import { npmTools } from '../harness/npm-tools.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nCOPY .npmrc package.json ./\nRUN npm ci\n';
const MOUNT = 'RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n';
const FIX = 'dockerlint --fix --no-companions';

const tools = npmTools('lefthook@2', 'lint-staged@16', 'husky@9');
const withTools = tools === undefined ? test.skip : test;

/** What a user's repository has staged: Dockerfiles of several names and places, one with a configuration file beside it. */
const PROJECT = {
  '.npmrc': '//npm.example.com/:_authToken=${NPM_TOKEN}\n',
  Dockerfile: LEAKING,
  Containerfile: LEAKING.replaceAll('\n', '\r\n'),
  'my service/api.dockerfile': LEAKING,
  'my service/.npmrc': '//npm.example.com/:_authToken=${NPM_TOKEN}\n',
  'my service/package.json': '{}\n',
  'my service/.dockerlintrc.json': '{ "engine": "docker-27.3" }\n',
  '.gitignore': 'node_modules\n',
};

/** A repository with the files staged, and the tools and dockerlint where npm would have put them. */
function repositoryWith(files: { readonly [file: string]: string }): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-hooks-'));
  for (const [file, text] of Object.entries({ 'package.json': '{}\n', ...PROJECT, ...files })) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 });
  }
  const [from, to] = [path.join(tools ?? '', 'node_modules'), path.join(folder, 'node_modules')];
  mkdirSync(path.join(to, '.bin'), { recursive: true });
  for (const name of readdirSync(from)) if (!name.startsWith('.')) symlinkSync(path.join(from, name), path.join(to, name));
  for (const name of readdirSync(path.join(from, '.bin'))) symlinkSync(path.join(from, '.bin', name), path.join(to, '.bin', name));
  symlinkSync(builtCli(), path.join(to, '.bin/dockerlint'));
  for (const words of [
    ['init', '-q', '-b', 'main'],
    ['config', 'user.name', 'Test'],
    ['config', 'user.email', 'test@example.com'],
    ['commit', '-q', '--allow-empty', '-m', 'Start'],
    ['add', '.'],
  ])
    execFileSync('git', words, { cwd: folder });
  return folder;
}

/** Runs one of the tools as npx does. */
function tool(folder: string, name: string, ...words: readonly string[]): void {
  execFileSync(path.join(folder, 'node_modules/.bin', name), words, { cwd: folder, stdio: 'ignore' });
}

function commit(folder: string): { readonly status: number | null; readonly output: string } {
  // husky and lefthook do nothing where their variables say so
  const { HUSKY: _husky, LEFTHOOK: _lefthook, ...env } = process.env;
  const run = spawnSync('git', ['commit', '-q', '-m', 'Change'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...env, NO_COLOR: '1', PATH: `${path.join(folder, 'node_modules/.bin')}${path.delimiter}${env['PATH'] ?? ''}` },
  });
  return { status: run.status, output: run.stdout + run.stderr };
}

const committed = (folder: string, file: string): string => execFileSync('git', ['show', `HEAD:${file}`], { cwd: folder, encoding: 'utf8' });

/** The commit is stopped, every leaking Dockerfile is named, and nothing is changed. */
function expectStopped(folder: string): void {
  const { status, output } = commit(folder);
  expect(output).toContain('3 errors; 3 can be fixed');
  expect(output).toMatch(/^(?:.*\/)?Dockerfile$/m);
  expect(output).toMatch(/^(?:.*\/)?Containerfile$/m);
  expect(output).toMatch(/^(?:.*\/)?my service\/api\.dockerfile$/m);
  expect(status).toBe(1);
  expect(readFileSync(path.join(folder, 'Dockerfile'), 'utf8')).toBe(LEAKING);
}

/** The commit goes through, with the fixes in it. */
function expectFixedInCommit(folder: string): void {
  const { status, output } = commit(folder);
  expect([status, output]).toEqual([0, expect.stringContaining('')]);
  expect(committed(folder, 'Dockerfile')).toBe(`# syntax=docker/dockerfile:1\nFROM node:22\nCOPY .npmrc package.json ./\n${MOUNT}`);
  expect(committed(folder, 'Containerfile')).toContain(`COPY .npmrc package.json ./\r\n${MOUNT.replace('\n', '\r\n')}`);
  expect(committed(folder, 'my service/api.dockerfile')).toBe(`FROM node:22\nCOPY .npmrc package.json ./\n${MOUNT}`);
}

describe('lefthook', () => {
  const settings = documented('hooks.md', 'lefthook');

  withTools('stops a commit with leaking Dockerfiles', () => {
    const folder = repositoryWith({ 'lefthook.yml': settings });
    tool(folder, 'lefthook', 'install');
    expectStopped(folder);
  });

  withTools('puts the fixes into the commit with stage_fixed', () => {
    const fixing = settings.replace('dockerlint {staged_files}', `${FIX} {staged_files}\n      stage_fixed: true`);
    const folder = repositoryWith({ 'lefthook.yml': fixing });
    tool(folder, 'lefthook', 'install');
    expectFixedInCommit(folder);
  });
});

describe('husky and lint-staged', () => {
  const settings = documented('hooks.md', 'lint-staged');

  withTools('stop a commit with leaking Dockerfiles', () => {
    const folder = repositoryWith({ 'package.json': settings, '.husky/pre-commit': documented('hooks.md', 'husky') });
    tool(folder, 'husky');
    expectStopped(folder);
  });

  withTools('put the fixes into the commit', () => {
    const folder = repositoryWith({ 'package.json': settings.replace('"dockerlint"', `"${FIX}"`), '.husky/pre-commit': documented('hooks.md', 'husky') });
    tool(folder, 'husky');
    expectFixedInCommit(folder);
  });

  withTools('leave a Dockerfile with a mistake as it is, and say where it is', () => {
    const broken = `${LEAKING}RUNN oops\n`;
    const folder = repositoryWith({
      'package.json': settings.replace('"dockerlint"', `"${FIX}"`),
      '.husky/pre-commit': documented('hooks.md', 'husky'),
      'Dockerfile.broken': broken,
    });
    tool(folder, 'husky');
    const { status, output } = commit(folder);
    expect(status).toBe(1);
    expect(output).toContain('line 5: unknown instruction');
    expect(readFileSync(path.join(folder, 'Dockerfile.broken'), 'utf8')).toBe(broken);
  });

  withTools('husky alone lints every Dockerfile of the repository', () => {
    const folder = repositoryWith({ '.husky/pre-commit': documented('hooks.md', 'husky-alone') });
    tool(folder, 'husky');
    expectStopped(folder);
  });
});

describe('a plain git hook', () => {
  withTools('lints the staged Dockerfiles, whatever their names hold', () => {
    const folder = repositoryWith({});
    writeFileSync(path.join(folder, '.git/hooks/pre-commit'), documented('hooks.md', 'git-hook'), { mode: 0o755 });
    expectStopped(folder);
  });
});
