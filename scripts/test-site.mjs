#!/usr/bin/env node
// Tests the built site in Chromium; where none can be had, the tests are left out with a line that says so.
//
//   npm run test:site [-- JEST-OPTIONS...]
import { spawnSync } from 'node:child_process';
import { root } from './source.mjs';

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js', '--config', 'jest.site.config.js'];
const { status } = spawnSync(process.execPath, [...jest, ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' });
process.exitCode = status ?? 1;
