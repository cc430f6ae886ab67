import { describe, expect, test } from '@jest/globals';
import { judgeValue } from '../../../src/facts/sensitivity/index.ts';
import { isMadeUp } from '../../../src/facts/sensitivity/tokens.ts';
import * as placeholders from '../../../src/knowledge/secrets/placeholders.ts';
import { random } from '../../harness/mutate.ts';
import { matchesOf } from '../../harness/pattern-samples.ts';
import { VALUE_CASES } from '../../knowledge/secrets/placeholders.cases.ts';

describe('judgeValue', () => {
  test.each(VALUE_CASES)('%s is %s', (value, kind) => {
    const judgement = judgeValue(value);
    expect(judgement.kind).toBe(kind);
    expect(judgement.ranges).toEqual(kind === 'opaque' || kind === 'high-entropy' ? [{ start: 0, end: value.length }] : []);
  });

  test('every pattern of the table decides a case', () => {
    const { isEmptyValue, isSwitchValue, isMarker, isFiller, isLocalHost, isWellKnown, isNameOfSecret, EXAMPLE_KEYS } = placeholders;
    for (const is of [isEmptyValue, isSwitchValue, isMarker, isFiller, isLocalHost, isWellKnown, isNameOfSecret])
      expect(VALUE_CASES.some(([value]) => is(value))).toBe(true);
    expect(EXAMPLE_KEYS.filter(({ pattern }) => !VALUE_CASES.some(([value]) => pattern.test(value.toLowerCase())))).toEqual([]);
  });

  test('what a pattern matches has one of its marks', () => {
    const next = random(20_26);
    const { MARKERS, WELL_KNOWN, NAMES_A_SECRET, LOCAL_HOSTS, EXAMPLE_KEYS } = placeholders;
    for (const { marks, pattern } of [...MARKERS, ...WELL_KNOWN, NAMES_A_SECRET, LOCAL_HOSTS, ...EXAMPLE_KEYS]) {
      const samples = matchesOf(pattern, next, 2000);
      expect({ row: pattern.source, isMatched: samples.length > 0 }).toEqual({ row: pattern.source, isMatched: true });
      expect(samples.filter((one) => !marks.some((mark) => one.includes(mark)))).toEqual([]);
    }
  });

  test('every word that everybody knows is one, in any case', () => {
    const words = [...placeholders.WELL_KNOWN_WORDS].flatMap((word) => [word, word.toUpperCase()]);
    expect(words.filter((word) => !placeholders.isWellKnown(word) || !isMadeUp(word))).toEqual([]);
    expect(words.filter((word) => placeholders.isWellKnown(`x${word}x`))).toEqual([]);
  });

  test('ranges cover the secret part alone', () => {
    const password = ['Tr0ub4', 'dor&3'].join('');
    const value = `postgres://app:${password}@db/app`;
    expect(judgeValue(value).ranges.map(({ start, end }) => value.slice(start, end))).toEqual([password]);
  });

  test('a public client token of Supabase and the example of jwt.io are none', () => {
    const example = [
      'eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9',
      'eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ',
      'SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c',
    ].join('.');
    expect(judgeValue(example).kind).toBe('example');
  });

  test('made-up passwords are told from chosen ones', () => {
    expect(['', 'password', 'changeme', 'xxxx', 'db_password', 'EXAMPLE'].filter((value) => !isMadeUp(value))).toEqual([]);
    expect(['Tr0ub4dor&3', 'sakuli', 'kj3h4kj5h'].filter((value) => isMadeUp(value))).toEqual([]);
  });
});
