import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { builtCli } from '../../harness/built-cli.ts';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

/** Each has a Dockerfile and the Compose file that builds it; KILLS=100 kills so many more, by hand. */
const FOLDERS = 6;
const KILLS = Number(process.env['KILLS'] ?? 4);
/** Loaded before the program: ends it right before its n-th rename of a project's file. */
const HOOK = `
  const fs = require('node:fs');
  const { renameSync } = fs;
  let left = Number(process.env.RENAMES);
  fs.renameSync = (from, to) => {
    if (!to.includes('journal') && left-- === 0) process.kill(process.pid, process.env.SIGNAL);
    renameSync(from, to);
  };`;

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

const project: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from({ length: FOLDERS }, (_, index) => [
    [`${index}/Dockerfile`, 'FROM node:22\nARG NPM_TOKEN\nRUN npm ci\n'],
    [`${index}/compose.yaml`, 'services:\n  app:\n    build:\n      context: .\n      args:\n        NPM_TOKEN: ${NPM_TOKEN}\n'],
  ]).flat(),
);

const read = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(path.join(folder, name)).isFile())
      .sort()
      .map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );

/** Runs \`dockerlint --fix\` with the built program, which a signal ends before such a rename. */
function killed(folder: string, renames: number, signal: NodeJS.Signals): NodeJS.Signals | null {
  const hook = path.join(path.dirname(builtCli()), '../hook.cjs');
  writeFileSync(hook, HOOK);
  const env = { ...process.env, RENAMES: String(renames), SIGNAL: signal };
  return spawnSync(process.execPath, ['--require', hook, builtCli(), '--fix'], { cwd: folder, env }).signal;
}

test('a fix that a signal ends is finished by the next one, which says so', async () => {
  const whole = scratchFolder();
  await runMain(whole.write(project), ['--fix']);
  const after = read(whole.folder);
  whole.remove();
  for (let turn = 0; turn < KILLS; turn++) {
    const renames = KILLS > 4 ? turn % (2 * FOLDERS) : turn * 3;
    const folder = scratch.write(project);
    expect(killed(folder, renames, turn % 2 === 0 ? 'SIGKILL' : 'SIGTERM')).toMatch(/SIGKILL|SIGTERM/);
    expect((await runMain(folder, [])).stderr).toBe('dockerlint: an earlier --fix was interrupted here; dockerlint --fix finishes it\n');
    const next = await runMain(folder, ['--fix']);
    if (renames > 0) expect(next.stderr).toMatch(/^dockerlint: finished an earlier --fix that was interrupted: changed [\d/\w., ]+\n$/);
    expect({ renames, status: next.status, tree: read(folder) }).toEqual({ renames, status: 0, tree: after });
  }
});

