import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { chooseServer, type ServerChoice } from '../../editors/vscode/src/server-program.ts';

const installed = path.join('/two', 'node_modules/@dockerlint/cli/dist/cli.cjs');
const choice: ServerChoice = {
  path: '',
  importStrategy: 'fromEnvironment',
  trusted: true,
  folders: ['/one', '/two'],
  bundled: '/extension/server/cli.cjs',
  exists: (file) => file === installed,
};
const bundled = { kind: 'module', module: choice.bundled, origin: 'bundled' };

describe('chooseServer', () => {
  test.each([
    ['the workspace has one', {}, { kind: 'module', module: installed, origin: 'workspace' }],
    ['the workspace has none', { exists: () => false }, bundled],
    ['only the bundled one is wanted', { importStrategy: 'useBundled' as const }, bundled],
    ['the workspace is not trusted', { trusted: false, path: '/usr/bin/dockerlint' }, bundled],
    ['a path is set', { path: '/usr/bin/dockerlint' }, { kind: 'program', command: '/usr/bin/dockerlint', origin: 'setting' }],
    ['a relative path is set', { path: './dl' }, { kind: 'program', command: path.join('/one', 'dl'), origin: 'setting' }],
    ['a bare name is set', { path: 'dockerlint' }, { kind: 'program', command: 'dockerlint', origin: 'setting' }],
  ])('where %s', (_case, change, expected) => {
    expect(chooseServer({ ...choice, ...change })).toEqual(expected);
  });
});
