import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { makeWitnessBase } from './harness/judge/base.ts';
import { judge } from './harness/judge/judge.ts';
import { isLoss, randomCase } from './harness/random/random-case.ts';

/** The first seed, and how many: `DOCKERLINT_E2E_SEEDS=400-499` looks for new faults, by hand. */
const [FIRST = 0, LAST = 0] = (process.env.DOCKERLINT_E2E_SEEDS ?? '1-24').split('-').map(Number);
/** So many of them must have a safe fix and build here, or nothing is tried. */
const LEAST_SHARE = 0.3;
const AT_ONCE = 2;

const BASE = `dockerlint-e2e:random-${process.pid}`;
const scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-random-'));

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  const made = spawnSync('docker', ['images', '-q', '--filter', `reference=${BASE}*`], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean);
  spawnSync('docker', ['rmi', '-f', ...new Set(made)]);
});

test('safe fixes of Dockerfiles made at random: real builds see what they saw, and keep nothing', async () => {
  const cases = Array.from({ length: LAST - FIRST + 1 }, (_, at) => randomCase(FIRST + at));
  makeWitnessBase(
    BASE,
    cases.map(({ dockerfile }) => dockerfile),
  );
  const skipped = new Map<string, number>();
  const wrong: string[] = [];
  const waiting = [...cases];
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const slug = one.name.replace(' ', '-');
      const verdict = await judge(one, { base: BASE, folder: path.join(scratch, slug), tag: `${BASE}-${slug}` });
      if (process.env.DOCKERLINT_E2E_REPORT) appendFileSync(process.env.DOCKERLINT_E2E_REPORT, `${JSON.stringify({ id: one.name, ...verdict })}\n`);
      if ('skipped' in verdict) skipped.set(verdict.skipped, (skipped.get(verdict.skipped) ?? 0) + 1);
      else wrong.push(...verdict.differences.filter((difference) => isLoss(one, difference)).map((difference) => `${one.name}: ${difference}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const built = cases.length - [...skipped.values()].reduce((sum, count) => sum + count, 0);
  const reasons = [...skipped].map(([reason, count]) => `\n  ${count} skipped: ${reason}`).join('');
  process.stderr.write(`random: ${cases.length} Dockerfiles, ${built} built before and after${reasons}\n`);
  expect(wrong).toEqual([]);
  expect(built).toBeGreaterThanOrEqual(LEAST_SHARE * cases.length);
}, 7_200_000);
