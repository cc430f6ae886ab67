import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';

function newTool(...words: readonly string[]) {
  return spawnSync(process.execPath, [path.join(import.meta.dirname, '../../scripts/new-tool.mjs'), ...words], { encoding: 'utf8' });
}

describe('npm run new-tool refuses', () => {
  test.each([
    ['no name', [], 'usage: npm run new-tool NAME'],
    ['a name that is no program', ['Acme Tool'], 'usage: npm run new-tool NAME'],
    ['a card that there is', ['npm'], 'npm is known: see the card "npm"'],
    ['a program of another card', ['npx', 'javascript'], 'npx is known: see the card "npm"'],
    ['a folder that there is not', ['acme', 'nowhere'], 'there is no family nowhere; there are builds, '],
  ])('%s', (_what, words, message) => {
    expect(newTool(...words)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(message) });
  });
});
