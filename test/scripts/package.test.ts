import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

const root = path.join(import.meta.dirname, '../..');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A folder with what is published, built from the sources as they are. */
function packageFolder(name: string): string {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), `dockerlint-${name}-`)), name);
  folders.push(path.dirname(folder));
  execFileSync(process.execPath, [path.join(root, 'scripts/build.mjs'), '--out', path.join(folder, 'dist'), '--no-types'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const file of ['package.json', 'schema.json', 'README.md', 'LICENSE']) cpSync(path.join(root, file), path.join(folder, file));
  return folder;
}

const sumOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const sumsOf = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(path.join(folder, name)).isFile())
    .sort()
    .map((name) => `${name} ${sumOf(readFileSync(path.join(folder, name)))}`);

describe('the package', () => {
  let one = '';
  let other = '';
  beforeAll(() => {
    // another place, and a path of another length
    [one, other] = [packageFolder('a'), packageFolder('somewhere-else')];
  }, 120_000);

  test('is the same byte for byte wherever it is built', () => {
    expect(sumsOf(one).length).toBeGreaterThan(100);
    expect(sumsOf(one)).toEqual(sumsOf(other));
    const packed = [one, other].map((folder) => {
      const [{ filename }] = JSON.parse(
        execFileSync('npm', ['pack', '--json', '--ignore-scripts'], { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
      );
      return sumOf(readFileSync(path.join(folder, filename)));
    });
    expect(packed[0]).toBe(packed[1]);
  });

  test('names no folder of the machine that built it', () => {
    const named = sumsOf(one)
      .map((line) => line.split(' ')[0] ?? '')
      .filter((name) => readFileSync(path.join(one, name)).includes(path.dirname(one)) || readFileSync(path.join(one, name)).includes(root));
    expect(named).toEqual([]);
  });
});

test('the gate on what is published holds', () => {
  expect(execFileSync(process.execPath, [path.join(root, 'scripts/supply-chain.mjs')], { encoding: 'utf8' })).toMatch(
    /^supply chain: \d+ packages of others are shipped: /,
  );
});
