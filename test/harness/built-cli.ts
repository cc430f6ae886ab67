import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from '@jest/globals';

const root = path.join(import.meta.dirname, '../..');
let built: string | undefined;

afterAll(() => {
  if (built !== undefined) rmSync(path.join(built, '../..'), { recursive: true, force: true });
  built = undefined;
});

/** The path of a `cli.cjs` built from the sources as they are, in a folder of its own; built once for each test file. */
export function builtCli(): string {
  if (built === undefined) {
    const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-cli-'));
    chmodSync(folder, 0o755);
    const out = path.join(folder, 'dist');
    execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs'), '--out', out, '--no-types'], { stdio: ['ignore', 'ignore', 'inherit'] });
    built = path.join(out, 'cli.cjs');
  }
  return built;
}

export interface CliRun {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number | null;
}

/** Runs the built command line in `folder`, without a terminal, colours or the caller's own settings. */
export function runCli(folder: string, args: readonly string[], input = ''): CliRun {
  return runCliAs(folder, args, {}, input);
}

/** The same as another user, which only the superuser can ask for. */
export function runCliAs(folder: string, args: readonly string[], user: { readonly uid?: number; readonly gid?: number }, input = ''): CliRun {
  const { CI: _ci, GITHUB_ACTIONS: _actions, FORCE_COLOR: _force, ...environment } = process.env;
  const run = spawnSync(process.execPath, [builtCli(), ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...environment, NO_COLOR: '1' },
    timeout: 30_000,
    ...user,
  });
  return { stdout: run.stdout, stderr: run.stderr, status: run.status };
}
