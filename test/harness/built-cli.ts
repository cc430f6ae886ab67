import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.join(import.meta.dirname, '../..');
let built: string | undefined;

/** The path of a `cli.mjs` built from the sources as they are, in a folder of its own; built once for each test file. */
export function builtCli(): string {
  if (built === undefined) {
    const out = path.join(mkdtempSync(path.join(tmpdir(), 'dockerlint-cli-')), 'dist');
    execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs'), '--out', out, '--no-types'], { stdio: ['ignore', 'ignore', 'inherit'] });
    built = path.join(out, 'cli.mjs');
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
  const { CI: _ci, GITHUB_ACTIONS: _actions, FORCE_COLOR: _force, ...environment } = process.env;
  const run = spawnSync(process.execPath, [builtCli(), ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { ...environment, NO_COLOR: '1' },
    timeout: 30_000,
  });
  return { stdout: run.stdout, stderr: run.stderr, status: run.status };
}
