import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * A folder whose node_modules has these packages, each `name@range`; undefined where npm cannot install them, which it says in one line, so that a
 * test that is left out is seen. Their install scripts do not run.
 */
export function npmTools(...packages: readonly string[]): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-tools-'));
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const words = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline', ...packages];
  if (spawnSync('npm', words, { cwd: folder, stdio: 'ignore', timeout: 120_000 }).status === 0) return folder;
  process.stderr.write(`skipped: npm cannot install ${packages.join(' ')}\n`);
  return undefined;
}
