#!/usr/bin/env node
// Runs the end-to-end builds where a Docker with buildx answers; elsewhere says so in one line.
//
//   npm run test:e2e [-- [--required] JEST-OPTIONS...]      --required: no Docker is a failure
import { spawnSync } from 'node:child_process';
import { root } from './source.mjs';

const words = process.argv.slice(2);
const required = words.includes('--required');
const hasDocker = [['version'], ['buildx', 'version']].every((query) => spawnSync('docker', query, { stdio: 'ignore', timeout: 20_000 }).status === 0);
if (hasDocker) {
  const jest = [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--config',
    'jest.e2e.config.js',
    '--runInBand',
  ];
  const run = spawnSync(process.execPath, [...jest, ...words.filter((word) => word !== '--required')], { cwd: root, stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
} else {
  console.error(`e2e: ${required ? 'failed' : 'skipped'}: no Docker with buildx answers`);
  process.exitCode = required ? 1 : 0;
}
