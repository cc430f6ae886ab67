import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { builtCli } from '../harness/built-cli.ts';
import { isInstalled } from '../harness/debian-package.ts';

const LEAKING = 'FROM node:22\nWORKDIR /app\nARG NPM_TOKEN\nCOPY .npmrc package.json ./\nRUN npm ci\n';
const FIXED = 'FROM node:22\nWORKDIR /app\nCOPY .npmrc package.json ./\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n';

/** The Lua that docs/editors.md gives to users. */
function documentedLua(): string {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/editors.md'), 'utf8');
  const [, code] = /```lua fix-on-save\n([\s\S]*?)```/.exec(page) ?? [];
  if (code === undefined) throw new Error('docs/editors.md has no block "lua fix-on-save"');
  return code;
}

/** Opens and saves the Dockerfile in a headless Neovim that has nothing but the documented configuration; what it saw. */
function editInNeovim(folder: string): { readonly [key: string]: unknown } {
  const [onSave, report] = [path.join(folder, 'on-save.lua'), path.join(folder, 'report.json')];
  writeFileSync(onSave, documentedLua());
  const run = spawnSync('nvim', ['--headless', '--clean', '-c', `luafile ${path.join(import.meta.dirname, 'neovim.lua')}`], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
    env: {
      ...process.env,
      CLI: builtCli(),
      FILE: path.join(folder, 'Dockerfile'),
      ON_SAVE: onSave,
      REPORT: report,
      XDG_STATE_HOME: folder,
      XDG_CACHE_HOME: folder,
    },
  });
  if (run.status !== 0) throw new Error(`nvim: ${run.status}: ${run.stderr}`);
  return JSON.parse(readFileSync(report, 'utf8'));
}

const inNeovim = isInstalled('nvim', 'neovim') ? test : test.skip;

describe('in Neovim', () => {
  inNeovim('a leaking Dockerfile is diagnosed when it is opened and fixed when it is saved', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-nvim-'));
    writeFileSync(path.join(folder, '.dockerlintrc.json'), '{ "engine": "docker-27.3" }');
    writeFileSync(path.join(folder, '.npmrc'), '//npm.example.com/:_authToken=${NPM_TOKEN}\n');
    writeFileSync(path.join(folder, 'package.json'), '{}');
    writeFileSync(path.join(folder, 'Dockerfile'), LEAKING);
    const report = editInNeovim(folder);
    expect(report['problem']).toBeUndefined();
    expect(report['opened']).toMatchObject([{ line: 3, code: 'no-secret-arg', source: 'dockerlint' }]);
    expect(readFileSync(path.join(folder, 'Dockerfile'), 'utf8')).toBe(FIXED);
    expect(report).toMatchObject({ filetype: 'dockerfile', saved: [], modified: false, stopped: true });
  });
});
