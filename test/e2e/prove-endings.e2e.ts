import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, describe, expect, test } from '@jest/globals';
import { dockerlint, ENGINE, leavings, NO_NETWORK, proveProjects } from './harness/proving.ts';

const { project, scratch } = proveProjects();

/** Waits for a state; a machine may be slow. */
async function until(isSo: () => boolean, what: string): Promise<void> {
  for (const end = Date.now() + 120_000; !isSo(); await setTimeout(20)) if (Date.now() > end) throw new Error(`never: ${what}`);
}

/** Notes the words of each call, and is docker then. */
const NOTING = `#!/bin/sh
printf '%s\\n' "$*" >> "$CALLS"
PATH=$REAL exec docker "$@"
`;

/** A number of seconds that no other process of the machine sleeps. */
let marks = 31_000_000 + (process.pid % 10_000) * 100;

/** Whether a RUN sleeps that number of seconds; the engine runs on this machine. */
function isAsleep(mark: number): boolean {
  return readdirSync('/proc').some((entry) => {
    try {
      return /^\d+$/.test(entry) && readFileSync(`/proc/${entry}/cmdline`, 'latin1') === `sleep\0${mark}\0`;
    } catch {
      return false;
    }
  });
}

interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  calls(): string;
  stderr(): string;
}

const running = new Set<ChildProcess>();
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

/** Starts a proof, whose calls of docker are noted. */
function start(folder: string): Started {
  const noted = path.join(folder, 'calls.txt');
  const child = spawn(process.execPath, [path.resolve('dist/cli.cjs'), 'prove', ...ENGINE, '.', ...NO_NETWORK], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CALLS: noted, REAL: process.env['PATH'], PATH: `${path.join(folder, 'bin')}:${process.env['PATH']}` },
  });
  running.add(child);
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
  });
  return { child, ended: once(child, 'close'), calls: () => (existsSync(noted) ? readFileSync(noted, 'utf8') : ''), stderr: () => said };
}

/** The build records that the run removed are gone; the list of all records is no question for an engine of this age. */
function recordsThere(calls: string): readonly string[] {
  const refs = [...calls.matchAll(/^buildx history rm (.*)$/gm)].flatMap(([, words = '']) => words.split(' '));
  return refs.filter((ref) => spawnSync('docker', ['buildx', 'history', 'inspect', ref]).status === 0);
}

describe('Ctrl-C', () => {
  interface Moment {
    readonly title: string;
    readonly run: string;
    readonly isReached: (started: Started, mark: number) => boolean;
    /** False: Ctrl-C is pressed again during the cleanup, which goes on. */
    readonly isPatient?: false;
  }
  const MOMENTS: readonly Moment[] = [
    { title: 'before the first build', run: 'npm ci', isReached: ({ calls }) => calls().includes('buildx du') },
    { title: 'in a RUN of the original', run: 'sleep MARK; npm ci', isReached: (_, mark) => isAsleep(mark) },
    { title: 'while an image is searched', run: 'npm ci', isReached: ({ calls }) => calls().includes('image save'), isPatient: false },
    { title: 'in the fixed build', run: 'npm ci', isReached: ({ calls }) => /build .*after\.Dockerfile/.test(calls()) },
    { title: 'in the build without the secret', run: 'test -n "$NPM_TOKEN" || sleep MARK; npm ci', isReached: (_, mark) => isAsleep(mark) },
  ];

  test.each(MOMENTS)('$title ends it, and leaves nothing', async ({ title, run, isReached, isPatient }) => {
    const mark = marks++;
    const dockerfile = `FROM BASE\nWORKDIR /app\nARG NPM_TOKEN\nRUN : ${mark}; ${run.replace('MARK', String(mark))}\nCMD ["node", "server.js"]\n`;
    const folder = project(`interrupted ${title}`, dockerfile, { 'bin/docker': NOTING });
    chmodSync(path.join(folder, 'bin/docker'), 0o755);
    const before = leavings();
    const started = start(folder);
    await until(() => isReached(started, mark), title);
    started.child.kill('SIGINT');
    if (isPatient === false) {
      await until(() => started.calls().includes('image rm'), 'the cleanup');
      started.child.kill('SIGINT');
    }
    expect(await started.ended).toEqual([130, null]);
    const more = isPatient === false ? 'dockerlint: still removing what the builds left …\n' : '';
    expect(started.stderr()).toBe(`dockerlint: stopping, and removing what the builds left …\n${more}`);
    expect(leavings()).toEqual(before);
    expect(recordsThere(started.calls())).toEqual([]);
    expect(spawnSync('docker', ['buildx', 'du', '--verbose'], { encoding: 'utf8' }).stdout).not.toContain(String(mark));
    await until(() => !isAsleep(mark), 'the end of the RUN');
  });
});

