import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { member } from '../../src/text/json.ts';
import { builtCli } from '../harness/built-cli.ts';
import { documentedBlocks } from '../harness/documented.ts';
import { type ActionRun, runAction } from './runner.ts';

const root = path.join(import.meta.dirname, '../..');
const LEAKING = 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n';
const VALUE = 'hunter2correcthorse';

/** Stands in for gh: notes what it is asked, with the text of the files that it is given, and knows the pull requests of $PULLS. */
const GH = `#!/bin/sh
printf '%s\\n' "$*" >>"$GH_LOG"
for word in "$@"; do case $word in --body-file=*) cat "\${word#*=}" >>"$GH_LOG";; esac; done
[ -z "$GH_FAILS" ] || exit 1
case "$1 $2" in
  "api --silent") while [ "$1" != --input ]; do shift; done; cat "$2" >"$GH_LOG.review" ;;
  "pr list") printf '%s\\n' "$PULLS" ;;
  "pr create") echo https://github.example.com/acme/app/pull/8 ;;
esac
`;

let folder: string;
let workspace: string;
let action: string;

beforeAll(() => {
  builtCli();
});
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-action-'));
  workspace = path.join(folder, 'work');
  action = path.join(folder, 'action');
  cpSync(path.join(root, 'action'), path.join(action, 'action'), { recursive: true });
  cpSync(path.join(root, 'action.yml'), path.join(action, 'action.yml'));
  symlinkSync(path.dirname(builtCli()), path.join(action, 'dist'));
  mkdirSync(path.join(folder, 'bin'));
  writeFileSync(path.join(folder, 'bin/gh'), GH);
  chmodSync(path.join(folder, 'bin/gh'), 0o755);
  execFileSync('git', ['init', '-q', '--bare', '-b', 'main', path.join(folder, 'origin.git')]);
  execFileSync('git', ['clone', '-q', path.join(folder, 'origin.git'), workspace], { stdio: 'ignore' });
  git('switch', '-q', '-c', 'main');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function git(...words: readonly string[]): string {
  const identity = ['-c', 'user.name=T', '-c', 'user.email=t@example.com'];
  return execFileSync('git', [...identity, ...words], { cwd: workspace, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
}

function commit(files: { readonly [file: string]: string }): string {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true });
    writeFileSync(path.join(workspace, file), content);
  }
  git('add', '-A');
  git('commit', '-q', '-m', 'Change');
  return git('rev-parse', 'HEAD');
}

/** The event of a pull request from `main~1`, or from a fork. */
function pullRequest(base: string, head: string, from = 'acme/app'): object {
  return {
    pull_request: {
      number: 7,
      base: { sha: base, ref: 'main', repo: { full_name: 'acme/app' } },
      head: { sha: head, ref: 'topic', repo: { full_name: from } },
    },
  };
}

function run(inputs: { readonly [name: string]: string }, event: object = {}, env: { readonly [name: string]: string } = {}): ActionRun {
  return runAction({
    action,
    workspace,
    temporary: path.join(folder, 'runner'),
    inputs,
    event,
    env: {
      PATH: `${path.join(folder, 'bin')}:${path.dirname(process.execPath)}:/usr/bin:/bin`,
      HOME: path.join(folder, 'home'),
      GITHUB_REPOSITORY: 'acme/app',
      GITHUB_REF_NAME: 'main',
      GH_LOG: path.join(folder, 'gh.log'),
      ...env,
    },
  });
}

const ghLog = (): string => (existsSync(path.join(folder, 'gh.log')) ? readFileSync(path.join(folder, 'gh.log'), 'utf8') : '');

