import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
const FIXED = 'FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN,required=true npm ci\n';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
  git('init', '-q', '-b', 'main');
});
afterEach(() => scratch.remove());

function git(...words: readonly string[]): string {
  const identity = { GIT_AUTHOR_NAME: 'T', GIT_AUTHOR_EMAIL: 't@example.com', GIT_COMMITTER_NAME: 'T', GIT_COMMITTER_EMAIL: 't@example.com' };
  return execFileSync('git', words, { cwd: scratch.folder, encoding: 'utf8', env: { ...process.env, ...identity } });
}

function commit(files: { readonly [path: string]: string }): void {
  scratch.write(files);
  git('add', '-A');
  git('commit', '-q', '-m', 'Change');
}

/** The Dockerfiles and callers with findings. */
async function found(...words: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runMain(scratch.folder, ['--format', 'json', ...words]);
  return JSON.parse(stdout).files.flatMap(({ path: file, findings }: { path: string; findings: object[] }) => (findings.length > 0 ? [file] : []));
}

describe('--changed-since', () => {
  beforeEach(() => {
    commit({ 'a/Dockerfile': LEAKING, 'b/Dockerfile': LEAKING, 'c/Dockerfile': LEAKING, 'd/Dockerfile': LEAKING });
    git('switch', '-q', '-c', 'topic');
  });

  test('lints what is committed, changed and new since the branch began, and no more', async () => {
    commit({ 'a/Dockerfile': `${LEAKING}RUN true\n` });
    scratch.write({ 'b/Dockerfile': `${LEAKING}RUN true\n`, 'new/Dockerfile': LEAKING });
    expect(await found('--changed-since', 'main')).toEqual(['a/Dockerfile', 'b/Dockerfile', 'new/Dockerfile']);
    expect(await found('--changed-since=main', 'a', 'c')).toEqual(['a/Dockerfile']);
    // what others did on main meanwhile is not ours
    git('stash', '-q', '-u');
    git('switch', '-q', 'main');
    commit({ 'd/Dockerfile': `${LEAKING}RUN true\n` });
    git('switch', '-q', 'topic');
    expect(await found('--changed-since', 'main')).toEqual(['a/Dockerfile']);
  });

  test('lints a changed caller against a Dockerfile that did not change', async () => {
    commit({ 'a/Dockerfile': FIXED, 'b/Dockerfile': FIXED });
    git('branch', 'base');
    commit({ 'a/compose.yaml': 'services:\n  a:\n    build:\n      context: .\n      args: [NPM_TOKEN]\n' });
    expect(await found('--changed-since', 'base')).toEqual(['a/compose.yaml']);
    rmSync(path.join(scratch.folder, 'a/compose.yaml'));
    expect(await found('--changed-since', 'base')).toEqual([]);
  });

  test('with nothing changed says so, and is no failure', async () => {
    expect(await runMain(scratch.folder, ['--changed-since', 'main'])).toMatchObject({
      status: 0,
      stdout: '',
      stderr: 'dockerlint: nothing to lint: no Dockerfile, and nothing that builds one, changed since main\n',
    });
  });

  test('is fixed and shown like anything else', async () => {
    commit({ 'a/Dockerfile': `${LEAKING}RUN true\n` });
    expect((await runMain(scratch.folder, ['--diff', '--changed-since', 'main'])).stdout).toMatch(/^--- a\/a\/Dockerfile\n/);
    expect((await runMain(scratch.folder, ['--fix', '--changed-since', 'main'])).status).toBe(0);
    expect(git('status', '--short')).toBe(' M a/Dockerfile\n');
  });

  test.each([
    ['nowhere', 'git does not know this commit here; a shallow clone has too few (actions/checkout: fetch-depth: 0)'],
    ['--output=x', undefined],
    ['', undefined],
  ])('%j is an error in one line', async (ref, message) => {
    const run = await runMain(scratch.folder, [`--changed-since=${ref}`]);
    expect([run.status, run.stderr.split('\n').length]).toEqual([2, 2]);
    if (message) expect(run.stderr).toContain(message);
  });

  test('outside of a repository is an error', async () => {
    rmSync(path.join(scratch.folder, '.git'), { recursive: true });
    expect(await runMain(scratch.folder, ['--changed-since', 'main'])).toMatchObject({ status: 2, stderr: expect.stringContaining('not in a git repository') });
  });

  test('settings of the repository start no program', async () => {
    commit({ 'a/Dockerfile': `${LEAKING}RUN true\n`, '.gitattributes': '* diff=evil\n' });
    const program = `touch ${path.join(scratch.folder, 'ran')} #`;
    for (const name of ['core.fsmonitor', 'diff.external', 'diff.evil.command', 'diff.evil.textconv', 'core.pager']) git('config', name, program);
    await runMain(scratch.folder, ['--changed-since', 'main', '--format', 'github-review']);
    expect(git('-c', 'core.fsmonitor=false', 'ls-files', '--others')).not.toContain('ran');
  });

  test.each(['clean', 'process'])('a filter of the repository (%s) does not run', async (setting) => {
    commit({ 'a/Dockerfile': `${LEAKING}RUN true\n`, '.gitattributes': '* filter=a.evil\n' });
    git('config', `filter.a.evil.${setting}`, `touch ${path.join(scratch.folder, 'ran')}; cat`);
    git('config', 'filter.a.evil.required', 'true');
    scratch.write({ 'a/Dockerfile': `${LEAKING}RUN false\n` });
    expect(await found('--changed-since', 'main')).toEqual(['a/Dockerfile']);
    expect(git('ls-files', '--others')).not.toContain('ran');
    git('config', 'filter.x=y.clean', 'cat');
    expect(await runMain(scratch.folder, ['--changed-since', 'main'])).toMatchObject({ status: 2, stderr: expect.stringContaining('a filter with =') });
  });

  test('a missing object is not fetched', async () => {
    commit({ 'a/Dockerfile': `${LEAKING}RUN true\n` });
    const [, , id = ''] = git('ls-tree', 'main', 'a/Dockerfile').split(/\s/);
    rmSync(path.join(scratch.folder, '.git/objects', id.slice(0, 2), id.slice(2)));
    const settings = [
      ['core.repositoryformatversion', '1'],
      ['extensions.partialClone', 'origin'],
      ['remote.origin.promisor', 'true'],
      ['remote.origin.url', `ext::touch ${path.join(scratch.folder, 'ran')}`],
      ['remote.origin.fetch', '+refs/heads/*:refs/remotes/origin/*'],
      ['protocol.ext.allow', 'always'],
    ] as const;
    for (const [name, value] of settings) git('config', name, value);
    await runMain(scratch.folder, ['--changed-since', 'main', '--format', 'github-review']);
    expect(git('ls-files', '--others')).not.toContain('ran');
  });

  test('a review is attached to lines of the change only', async () => {
    const long = `FROM node:22\n${'RUN true\n'.repeat(30)}ARG NPM_TOKEN\nRUN npm ci\n`;
    git('switch', '-q', 'main');
    commit({ 'e/Dockerfile': long });
    git('switch', '-q', '-C', 'topic');
    commit({ 'e/Dockerfile': `${long}RUN echo\n` });
    const { stdout } = await runMain(scratch.folder, ['--changed-since', 'main', '--format', 'github-review']);
    const review = JSON.parse(stdout);
    expect(review.body).toContain('line 1 of e/Dockerfile is not part of the pull request');
    expect(review.comments.map(({ line }: { line: number }) => line)).toEqual([32]);
  });
});

describe('formats that say what --fix would do', () => {
  test.each(['markdown', 'rdjson', 'github-review'])('%s writes nothing, and fails as a lint does', async (format) => {
    scratch.write({ Dockerfile: LEAKING });
    for (const words of [[], ['--quiet'], ['-']]) {
      const run = await runMain(scratch.folder, [...words, '--format', format], { stdin: LEAKING });
      expect([run.status, run.stderr, run.stdout.includes('NPM_TOKEN')]).toEqual([1, '', true]);
    }
    expect((await runMain(scratch.folder, ['--format', format, '--fail-on', 'none'])).status).toBe(0);
    // a baseline takes what is foreseen as what is there
    await runMain(scratch.folder, ['--format', format, '--baseline', 'known.json', '--update-baseline']);
    const known = await runMain(scratch.folder, ['--format', format, '--baseline', 'known.json']);
    expect([known.status, known.stdout.includes('no-secret-arg')]).toEqual([0, false]);
    expect((await runMain(scratch.folder, [])).stdout).toContain('1 error; 1 can be fixed');
  });
});
