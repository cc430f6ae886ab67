import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { isComposeFile } from '../../src/companions/compose/model.ts';

type Files = { readonly [path: string]: string };

/** A program that reads a kind of file without running anything of it. */
interface Oracle {
  readonly what: string;
  reads(name: string, text: string): boolean;
  command(name: string): readonly [program: string, ...args: string[]];
}

const ORACLES: readonly Oracle[] = [
  {
    what: 'bash -n',
    reads: (name, text) => name.endsWith('.sh') || /^#!.*\b(?:ba)?sh\b/.test(text),
    command: (name) => ['bash', '-n', name],
  },
  {
    what: 'docker compose config',
    reads: (name) => isComposeFile(name),
    command: (name) => ['docker', 'compose', '-f', name, 'config', '--no-interpolate', '--quiet'],
  },
  {
    what: 'docker buildx bake --print',
    reads: (name) => /(?:^|\/)docker-bake[^/]*\.(?:hcl|json)$/.test(name),
    command: (name) => ['docker', 'buildx', 'bake', '-f', name, '--print'],
  },
];

/** What the program that a file is for no longer accepts after a change; undefined if it accepts it still, or did not before, or is not here. */
export function refusalOf(name: string, before: Files, after: Files): string | undefined {
  const oracle = ORACLES.find((one) => one.reads(name, before[name] ?? ''));
  if (!oracle || problemOf(oracle, name, before) !== undefined) return undefined;
  const problem = problemOf(oracle, name, after);
  return problem === undefined ? undefined : `${name} is no longer accepted by ${oracle.what}: ${problem}\n${before[name]}--- to\n${after[name]}`;
}

function problemOf(oracle: Oracle, name: string, files: Files): string | undefined {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dockerlint-fuzz-'));
  try {
    // a file secret that a change may add: bake looks for it
    for (const [file, text] of Object.entries({ '.npmrc': '', ...files })) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    const [program, ...args] = oracle.command(name);
    const { status, stderr, error } = spawnSync(program, args, { cwd: folder, encoding: 'utf8', timeout: 20_000, input: '' });
    return status === 0 ? undefined : (error?.message ?? stderr.trim());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
