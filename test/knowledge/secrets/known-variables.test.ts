import { describe, expect, test } from '@jest/globals';
import { judgeName } from '../../../src/facts/sensitivity/index.ts';
import { BROWSER_PREFIXES } from '../../../src/knowledge/secrets/browser-prefixes.ts';
import { KNOWN_VARIABLES } from '../../../src/knowledge/secrets/known-variables.ts';
import { random } from '../../harness/mutate.ts';
import { matchesOf } from '../../harness/pattern-samples.ts';
import { KNOWN_VARIABLE_CASES } from './known-variables.cases.ts';

describe('well-known variables', () => {
  test.each(KNOWN_VARIABLE_CASES)('%s is %s, for %s, as %s', (name, kind, purpose, shape) => {
    expect(judgeName(name)).toMatchObject({ kind, purpose, shape });
  });

  test('every row decides a case', () => {
    const deciding = KNOWN_VARIABLE_CASES.map(([name]) => KNOWN_VARIABLES.findIndex(({ pattern }) => pattern.test(name.toUpperCase())));
    expect(KNOWN_VARIABLES.filter((_, index) => !deciding.includes(index)).map(({ pattern }) => pattern.source)).toEqual([]);
  });

  test('what a row matches has one of its marks', () => {
    const next = random(20_26);
    for (const { marks, pattern } of KNOWN_VARIABLES) {
      const samples = matchesOf(pattern, next, 2000);
      expect({ row: pattern.source, isMatched: samples.length > 0 }).toEqual({ row: pattern.source, isMatched: true });
      expect(samples.filter((one) => !marks.some((mark) => one.toUpperCase().includes(mark)))).toEqual([]);
    }
  });

  test('every row says where it comes from', () => {
    for (const { source } of [...KNOWN_VARIABLES, ...BROWSER_PREFIXES]) expect(source).toMatch(/^https:\/\//);
  });

  test.each(BROWSER_PREFIXES.map(({ prefix }) => prefix))('%s makes a secret name a message of its own and leaves client keys alone', (prefix) => {
    expect(judgeName(`${prefix}AWS_SECRET_ACCESS_KEY`).kind).toBe('browser-secret');
    expect(judgeName(`${prefix}STRIPE_PUBLISHABLE_KEY`).kind).toBe('public');
    expect(judgeName(`${prefix}API_URL`).kind).toBe('public');
  });
});
