import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';

/** Steps for four times as much, in steps for once as much: 4 where they grow with the number. */
const LINEAR = 4.5;

/**
 * What grows faster. A product: each of n secrets is looked for in each of n RUNs or commands, and often mounted there, so that the answer itself is as long.
 * The others are loops whose round is so cheap that it shows in steps alone.
 */
const FASTER: { readonly [name: string]: number } = {
  // a product
  'secret arguments, a RUN each': 16,
  'stages with a secret of their own, on one another': 16,
  'credential files, a RUN each': 16,
  'credential files, a RUN each that removes it': 13,
  'secrets that an ENV passes on': 14,
  'ONBUILD with an ARG each': 14,
  'commands that each read a secret of their own': 10,
  'npm config set in a RUN each': 10,
  'npm config set in one RUN': 10,
  'writes in one RUN': 10,
  'RUNs that write a file each': 10,
  'secrets that RUNs write to one file, each used': 16,
  'RUNs that write one file': 7,
  'mounts of one RUN, each read': 7,
  'mounts that are written to a file': 7,
  'keys with chmod and rm': 7,
  // cheap rounds
  'credential files of one folder each': 7,
  'credential files at one place': 6,
  'writes in one RUN that removes each': 6,
  'one credential file, copied again and again': 6,
  'one argument that is declared again and again': 6,
  'secret arguments of one ARG': 6,
  'secret arguments in one RUN': 6,
  'stages with a credential file of their own': 6,
  'stages on one another, an ARG each': 6,
  'stages with an ARG of their own': 6,
  'heredocs of one RUN': 6,
  // the shell parser, which looks for the end of each substitution
  'substitution in substitution': 13,
};

interface Measured {
  readonly name: string;
  readonly fix: 'none' | 'safe';
  readonly few: number;
  readonly many: number;
}

function measure(): readonly Measured[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-growth-'));
  try {
    const outfile = path.join(folder, 'measure.mjs');
    const banner = { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" };
    buildSync({ entryPoints: ['test/linter/growth/measure.ts'], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error', banner });
    // without the optimising compiler the counts are exact
    return JSON.parse(
      execFileSync(process.execPath, ['--no-opt', outfile], { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', NODE_V8_COVERAGE: '' } }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the steps grow with the text', () => {
  const measured = measure();

  test.each(measured)('$name ($fix)', ({ name, few, many }) => {
    expect(few).toBeGreaterThan(100);
    expect(many / few).toBeLessThan(FASTER[name] ?? LINEAR);
  });

  test('there are shapes of every kind', () => {
    expect(measured.length).toBeGreaterThan(2 * 80);
    expect(Object.keys(FASTER).filter((name) => !measured.some((one) => one.name === name))).toEqual([]);
  });
});