test('a file that somebody changed since is left, and the others fit it', async () => {
  const folder = scratch.write(project);
  killed(folder, 5, 'SIGKILL');
  const files = Object.entries(read(folder));
  const [left = ''] = files.find(([name, text]) => name.endsWith('compose.yaml') && text === project[name]) ?? [];
  writeFileSync(path.join(folder, left), `# by hand\n${project[left]}`);
  const next = await runMain(folder, ['--fix', left.replace('compose.yaml', 'Dockerfile')]);
  expect(next.stderr).toMatch(new RegExp(`^dockerlint: undid an earlier --fix that was interrupted, because ${left} changed since: restored [^\\n]+\\n$`));
  expect(readFileSync(path.join(folder, left), 'utf8')).toMatch(/^# by hand\n[\s\S]*secrets:/);
});

describe('the journal', () => {
  const journal = (): string => path.join(scratch.folder, '.git/dockerlint-journal.json');

  test('is read by nobody else, and left nowhere', async () => {
    const folder = scratch.write(project);
    killed(folder, 3, 'SIGKILL');
    expect(statSync(journal()).mode & 0o777).toBe(0o600);
    await runMain(folder, ['--fix']);
    expect(readdirSync(path.join(folder, '.git'))).toEqual([]);
  });

  test.each([
    ['a file outside', { target: '../../etc/passwd', temporary: '../../etc/.passwd.00000000-0.dockerlint' }],
    ['a file of git', { target: '.git/hooks/pre-commit', temporary: '.git/hooks/.pre-commit.00000000-0.dockerlint' }],
    ['a temporary file elsewhere', { target: 'Dockerfile', temporary: '0/.x.00000000-0.dockerlint' }],
    ['a file that is none of ours', { target: 'Dockerfile', temporary: 'compose.yaml' }],
  ])('that names %s is none of ours, and changes nothing', async (_what, names) => {
    const folder = scratch.write({ Dockerfile: 'FROM alpine\n', 'compose.yaml': 'a: 1\n', '0/x': '' });
    mkdirSync(path.join(folder, '.git/hooks'));
    const files = [
      { ...names, before: 'FROM alpine\n', after: 'x' },
      { ...names, after: 'y' },
    ];
    writeFileSync(journal(), JSON.stringify({ version: 1, root: folder, process: 1, host: 'other', time: 1, files }), { mode: 0o600 });
    expect(await runMain(folder, ['--fix'])).toMatchObject({ status: 0, stderr: '' });
    expect(read(folder)).toEqual({ '0/x': '', Dockerfile: 'FROM alpine\n', 'compose.yaml': 'a: 1\n' });
  });

  test('that others can write is not read', async () => {
    const folder = scratch.write({ Dockerfile: 'FROM alpine\n' });
    const files = [
      { target: 'Dockerfile', temporary: '.Dockerfile.00000000-0.dockerlint', before: 'FROM alpine\n', after: 'FROM other\n' },
      { target: 'b', temporary: '.b.00000000-1.dockerlint', after: 'FROM other\n' },
    ];
    writeFileSync(path.join(folder, 'b'), 'FROM other\n');
    writeFileSync(journal(), JSON.stringify({ version: 1, root: folder, process: 1, host: 'other', time: 1, files }));
    chmodSync(journal(), 0o666);
    await runMain(folder, ['--fix']);
    expect(readFileSync(path.join(folder, 'Dockerfile'), 'utf8')).toBe('FROM alpine\n');
    chmodSync(journal(), 0o600);
    await runMain(folder, ['--fix']);
    expect(readFileSync(path.join(folder, 'Dockerfile'), 'utf8')).toBe('FROM other\n');
  });

  test('of a run that is still at work is waited for, and then told', async () => {
    const folder = scratch.write({ ...project });
    const other = { version: 1, root: folder, process: process.ppid, host: (await import('node:os')).hostname(), time: Date.now(), files: [] };
    writeFileSync(journal(), JSON.stringify(other), { mode: 0o600 });
    const run = await runMain(folder, ['--fix']);
    expect(run).toMatchObject({ status: 2, stderr: `dockerlint: another run of dockerlint --fix is at work here (process ${process.ppid}, ${journal()})\n` });
    expect(read(folder)['0/Dockerfile']).toBe(project['0/Dockerfile']);
  });

  test('stands in a folder of the user outside of git, in none where the home is not there', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-test-'));
    const home = mkdtempSync(path.join(tmpdir(), 'dockerlint-test-'));
    try {
      for (const [name, text] of Object.entries(project)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), text);
      }
      const hook = path.join(path.dirname(builtCli()), '../hook.cjs');
      writeFileSync(hook, HOOK);
      const env = { ...process.env, XDG_STATE_HOME: '', HOME: home, RENAMES: '3', SIGNAL: 'SIGKILL' };
      expect(spawnSync(process.execPath, ['--require', hook, builtCli(), '--fix'], { cwd: folder, env }).signal).toBe('SIGKILL');
      const state = path.join(home, '.local/state/dockerlint');
      expect([statSync(state).mode & 0o777, readdirSync(state).length]).toEqual([0o700, 1]);
      const next = await runMain(folder, ['--fix'], { env: { HOME: home } });
      expect(next.stderr).toContain('finished an earlier --fix that was interrupted');
      expect(readdirSync(state)).toEqual([]);
      await runMain(folder, ['--fix'], { env: { HOME: path.join(home, 'gone') } });
      expect(existsSync(path.join(home, 'gone'))).toBe(false);
    } finally {
      for (const each of [folder, home]) rmSync(each, { recursive: true, force: true });
    }
  });
});
