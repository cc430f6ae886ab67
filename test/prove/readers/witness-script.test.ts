import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sightingReader } from '../../../src/prove/readers/sightings.ts';
import type { HeldSecret, Sighting } from '../../../src/prove/readers/types.ts';
import { witnessScript } from '../../../src/prove/readers/witness-script.ts';

const TOKEN = "npm_it's\\ $HOME `x` *?[a]";
const KEY = '-----BEGIN\nfirst line of the key\nsecond line of the key\n-----END\n';
const HELD: readonly HeldSecret[] = [
  { name: 'TOKEN', text: TOKEN, parts: [TOKEN] },
  { name: 'key', text: KEY, parts: ['first line of the key', 'second line of the key'] },
];
const MARK = '@@mark-1';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-witness-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SHELLS = [
  ['/bin/sh', '-c'],
  ['/bin/bash', '-euxo', 'pipefail', '-c'],
  ['/bin/bash', '-vc'],
  ['/bin/sh', '-exuc'],
  ['/bin/busybox', 'sh', '-xc'],
].filter(([shell = '']) => existsSync(shell));

interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly sighting: Sighting | undefined;
}

/** Runs a script as a RUN does that a witness watches. */
function run(shell: readonly string[], script: string, env: Readonly<Record<string, string>> = {}): Run {
  const witness = path.join(folder, 'witness');
  const watch = { mark: MARK, variables: ['TOKEN', 'OTHER'], files: [path.join(folder, 'key'), path.join(folder, 'missing')] };
  writeFileSync(witness, witnessScript({ number: 7, script }, watch, HELD));
  const [program = '', ...words] = shell;
  const done = spawnSync(program, [...words, `[ -r ${witness} ] && . ${witness}; ${script}`], { env: { PATH: '/usr/bin:/bin', ...env }, encoding: 'utf8' });
  const reader = sightingReader(MARK, HELD);
  for (const byte of Buffer.from(done.stderr)) reader.push(Buffer.from([byte]));
  return { status: done.status, stdout: done.stdout, stderr: done.stderr, sighting: reader.sightings().get(7) };
}

const variable = (place: string, isWhole = true) => ({ kind: 'variable', place, isWhole });

describe.each(SHELLS)('witness in %s %s %s %s', (...shell) => {
  test('sees the variable, and never prints it', () => {
    const done = run(shell, 'echo made', { TOKEN, OTHER: `Basic ${TOKEN}` });
    expect(done).toMatchObject({ status: 0, stdout: 'made\n', sighting: { begun: true, ended: true } });
    expect([...(done.sighting?.ways ?? [])]).toEqual([['TOKEN', [variable('TOKEN'), variable('OTHER', false)]]]);
    expect(done.stderr).not.toContain('npm_it');
  });

  test('sees nothing where there is nothing', () => {
    expect(run(shell, 'echo made')).toMatchObject({ status: 0, stdout: 'made\n', sighting: { begun: true, ended: true, ways: new Map() } });
    expect(run(shell, 'echo made', { TOKEN: 'another' }).sighting?.ways).toEqual(new Map());
  });

  test('sees a file as it is, and one that only holds a part', () => {
    writeFileSync(path.join(folder, 'key'), KEY);
    const file = path.join(folder, 'key');
    expect(run(shell, ':').sighting?.ways.get('key')).toEqual([{ kind: 'file', place: file, isWhole: true }]);
    writeFileSync(file, 'x\nfirst line of the key\n');
    expect(run(shell, ':').sighting?.ways.get('key')).toEqual([{ kind: 'file', place: file, isWhole: false }]);
    rmSync(file);
  });

  test('sees what the script sets, though it takes the output away', () => {
    const done = run(shell, `read -r OTHER <${path.join(folder, 'given')}; exec >/dev/null 2>&1; echo hidden`, {});
    expect(done.sighting?.begun).toBe(true);
    writeFileSync(path.join(folder, 'given'), `${TOKEN}\n`);
    expect(run(shell, `IFS= read -r OTHER <${path.join(folder, 'given')}; exec >/dev/null 2>&1`).sighting?.ways.get('TOKEN')).toEqual([variable('OTHER')]);
  });

  test('keeps the exit status', () => {
    expect(run(shell, 'exit 7', { TOKEN }).status).toBe(7);
    expect(run(shell, '! true', { TOKEN }).status).toBe(1);
    expect(run(shell, 'false; true', { TOKEN }).status).toBe(shell.some((word) => /^-\w*e/.test(word)) ? 1 : 0);
  });
});

test('a script that ends by exec reports its beginning', () => {
  expect(run(['/bin/sh', '-c'], 'exec true', { TOKEN }).sighting).toMatchObject({ begun: true, ended: false });
});

test('a line that a program left open is read all the same', () => {
  expect(run(['/bin/sh', '-c'], 'printf open >&2', { TOKEN }).sighting).toMatchObject({ begun: true, ended: true });
});
