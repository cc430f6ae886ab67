import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { runCli } from './harness/built-cli.ts';

const root = path.join(import.meta.dirname, '../examples');
/** `npm run update-cases`: rewrites after/ and output.txt; the diff is the review. */
const update = process.env.UPDATE === '1';
const examples = readdirSync(root, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-examples-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('there are examples', () => {
  expect(examples.length).toBeGreaterThan(0);
});

describe.each(examples)('%s', (name) => {
  const folder = path.join(root, name);

  test('explains itself', () => {
    expect(readFileSync(path.join(folder, 'README.md'), 'utf8')).toMatch(/^# .+\n\n.{40}/s);
  });

  test('becomes after/, with the output of output.txt, and stays so', () => {
    // output.txt begins with the command, as in a terminal: `$ dockerlint --fix`
    const output = path.join(folder, 'output.txt');
    const expected = existsSync(output) ? readFileSync(output, 'utf8') : '';
    const [command = ''] = expected === '' ? ['$ dockerlint --fix'] : expected.split('\n');
    expect(command).toMatch(/^\$ dockerlint( |$)/);
    const args = command.split(' ').slice(2);

    const project = path.join(scratch, name);
    cpSync(path.join(folder, 'before'), project, { recursive: true });
    mkdirSync(path.join(project, '.git')); // the root of a project
    const run = runCli(project, args);
    rmSync(path.join(project, '.git'), { recursive: true });
    const actual = `${command}\n${run.stdout}${run.stderr}${run.status === 0 ? '' : `(exit status ${run.status})\n`}`;

    if (update) {
      writeFileSync(output, actual);
      rmSync(path.join(folder, 'after'), { recursive: true, force: true });
      cpSync(project, path.join(folder, 'after'), { recursive: true });
    } else {
      expect(actual).toBe(expected);
      expect(readTree(project)).toEqual(readTree(path.join(folder, 'after')));
    }

    const fixed = readTree(project);
    runCli(project, args);
    expect(readTree(project)).toEqual(fixed);
    // what is left to a person, and nothing else, is still an error
    expect(runCli(project, []).status).toBe(run.status);
  });
});

/** The files below a folder and their bytes, as latin1 so that none is lost. */
function readTree(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files.map((entry) => path.join(entry.parentPath, entry.name)).map((file) => [path.relative(folder, file), readFileSync(file, 'latin1')]),
  );
}