/** A file system of a few pages; only the superuser can make one. */
function smallDisk(name: string): string | undefined {
  const folder = path.join(scratch, name);
  mkdirSync(folder);
  return spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder]).status === 0 ? folder : undefined;
}

describe('a proof that cannot go on says so in a line, and leaves nothing', () => {
  const TOKEN = 'npm_Zz0123456789ZzAbCdEfGhIjKlMnOpQrStUv';
  const COPY = 'FROM BASE\nWORKDIR /app\nCOPY .npmrc data ./\nRUN npm ci && rm .npmrc\nCMD ["node", "server.js"]\n';
  const files = { '.npmrc': `//npm.example.com/:_authToken=${TOKEN}\n`, data: new Uint8Array(200_000) };
  const words = ['prove', ...ENGINE, '.', ...NO_NETWORK];

  test('a full disk for the copy of the context', () => {
    const folder = project('full', COPY, files);
    const disk = smallDisk('small');
    if (disk === undefined) return;
    try {
      const run = dockerlint(folder, words, { TMPDIR: disk });
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toMatch(/^dockerlint: the builds cannot be prepared in \S+: no space left on the device \(\S+\)\n$/);
      expect(readdirSync(disk)).toEqual([]);
    } finally {
      spawnSync('umount', [disk]);
    }
  });

  test('a full disk for the report', () => {
    const folder = project('full-report', 'FROM BASE\nARG NPM_TOKEN\nRUN npm ci\nCMD ["node", "server.js"]\n');
    const before = leavings();
    const { status, stderr } = spawnSync('/bin/sh', ['-c', `"$0" "$@" > /dev/full`, process.execPath, path.resolve('dist/cli.cjs'), ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringMatching(/^dockerlint: .*no space left on the device.*\n$/) });
    expect(leavings()).toEqual(before);
  });

  test.each([
    [
      'no engine',
      { DOCKER_HOST: 'unix:///nowhere/docker.sock' },
      /^dockerlint: no docker engine answers, but prove builds with docker buildx \(docker version: .*\)\n$/,
    ],
    ['no docker', { PATH: '/nowhere' }, /^dockerlint: docker is not installed.*\n$/],
    ['no temporary folder', { TMPDIR: '/nowhere' }, /^dockerlint: cannot create the folder for the builds in \/nowhere: no such file or directory\n$/],
  ])('%s', (_, env, line) => {
    const folder = project(`lacks ${Object.keys(env).join()}`, COPY, files);
    const run = dockerlint(folder, words, env);
    expect(run).toMatchObject({ status: 2, stdout: '', stderr: expect.stringMatching(line) });
  });

  test('a build that fails', () => {
    const folder = project('failing', 'FROM BASE\nARG NPM_TOKEN\nRUN npm ci && echo "no good: $NPM_TOKEN" && false\n');
    const before = leavings();
    const run = dockerlint(folder, words);
    expect(run).toMatchObject({ status: 2, stdout: '' });
    expect(run.stderr).toContain(
      'the original Dockerfile does not build: `RUN npm ci && echo "no good: ***" && false` failed. The builds got made-up values for NPM_TOKEN',
    );
    expect(run.stderr).not.toMatch(/npm_[0-9A-Za-z]{36}/);
    expect(leavings()).toEqual(before);
  });
});
