#!/usr/bin/env node
// Lints and fixes an example in a temporary folder, as a person would: what is found, the patch, and the files after it.
//
//   npm run demo [-- EXAMPLE]      EXAMPLE: a folder of examples/, by default compose
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './source.mjs';

const example = process.argv[2] ?? 'compose';
const built = spawnSync(process.execPath, [path.join(root, 'scripts', 'build.mjs'), '--no-types'], { encoding: 'utf8' });
if (built.status !== 0) {
  console.error(built.stderr);
  process.exit(2);
}
const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-demo-'));
cpSync(path.join(root, 'examples', example, 'before'), folder, { recursive: true });
const dockerlint = (...words) => {
  console.log(`\n$ dockerlint ${words.join(' ')}`.trimEnd());
  const run = spawnSync(process.execPath, [path.join(root, 'dist', 'cli.cjs'), ...words], { cwd: folder, stdio: 'inherit' });
  return run.status ?? 2;
};
dockerlint('--diff');
const status = dockerlint('--fix');
dockerlint();
rmSync(folder, { recursive: true, force: true });
process.exitCode = status === 2 ? 2 : 0;
