import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { builtCli } from '../harness/built-cli.ts';
import { isInstalled } from '../harness/debian-package.ts';

const root = path.join(import.meta.dirname, '../..');
const LEAKING = 'FROM node:22\nWORKDIR /app\nARG NPM_TOKEN\nCOPY .npmrc package.json ./\nRUN npm ci\n';
const MOUNT = 'RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci';
const TAG = 'v0.0.0-test';

let scratch: string;
let release: string;

/** Git without the caller's settings. */
function git(folder: string, ...words: readonly string[]): string {
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'commit.gpgsign=false', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', [...identity, ...words], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A repository as a release tag has it: what the project tracks that matters to an installation, and dist/. */
function makeRelease(): string {
  const folder = path.join(scratch, 'release');
  mkdirSync(folder);
  for (const file of ['package.json', 'package-lock.json', '.npmrc', '.pre-commit-hooks.yaml', 'LICENSE'])
    copyFileSync(path.join(root, file), path.join(folder, file));
  cpSync(path.dirname(builtCli()), path.join(folder, 'dist'), { recursive: true });
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '--force', '.');
  git(folder, 'commit', '-q', '-m', 'Release');
  git(folder, 'tag', TAG);
  return folder;
}

/** A user's repository with these files and one of the hooks installed. */
function repositoryWith(hook: string, files: { readonly [path: string]: string }): string {
  const folder = mkdtempSync(path.join(scratch, 'project-'));
  git(folder, 'init', '-q', '-b', 'main');
  const all = {
    '.npmrc': '//npm.example.com/:_authToken=${NPM_TOKEN}\n',
    'package.json': '{}\n',
    '.dockerlintrc.json': '{ "engine": "docker-27.3" }\n',
    '.pre-commit-config.yaml': `repos:\n  - repo: ${release}\n    rev: ${TAG}\n    hooks:\n      - id: ${hook}\n`,
    ...files,
  };
  for (const [file, text] of Object.entries(all)) writeFileSync(path.join(folder, file), text);
  execFileSync('pre-commit', ['install'], { cwd: folder, stdio: 'ignore', env: environment() });
  git(folder, 'add', '.');
  return folder;
}

function environment(): NodeJS.ProcessEnv {
  return { ...process.env, PRE_COMMIT_HOME: path.join(scratch, 'cache'), PRE_COMMIT_COLOR: 'never' };
}

/** Tries to commit what is staged. */
function commit(folder: string): { readonly status: number | null; readonly output: string } {
  const run = spawnSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', '-c', 'protocol.file.allow=always', 'commit', '-m', 'Change'], {
    cwd: folder,
    encoding: 'utf8',
    env: environment(),
    timeout: 240_000,
  });
  return { status: run.status, output: run.stdout + run.stderr };
}

const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

const withPreCommit = isInstalled('pre-commit', 'pre-commit') ? test : test.skip;

describe('pre-commit', () => {
  beforeAll(() => {
    scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-pre-commit-'));
    release = makeRelease();
  }, 60_000);

  withPreCommit('dockerlint-fix stops the commit, leaves the fix in the work tree, and lets the second commit pass', () => {
    const folder = repositoryWith('dockerlint-fix', {
      Dockerfile: LEAKING,
      'compose.yaml': 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n',
    });
    const first = commit(folder);
    expect(first.output).toMatch(/dockerlint --fix\.*Failed/);
    expect(first.output).toContain('files were modified by this hook');
    expect(first.status).toBe(1);
    expect(read(folder, 'Dockerfile')).toContain(MOUNT);
    expect(read(folder, 'compose.yaml')).toMatch(/secrets:/);
    expect(read(folder, 'compose.yaml')).not.toMatch(/args:/);
    git(folder, 'add', '-u');
    const second = commit(folder);
    expect(second.output).toMatch(/dockerlint --fix\.*Passed/);
    expect(second.status).toBe(0);
    expect(git(folder, 'show', 'HEAD:Dockerfile')).toContain(MOUNT);
  });

  withPreCommit('dockerlint stops the commit and changes nothing', () => {
    const folder = repositoryWith('dockerlint', { 'Dockerfile-prod': LEAKING });
    const { status, output } = commit(folder);
    expect(status).toBe(1);
    expect(output).toMatch(/no-secret-arg/);
    expect(read(folder, 'Dockerfile-prod')).toBe(LEAKING);
  });

  withPreCommit('many Dockerfiles that share one compose file are all given their secrets in it', () => {
    const names = Array.from({ length: 8 }, (_, n) => `app${n}`);
    const services = names.map(
      (name) => `  ${name}:\n    build:\n      context: .\n      dockerfile: ${name}.Dockerfile\n      args:\n        NPM_TOKEN: \${NPM_TOKEN}\n`,
    );
    const folder = repositoryWith('dockerlint-fix', {
      ...Object.fromEntries(names.map((name) => [`${name}.Dockerfile`, LEAKING])),
      'compose.yaml': `services:\n${services.join('')}`,
    });
    expect(commit(folder).status).toBe(1);
    const compose = read(folder, 'compose.yaml');
    expect(compose.match(/^ {6}secrets:/gm)).toHaveLength(names.length);
    expect(compose).not.toMatch(/args:/);
    git(folder, 'add', '-u');
    expect(commit(folder).status).toBe(0);
  });

  withPreCommit('files that only look like Dockerfiles are left out', () => {
    const folder = repositoryWith('dockerlint', { 'Dockerfile.j2': LEAKING, 'Dockerfile.dockerignore': 'ARG NPM_TOKEN\n' });
    const { status, output } = commit(folder);
    expect(output).toMatch(/dockerlint\.*\(no files to check\)Skipped/);
    expect(status).toBe(0);
  });

  test('npm installs the release from git, as newer versions of pre-commit do', () => {
    const prefix = path.join(scratch, 'prefix');
    execFileSync('npm', ['install', '--global', '--install-links', '--prefix', prefix, `git+file://${release}#${TAG}`], {
      cwd: scratch,
      stdio: 'ignore',
      timeout: 200_000,
    });
    const folder = mkdtempSync(path.join(scratch, 'plain-'));
    writeFileSync(path.join(folder, 'Dockerfile'), LEAKING);
    const run = spawnSync(path.join(prefix, 'bin/dockerlint'), ['Dockerfile'], { cwd: folder, encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stdout).toMatch(/no-secret-arg/);
  });
});
