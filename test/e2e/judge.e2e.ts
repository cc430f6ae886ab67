import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { type Case, readCases } from '../harness/case-file.ts';
import { lintCase } from '../harness/run-case.ts';
import { makeWitnessBase } from './harness/judge/base.ts';
import { judge, type Verdict } from './harness/judge/judge.ts';
import { KNOWN_DIFFERENCES } from './harness/judge/known-differences.ts';

/** As many cases as are built in some minutes; `DOCKERLINT_E2E_CASES=all` builds all, a number as many, other text those with it in their names. */
const ASKED = process.env.DOCKERLINT_E2E_CASES ?? '60';
/** So many of the chosen cases must build here, and have a secret in play: a judge that skips everything finds nothing. */
const LEAST_SHARE = 0.6;
const AT_ONCE = 2;

const BASE = `dockerlint-e2e:witness-${process.pid}`;
const scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-judge-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  spawnSync('docker', ['rmi', '-f', BASE, `${BASE}-wrong`]);
});

interface Named {
  readonly id: string;
  readonly one: Case;
}

/** The cases of all rules that a safe fix changes. */
function fixable(): readonly Named[] {
  const rules = readdirSync('rules', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const all = rules.flatMap(({ name: rule }) => readCases(readFileSync(`rules/${rule}/cases.md`, 'utf8')).map((one) => ({ id: `${rule}: ${one.name}`, one })));
  return all.filter(({ one }) => lintCase(one, one.dockerfile, 'safe').output !== one.dockerfile);
}

/** Those that are built: the known differences, so that none is listed in vain, and others in an order that no new case changes. */
function choose(cases: readonly Named[]): readonly Named[] {
  if (ASKED !== 'all' && !/^\d+$/.test(ASKED)) return cases.filter(({ id }) => id.includes(ASKED));
  const rank = ({ id }: Named): string => (KNOWN_DIFFERENCES.has(id) ? '' : createHash('sha256').update(id).digest('hex'));
  return [...cases].sort((a, b) => (rank(a) < rank(b) ? -1 : 1)).slice(0, ASKED === 'all' ? cases.length : Number(ASKED));
}

async function judgeAll(chosen: readonly Named[]): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const waiting = [...chosen.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, { id, one }] = next;
      const verdict = await judge(one, { base: BASE, folder: path.join(scratch, String(at)), tag: `dockerlint-e2e:judge-${process.pid}-${at}` });
      verdicts.set(id, verdict);
      if (process.env.DOCKERLINT_E2E_REPORT) appendFileSync(process.env.DOCKERLINT_E2E_REPORT, `${JSON.stringify({ id, ...verdict })}\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return verdicts;
}

/** Fixes that are wrong, each in its way: a judge that lets them pass is blind. */
const WRONG: readonly (readonly [why: string, fixed: string, said: string])[] = [
  [
    'keeps the secret',
    'FROM node:22\nENV APP=1\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN echo "$NPM_TOKEN" > /kept && npm ci\n',
    'NPM_TOKEN is in the image',
  ],
  ['hides the secret from its reader', 'FROM node:22\nENV APP=1\nRUN echo > /kept && npm ci\n', 'NPM_TOKEN is not seen by: npm ci'],
  ['takes a variable', 'FROM node:22\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN echo > /kept && npm ci\n', 'the container has no variable APP'],
  ['takes a file', 'FROM node:22\nENV APP=1\nRUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci\n', 'the container has no file kept'],
  ['does not build', 'FROM node:22\nENV APP=1\nRUN --mount=type=secret,id=other,required=true,target=/nothing/x false\n', 'does not build after the fix'],
];

test.each(WRONG)('a fix that %s is seen', async (why, output, said) => {
  const [one] = readCases('## A wrong fix\n\n```dockerfile\nFROM node:22\nARG NPM_TOKEN\nENV APP=1\nRUN echo > /kept && npm ci\n```\n');
  if (!one) throw new Error('no case');
  const base = `${BASE}-wrong`;
  makeWitnessBase(base, [one.dockerfile]);
  const bench = { base, folder: path.join(scratch, 'wrong'), tag: `dockerlint-e2e:judge-${process.pid}-wrong` };
  const verdict = await judge(one, bench, { ...lintCase(one, one.dockerfile, 'safe'), output });
  expect({ why, said: 'differences' in verdict ? verdict.differences.map((each) => each.slice(0, said.length)) : verdict }).toEqual({ why, said: [said] });
});

test('safe fixes of the cases: real builds see what they saw, and keep nothing', async () => {
  const cases = fixable();
  const chosen = choose(cases);
  makeWitnessBase(
    BASE,
    chosen.map(({ one }) => one.dockerfile),
  );
  const verdicts = await judgeAll(chosen);
  const skipped = new Map<string, number>();
  const different = new Map<string, readonly string[]>();
  let built = 0;
  for (const [id, verdict] of verdicts) {
    if ('skipped' in verdict) skipped.set(verdict.skipped, (skipped.get(verdict.skipped) ?? 0) + 1);
    else built++;
    if ('differences' in verdict && verdict.differences.length > 0) different.set(id, verdict.differences);
  }
  const reasons = [...skipped].map(([reason, count]) => `\n  ${count} skipped: ${reason}`).join('');
  process.stderr.write(`judge: ${chosen.length} of ${cases.length} cases, ${built} built before and after, ${different.size} differ${reasons}\n`);
  const listed = chosen.filter(({ id }) => KNOWN_DIFFERENCES.has(id)).map(({ id }) => id);
  expect([...different].filter(([id]) => !KNOWN_DIFFERENCES.has(id))).toEqual([]);
  expect(listed.filter((id) => !different.has(id))).toEqual([]);
  expect([...KNOWN_DIFFERENCES.keys()].filter((id) => !cases.some((each) => each.id === id))).toEqual([]);
  expect(built).toBeGreaterThanOrEqual(Math.floor(chosen.length * LEAST_SHARE));
}, 1_800_000);
