import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Case, readCases } from '../harness/case-file.ts';
import { lintCase } from '../harness/run-case.ts';
import { makeWitnessBase } from './harness/judge/base.ts';
import { judge, type Verdict } from './harness/judge/judge.ts';
import { KNOWN_DIFFERENCES } from './harness/judge/known-differences.ts';

/** As many cases as are built in some minutes; `DOCKERLINT_E2E_CASES=all` builds all, a number as many, other text those with it in their names. */
const ASKED = process.env.DOCKERLINT_E2E_CASES ?? '50';
/** So many of the chosen cases must build here, and have a secret in play: a judge that skips everything finds nothing. */
const LEAST_SHARE = 0.6;
const AT_ONCE = 2;

const BASE = `dockerlint-e2e:witness-${process.pid}`;
const TAG = `dockerlint-e2e:judge-${process.pid}`;
/** What the wrong fixes are fixes of. */
const READ_TWICE = 'FROM node:22\nARG NPM_TOKEN\nENV APP=1\nRUN echo > /kept && npm ci\nRUN npm ci\n';
const scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-judge-'));
const AGENT = path.join(scratch, 'agent');
let agent: ChildProcess | undefined;

beforeAll(() => {
  if (existsSync('/usr/bin/ssh-agent')) agent = spawn('/usr/bin/ssh-agent', ['-D', '-a', AGENT], { stdio: 'ignore' });
  makeWitnessBase(`${BASE}-wrong`, [READ_TWICE]);
});
afterAll(() => {
  agent?.kill();
  rmSync(scratch, { recursive: true, force: true });
  const made = spawnSync('docker', ['images', '-q', '--filter', `reference=${TAG}-*`], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean);
  spawnSync('docker', ['rmi', '-f', ...new Set(made), BASE, `${BASE}-wrong`]);
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

/** Those that are built: half of them with a known difference, so that one that is gone is seen, in an order that no new case changes. */
function choose(cases: readonly Named[]): readonly Named[] {
  if (ASKED === 'all') return cases;
  if (!/^\d+$/.test(ASKED)) return cases.filter(({ id }) => id.includes(ASKED));
  const rank = ({ id }: Named): string => createHash('sha256').update(id).digest('hex');
  const ranked = [...cases].sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
  const isKnown = ({ id }: Named): boolean => knownOf(id).length > 0;
  const known = ranked.filter(isKnown).slice(0, Math.floor(Number(ASKED) / 2));
  return [...known, ...ranked.filter((one) => !isKnown(one)).slice(0, Number(ASKED) - known.length)];
}

function knownOf(id: string): readonly string[] {
  return KNOWN_DIFFERENCES.filter(({ of }) => of === id).flatMap(({ differences }) => differences);
}

/**
 * Whether a difference is what a case is about: that a command does without a secret. Whoever wrote these cases noted beforehand, from the sources in them, who
 * reads what, and compared their fixed Dockerfiles with that.
 */
function isOfSources(id: string, difference: string): boolean {
  return /^[\w-]+: Project: /.test(id) && / is (?:not seen|seen less often) by: /.test(difference);
}

async function judgeAll(chosen: readonly Named[]): Promise<ReadonlyMap<string, Verdict>> {
  const verdicts = new Map<string, Verdict>();
  const waiting = [...chosen.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [at, { id, one }] = next;
      const verdict = await judge(one, { base: BASE, agent: agent && AGENT, folder: path.join(scratch, String(at)), tag: `${TAG}-${at}` });
      verdicts.set(id, verdict);
      if (process.env.DOCKERLINT_E2E_REPORT) appendFileSync(process.env.DOCKERLINT_E2E_REPORT, `${JSON.stringify({ id, ...verdict })}\n`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return verdicts;
}

const MOUNT = '--mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN';

/** Fixes that are wrong, each in its way: a judge that lets them pass is blind. */
const WRONG: readonly (readonly [why: string, fixed: string, said: string])[] = [
  ['keeps the secret', `FROM node:22\nENV APP=1\nRUN ${MOUNT} echo "$NPM_TOKEN" > /kept && npm ci\nRUN ${MOUNT} npm ci\n`, 'NPM_TOKEN is in the image'],
  ['hides the secret from its readers', 'FROM node:22\nENV APP=1\nRUN echo > /kept && npm ci\nRUN npm ci\n', 'NPM_TOKEN is not seen by: npm ci'],
  [
    'hides the secret from one of its readers',
    `FROM node:22\nENV APP=1\nRUN echo > /kept && npm ci\nRUN ${MOUNT} npm ci\n`,
    'NPM_TOKEN is seen less often by: npm ci',
  ],
  [
    'gives it by another name',
    'FROM node:22\nENV APP=1\nRUN --mount=type=secret,id=NPM_TOKEN,env=TK echo > /kept && npm ci\nRUN --mount=type=secret,id=NPM_TOKEN,env=TK npm ci\n',
    'NPM_TOKEN is not seen by: npm ci',
  ],
  ['takes a variable', `FROM node:22\nRUN ${MOUNT} echo > /kept && npm ci\nRUN ${MOUNT} npm ci\n`, 'the container has no variable APP'],
  ['takes a file', `FROM node:22\nENV APP=1\nRUN ${MOUNT} npm ci\nRUN ${MOUNT} npm ci\n`, 'the container has no file kept'],
  ['does not build', 'FROM node:22\nENV APP=1\nRUN --mount=type=secret,id=other,required=true,target=/nothing/x false\n', 'does not build after the fix'],
];

test.each(WRONG)('a fix that %s is seen', async (why, output, said) => {
  const [one] = readCases(`## A wrong fix\n\n\`\`\`dockerfile\n${READ_TWICE}\`\`\`\n`);
  if (!one) throw new Error('no case');
  const bench = { base: `${BASE}-wrong`, folder: path.join(scratch, 'wrong'), tag: `${TAG}-wrong` };
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
  const unknown: string[] = [];
  const gone: string[] = [];
  let built = 0;
  for (const [id, verdict] of verdicts) {
    const known = knownOf(id);
    const found = 'differences' in verdict ? verdict.differences : [];
    if ('skipped' in verdict) skipped.set(verdict.skipped, (skipped.get(verdict.skipped) ?? 0) + 1);
    else built++;
    unknown.push(...found.filter((one) => !known.includes(one) && !isOfSources(id, one)).map((one) => `${id}: ${one}`));
    gone.push(...known.filter((one) => !found.includes(one)).map((one) => `${id}: ${one}`));
  }
  const reasons = [...skipped].map(([reason, count]) => `\n  ${count} skipped: ${reason}`).join('');
  process.stderr.write(`judge: ${chosen.length} of ${cases.length} cases, ${built} built before and after${reasons}\n`);
  const noCase = KNOWN_DIFFERENCES.filter(({ of }) => !cases.some(({ id }) => id === of)).map(({ of }) => of);
  expect({ unknown, gone, noCase }).toEqual({ unknown: [], gone: [], noCase: [] });
  expect(built).toBeGreaterThanOrEqual(Math.floor(chosen.length * LEAST_SHARE));
}, 3_600_000);
