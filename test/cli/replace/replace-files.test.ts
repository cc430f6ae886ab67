import { spawnSync } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { replaceFiles } from '../../../src/cli/replace/replace-files.ts';
import { type Scratch, scratchFolder } from '../../harness/run-main.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

const shown = (file: string): string => path.basename(file);
const how = { shown, folders: [] };
const at = (name: string): string => path.join(scratch.folder, name);
const tree = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(scratch.folder)
      .filter((name) => name !== '.git')
      .map((name) => [name, readFileSync(at(name), 'utf8')]),
  );

/** The module as one file, for a process of its own. */
function bundleWriter(): void {
  const module = path.join(import.meta.dirname, '../../../src/cli/replace/replace-files.ts');
  const esbuild = path.join(import.meta.dirname, '../../../node_modules/.bin/esbuild');
  const build = spawnSync(esbuild, [module, '--bundle', '--platform=node', '--format=esm', `--outfile=${at('replace-files.mjs')}`]);
  expect(build.status).toBe(0);
}

describe('replaceFiles', () => {
  test('replaces all, makes new ones, and leaves nothing else', () => {
    scratch.write({ a: 'old', b: 'é\r\n' });
    replaceFiles(
      [
        { path: at('a'), before: 'old', after: 'new' },
        { path: at('b'), before: 'é\r\n', after: 'è\r\n' },
        { path: at('c'), before: undefined, after: 'made' },
      ],
      how,
    );
    expect(tree()).toEqual({ a: 'new', b: 'è\r\n', c: 'made' });
  });

  test.each([
    ['a file that changed meanwhile', { path: 'b', before: 'other', after: 'x' }, 'b: changed while dockerlint was at work; nothing was changed'],
    ['a file that is gone', { path: 'gone', before: 'x', after: 'y' }, 'gone: no such file or directory; nothing was changed'],
    ['a new file that appeared', { path: 'b', before: undefined, after: 'x' }, 'b: appeared meanwhile; nothing was changed'],
    ['a folder that does not exist', { path: 'no/b', before: undefined, after: 'x' }, 'b: cannot be written: no such file or directory; nothing was changed'],
  ])('changes nothing at all where one cannot be replaced: %s', (_what, change, message) => {
    scratch.write({ a: 'old', b: 'old' });
    const changes = [
      { path: at('a'), before: 'old', after: 'new' },
      { ...change, path: at(change.path) },
    ];
    expect(() => replaceFiles(changes, how)).toThrow(message);
    expect(tree()).toEqual({ a: 'old', b: 'old' });
  });

  test('replaces no file that its user may not write; the superuser may write everything', () => {
    bundleWriter();
    scratch.write({ a: 'old' });
    chmodSync(at('a'), 0o444);
    writeFileSync(
      at('run.mjs'),
      `import { replaceFiles } from './replace-files.mjs';
       try { replaceFiles([{ path: './a', before: 'old', after: 'new' }], { shown: (file) => file, folders: [] }); } catch (error) { console.log(error.message); }`,
    );
    chmodSync(scratch.folder, 0o777);
    const isRoot = process.getuid?.() === 0;
    const run = spawnSync(process.execPath, ['run.mjs'], { cwd: scratch.folder, encoding: 'utf8', ...(isRoot ? { uid: 65534, gid: 65534 } : {}) });
    expect(run.stdout).toBe('./a: is read-only; nothing was changed\n');
    expect(readFileSync(at('a'), 'utf8')).toBe('old');
    if (!isRoot) return;
    replaceFiles([{ path: at('a'), before: 'old', after: 'new' }], how);
    expect(readFileSync(at('a'), 'utf8')).toBe('new');
  });

  test('a full disk leaves nothing half-written', () => {
    // a limit on the size of files stands for the disk: the write stops in the middle of the second file
    bundleWriter();
    scratch.write({ a: 'old', b: 'old' });
    const big = 64 * 1024;
    writeFileSync(
      at('run.mjs'),
      `import { replaceFiles } from './replace-files.mjs';
       process.on('SIGXFSZ', () => {});
       try { replaceFiles([{ path: './a', before: 'old', after: 'new' }, { path: './b', before: 'old', after: 'x'.repeat(${big}) }], { shown: (file) => file, folders: [] }); }
       catch (error) { console.log(error.message); }`,
    );
    const run = spawnSync('bash', ['-c', `ulimit -f 16; exec ${process.execPath} run.mjs`], { cwd: scratch.folder, encoding: 'utf8' });
    expect(run.stdout).toBe('the journal that lets all files change together cannot be written: file too large for the device; nothing was changed\n');
    expect(readdirSync(scratch.folder).sort()).toEqual(['.git', 'a', 'b', 'replace-files.mjs', 'run.mjs']);
    expect([readFileSync(at('a'), 'utf8'), readFileSync(at('b'), 'utf8')]).toEqual(['old', 'old']);
  });
});
