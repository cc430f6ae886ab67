import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import { parseDockerfile } from '../../src/syntax/dockerfile/dockerfile.ts';
import { Document } from '../../src/text/document.ts';
import { type Case, readCases } from '../harness/case-file.ts';
import { cpuTimeOf } from '../harness/cpu-time.ts';
import { mutate, random } from '../harness/mutate.ts';
import { afterFixes, lintCase, missedFiles } from '../harness/run-case.ts';

const CASES: readonly Case[] = RULES.flatMap(({ meta: { name } }) =>
  readCases(readFileSync(path.join(import.meta.dirname, '../../rules', name, 'cases.md'), 'utf8')),
);
/** All of them in CI; a person can ask for more, and from another seed. */
const COUNT = Number(process.env['DOCKERLINT_MUTATIONS'] ?? (process.env['CI'] ? 10_000 : 2_000));
const SEED = Number(process.env['DOCKERLINT_SEED'] ?? 2026);
/** A damaged file may take so many times as long as these whole ones together. */
const MOST_TIMES = 25;
const WHOLE = CASES.filter((_, index) => index % Math.floor(CASES.length / 20) === 0);
/** Only where the first look takes so long there is a second one. */
const SUSPICIOUS_MS = 200;
const MOST_SHOWN = 5;

const pick = <T>(list: readonly T[], next: () => number): T | undefined => list[Math.floor(next() * list.length)];

/** A damaged case: sometimes two joined, often with Windows line endings or without the last one. */
function mutant(one: Case, next: () => number): string {
  let text = next() < 0.3 ? one.dockerfile + (pick(CASES, next)?.dockerfile ?? '') : one.dockerfile;
  if (next() < 0.1) text = text.replaceAll('\n', '\r\n');
  for (let times = Math.floor(next() * 4); times > 0; times--) text = mutate(text, next);
  return text;
}

/** What is wrong with how a text is linted and fixed, if anything. */
function faultOf(one: Case, text: string): string | undefined {
  let fixed = lintCase(one, '', 'safe');
  const isSlow =
    cpuTimeOf(() => {
      fixed = lintCase(one, text, 'safe');
    }) >= SUSPICIOUS_MS;
  const again = lintCase(afterFixes(one, fixed), fixed.output, 'safe');
  const [failure] = [...fixed.failures, ...again.failures];
  if (failure) return `${failure.rule ?? 'the linter'} throws ${failure.stack ?? failure.message}`;
  if (fixed.refusal?.includes('bug')) return fixed.refusal;
  if (fixed.output !== text && parseDockerfile(new Document('Dockerfile', text)).problems.length > 0) return 'a file with problems is changed';
  const [missed] = missedFiles(fixed);
  if (missed !== undefined) return `.dockerignore takes ${missed} from a COPY`;
  if (again.output !== fixed.output) return `fixed again, it changes:\n${fixed.output}--- to\n${again.output}`;
  return isSlow ? slowness(one, text) : undefined;
}

test(`${COUNT} damaged Dockerfiles are linted and fixed without an error, at once, and fixing again changes nothing`, () => {
  const next = random(SEED);
  const faults: string[] = [];
  for (let round = 0; round < COUNT && faults.length < MOST_SHOWN; round++) {
    const one = pick(CASES, next);
    if (!one) continue;
    const text = mutant(one, next);
    const fault = faultOf(one, text);
    if (fault !== undefined) faults.push(`${one.name}, mutant ${round}: ${fault}\n--- of\n${text}`);
  }
  expect(faults).toEqual([]);
}, 1_200_000);

/** Looks again where a text takes long, beside whole files on the same machine at the same time, which may be busy. */
function slowness(one: Case, text: string): string | undefined {
  let best = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 5; tries++) {
    const whole = cpuTimeOf(() => {
      for (const each of WHOLE) lintCase(each, each.dockerfile, 'safe');
    });
    best = Math.min(best, cpuTimeOf(() => lintCase(one, text, 'safe')) / whole);
    if (best < MOST_TIMES) return undefined;
  }
  return `takes ${best.toFixed(1)} times as long as ${WHOLE.length} whole files`;
}
