#!/usr/bin/env node
// The one gate, here and in CI: runs every step even where one fails, and says at the end which did.
//
//   npm run check [-- STEP...]
//   npm run check -- --except STEP
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from './source.mjs';

const bin = (name) => `node_modules/.bin/${name}`;
const steps = {
  types: [bin('tsc'), '-p', '.'],
  site: [bin('tsc'), '-p', 'site'],
  lint: [bin('biome'), 'check', '--error-on-warnings'],
  unused: [bin('knip'), '--no-progress'],
  patterns: ['node', 'scripts/patterns.mjs'],
  lock: ['node', 'scripts/complete-lock.mjs', '--check'],
  docs: ['node', 'scripts/docs.mjs', '--check'],
  build: ['node', 'scripts/build.mjs'],
  pages: ['node', 'scripts/build-site.mjs'],
  packed: ['node', 'scripts/packed-files.mjs'],
  supply: ['node', 'scripts/supply-chain.mjs'],
  tests: ['npm', 'test', '--', '--coverage', '--silent'],
};

const { values, positionals } = parseArgs({ options: { except: { type: 'string', multiple: true, default: [] } }, allowPositionals: true });
const unknown = [...positionals, ...values.except].filter((name) => !(name in steps));
const wanted = (positionals.length > 0 ? positionals : Object.keys(steps)).filter((name) => !values.except.includes(name));
if (unknown.length > 0) {
  console.error(`check: no step ${unknown.join(', ')}; the steps are ${Object.keys(steps).join(', ')}`);
  process.exit(2);
}
const failed = [];
for (const [name, [command, ...words]] of Object.entries(steps)) {
  if (!wanted.includes(name)) continue;
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(command, words, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28, shell: process.platform === 'win32' });
  if (status !== 0) {
    failed.push(name);
    process.stdout.write(stdout ?? '');
    process.stderr.write(stderr ?? '');
  }
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${((performance.now() - started) / 1000).toFixed(1)} s`);
}
if (failed.length > 0) console.log(`check: ${failed.join(', ')} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
