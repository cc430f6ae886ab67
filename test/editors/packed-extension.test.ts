import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

const root = path.join(import.meta.dirname, '../..');

describe('the packed extension', () => {
  test('starts its own server through the real client library, which names the process of the editor to it', () => {
    execFileSync(process.execPath, [path.join(root, 'scripts/vsix.mjs'), '--no-pack'], { stdio: ['ignore', 'ignore', 'inherit'] });
    const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-extension-'));
    const dockerfile = path.join(folder, 'Dockerfile');
    writeFileSync(path.join(folder, 'package.json'), '{}');
    writeFileSync(path.join(folder, '.npmrc'), '//npm.example.com/:_authToken=${NPM_TOKEN}\n');
    writeFileSync(dockerfile, 'FROM node:22\nARG NPM_TOKEN\nCOPY package.json .npmrc ./\nRUN npm ci\n');
    const words = [path.join(import.meta.dirname, 'run-extension.cjs'), path.join(root, 'editors/vscode/dist/extension.cjs'), dockerfile];
    const shown = JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', timeout: 30_000 }));
    expect(shown.messages).toEqual([]);
    expect(shown.diagnostics).toMatchObject([{ rule: 'no-secret-arg', related: ['read by npm ci'] }]);
    expect(shown.diagnostics[0].message).toContain('Fix: Mount "NPM_TOKEN" as a build secret');
    expect(shown.item.text).not.toMatch(/stopped/);
  }, 60_000);
});