describe('action.yml', () => {
  test('takes no text of an expression into a script, and says what every input and output is', () => {
    const definition: unknown = parse(readFileSync(path.join(root, 'action.yml'), 'utf8'));
    const steps = Object.values(Object(member(member(definition, 'runs'), 'steps')));
    expect(steps.filter((step) => /\$\{\{/.test(String(member(step, 'run'))))).toEqual([]);
    expect(steps.filter((step) => member(step, 'run') !== undefined && member(step, 'shell') !== 'bash')).toEqual([]);
    for (const part of ['inputs', 'outputs']) {
      const undescribed = Object.entries(Object(member(definition, part))).filter(([, one]) => typeof member(one, 'description') !== 'string');
      expect(undescribed).toEqual([]);
    }
  });

  test('every input reaches the step that reads it', () => {
    const text = readFileSync(path.join(root, 'action.yml'), 'utf8');
    const scripts = ['lint', 'fix', 'run'].map((name) => readFileSync(path.join(root, `action/${name}.mjs`), 'utf8')).join('\n');
    const asked = new Set([...scripts.matchAll(/\binput\('([\w-]+)'\)/g)].map(([, name = '']) => name));
    expect([...asked].filter((name) => !text.includes(`INPUT_${name.replaceAll('-', '_').toUpperCase()}: \${{ inputs.${name} }}`))).toEqual([]);
  });
});

describe('docs/github-action.md', () => {
  const blocks = documentedBlocks('github-action.md');
  const declared = (part: string) => Object.keys(Object(member(parse(readFileSync(path.join(root, 'action.yml'), 'utf8')), part)));

  test('names every input and output', () => {
    const page = readFileSync(path.join(root, 'docs/github-action.md'), 'utf8');
    expect([...declared('inputs'), ...declared('outputs')].filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  test.each(blocks.map(({ label, code }) => [label, code] as const))(
    '%s uses inputs that there are, checks out first, and takes no more rights than it needs',
    (_, code) => {
      const job = member(member(parse(code), 'jobs'), 'dockerlint');
      const [checkout, action, ...others] = Object.values(Object(member(job, 'steps')));
      expect([member(checkout, 'uses'), member(action, 'uses'), others]).toEqual(['actions/checkout@v4', 'dockerlint/dockerlint@v0.1.0', []]);
      const given = Object(member(action, 'with') ?? {});
      expect(Object.keys(given).filter((name) => !declared('inputs').includes(name))).toEqual([]);
      const rights: { readonly [mode: string]: object } = { suggest: { 'pull-requests': 'write' }, fix: { contents: 'write', 'pull-requests': 'write' } };
      const sarif = given.sarif === 'true' ? { 'security-events': 'write' } : {};
      expect(member(job, 'permissions')).toEqual({ contents: 'read', ...rights[given.mode], ...sarif });
    },
  );
});

describe('the mode check', () => {
  test('annotates, sums up, fails, and sends nothing anywhere', () => {
    commit({ Dockerfile: `${LEAKING}ENV DB_PASSWORD=${VALUE}\n` });
    const { ok, log, summary, outputs, used } = run({});
    expect(ok).toBe(false);
    expect(log).toMatch(/^::error file=Dockerfile,line=2,/m);
    expect(summary).toContain('`gh secret set NPM_TOKEN`');
    expect(summary).toContain('docker buildx build --secret id=NPM_TOKEN .');
    expect(outputs).toEqual({ findings: '2', fixable: '1', 'sarif-file': '', 'review-file': '', 'pull-request': '' });
    expect([used, ghLog(), git('status', '--porcelain')]).toEqual([[], '', '']);
    expect(log + summary).not.toContain(VALUE);
  });

  test('succeeds where nothing is found, where fail-on allows it, and where the baseline knows it', () => {
    commit({ 'clean/Dockerfile': 'FROM alpine\n', 'a/Dockerfile': LEAKING });
    expect(run({ paths: 'clean' }).ok).toBe(true);
    expect(run({ 'fail-on': 'none' }).ok).toBe(true);
    expect(run({ 'fail-on': 'error', paths: 'clean\na\n' }).ok).toBe(false);
    execFileSync(process.execPath, [builtCli(), '--baseline', 'known.json', '--update-baseline'], { cwd: workspace });
    expect(run({ baseline: 'known.json' })).toMatchObject({ ok: true, outputs: { findings: '0' } });
  });

  test('hands SARIF to code scanning and writes a further report, where asked', () => {
    commit({ Dockerfile: LEAKING });
    const { used, outputs } = run({ sarif: 'true', format: 'junit', 'output-file': 'report.xml', 'fail-on': 'none' });
    expect(used).toEqual([`github/codeql-action/upload-sarif@v3 ${outputs['sarif-file']} dockerlint`]);
    expect(JSON.parse(readFileSync(outputs['sarif-file'] ?? '', 'utf8')).runs[0].results).toHaveLength(1);
    expect(readFileSync(path.join(workspace, 'report.xml'), 'utf8')).toContain('<testsuites');
  });

  test('of a pull request looks at what it changes, unless told otherwise or without its history', () => {
    const base = commit({ 'old/Dockerfile': LEAKING, 'new/Dockerfile': 'FROM alpine\n' });
    const head = commit({ 'new/Dockerfile': LEAKING });
    const event = pullRequest(base, head);
    expect(run({}, event).log).not.toContain('old/Dockerfile');
    expect(run({}, event).outputs['findings']).toBe('1');
    expect(run({ 'changed-only': 'false' }, event).outputs['findings']).toBe('2');
    const shallow = run({}, pullRequest('0'.repeat(40), head));
    expect([shallow.outputs['findings'], shallow.log.includes('::notice title=dockerlint::Every Dockerfile is linted')]).toEqual(['2', true]);
  });

  test.each([
    [{ mode: 'repair' }, 'mode is check, suggest or fix, not repair'],
    [{ paths: 'nowhere' }, 'nowhere: no such file'],
    [{ paths: '--fix' }, '--fix: no such file'],
    [{ format: 'junit' }, 'format goes with output-file'],
    [{ command: 'missing' }, 'cannot be started'],
  ])('%p fails and says why', (inputs: { readonly [name: string]: string }, message) => {
    commit({ Dockerfile: LEAKING });
    const { ok, log } = run(inputs);
    expect([ok, log.includes(message)]).toEqual([false, true]);
    expect(readFileSync(path.join(workspace, 'Dockerfile'), 'utf8')).toBe(LEAKING);
  });

  test('without a built program says what to set', () => {
    commit({ Dockerfile: LEAKING });
    rmSync(path.join(action, 'dist'));
    expect(run({})).toMatchObject({ ok: false, log: expect.stringContaining('Use a release tag, or set the input "version" or "command"') });
    expect(run({ command: builtCli() }).outputs['findings']).toBe('1');
  });
});

describe('the mode suggest', () => {
  test('posts a review of the head with suggestions', () => {
    const base = commit({ 'README.md': 'Text\n' });
    const head = commit({ Dockerfile: LEAKING });
    run({ mode: 'suggest' }, pullRequest(base, head));
    expect(ghLog()).toMatch(/^api --silent --method POST repos\/acme\/app\/pulls\/7\/reviews --input /);
    const review = JSON.parse(readFileSync(path.join(folder, 'gh.log.review'), 'utf8'));
    expect(review).toMatchObject({ commit_id: head, event: 'COMMENT', comments: [{ path: 'Dockerfile', start_line: 1, line: 3 }] });
    expect(review.comments[0].body).toContain('```suggestion\n# syntax=docker/dockerfile:1\nFROM node:22\nRUN --mount=type=secret,');
  });

  test('suggests nothing on a checkout whose lines are not those of the head, and outside of pull requests', () => {
    const base = commit({ 'README.md': 'Text\n' });
    const head = commit({ Dockerfile: LEAKING });
    commit({ Dockerfile: `# merged\n${LEAKING}` });
    expect(run({ mode: 'suggest' }, pullRequest(base, head)).log).toContain('::notice title=dockerlint::Nothing is suggested: check out the head');
    expect(run({ mode: 'suggest' }).log).toContain('in pull requests only');
    expect(ghLog()).toBe('');
  });

  test('with a token that may only read, the findings stand in the summary', () => {
    const base = commit({ 'README.md': 'Text\n' });
    const head = commit({ Dockerfile: LEAKING });
    const { log, summary, ok } = run({ mode: 'suggest', 'fail-on': 'none' }, pullRequest(base, head), { GH_FAILS: 'yes' });
    expect(ok).toBe(true);
    expect(log).toContain('::notice title=dockerlint::The review could not be posted');
    expect(summary).toContain('no-secret-arg');
  });
});

describe('the mode fix', () => {
  const pushed = (): string => execFileSync('git', ['show', 'dockerlint/fix:Dockerfile'], { cwd: path.join(folder, 'origin.git'), encoding: 'utf8' });

  test('opens a pull request with the rewrite and its report, and brings it up to date', () => {
    commit({ Dockerfile: LEAKING, 'compose.yaml': 'services:\n  web:\n    build:\n      context: .\n      args: [NPM_TOKEN]\n' });
    const { outputs, ok } = run({ mode: 'fix', 'fail-on': 'none' });
    expect([ok, outputs['pull-request']]).toEqual([true, 'https://github.example.com/acme/app/pull/8']);
    expect(pushed()).toContain('RUN --mount=type=secret,id=NPM_TOKEN');
    expect(git('log', '-1', '--format=%an %s', 'dockerlint/fix')).toBe('github-actions[bot] Give secrets to the image build as build secrets');
    expect(git('show', '--format=', '--name-only', 'dockerlint/fix')).toBe('Dockerfile\ncompose.yaml');
    expect(ghLog()).toContain('pr create --head=dockerlint/fix --base=main --title=Give secrets');
    expect(ghLog()).toContain('## dockerlint: 1 fixed');
    git('switch', '-q', 'main');
    commit({ Dockerfile: `${LEAKING}RUN true\n` });
    expect(run({ mode: 'fix', 'fail-on': 'none' }, {}, { PULLS: 'https://github.example.com/acme/app/pull/9' }).outputs['pull-request']).toMatch(/9$/);
    expect(pushed()).toContain('RUN true\n');
    expect(ghLog()).toContain('pr edit https://github.example.com/acme/app/pull/9 --body-file=');
  });

  test('changes nothing where there is nothing to fix, for a fork, and beside other changes', () => {
    const base = commit({ Dockerfile: 'FROM alpine\n' });
    expect(run({ mode: 'fix' }).ok).toBe(true);
    const head = commit({ Dockerfile: LEAKING });
    expect(run({ mode: 'fix' }, pullRequest(base, head, 'somebody/app')).log).toContain('No pull request is opened for a fork');
    expect(run({ mode: 'fix' }, pullRequest(base, base)).log).toContain('No pull request is opened: check out the head');
    writeFileSync(path.join(workspace, 'left-over'), '');
    expect(run({ mode: 'fix' })).toMatchObject({ ok: false, log: expect.stringContaining('The work tree has other changes') });
    expect([ghLog(), git('branch', '--list', 'dockerlint/fix')]).toEqual(['', '']);
  });

  test('runs no hook of the repository', () => {
    commit({ Dockerfile: LEAKING });
    for (const hook of ['pre-commit', 'pre-push', 'post-checkout']) {
      writeFileSync(path.join(workspace, '.git/hooks', hook), `#!/bin/sh\ntouch ${path.join(folder, 'ran')}\n`);
      chmodSync(path.join(workspace, '.git/hooks', hook), 0o755);
    }
    run({ mode: 'fix' });
    expect(pushed()).toContain('--mount=type=secret');
    expect(existsSync(path.join(folder, 'ran'))).toBe(false);
  });
});
