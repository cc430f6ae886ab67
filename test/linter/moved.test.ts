import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import type { LintResult } from '../../src/linter/types.ts';
import { readCases } from '../harness/case-file.ts';
import { lintCase } from '../harness/run-case.ts';

/** The findings as text with every place moved up by `by` units; what people read names lines, which are left out. */
function findingsOf({ findings }: LintResult, by: number): string {
  const isPlace = (value: unknown): value is { readonly start: number; readonly end: number } =>
    typeof value === 'object' && value !== null && 'start' in value && 'end' in value && typeof value.start === 'number' && typeof value.end === 'number';
  // what is written at the very top stays there
  const up = (offset: number): number => Math.max(0, offset - by);
  return JSON.stringify(
    findings,
    (_, value: unknown) => (isPlace(value) ? `${up(value.start)}-${up(value.end)}` : value instanceof Map ? [...value] : value),
    1,
  ).replace(/\blines? \d+(?:(?:, | and )\d+)*/g, 'line');
}

test.each(RULES.map(({ meta }) => meta.name))(
  'what is remembered of the cases of %s holds no place: with a line more above, all that is found is that much lower',
  (rule) => {
    const cases = readCases(readFileSync(path.join(import.meta.dirname, '../../rules', rule, 'cases.md'), 'utf8'));
    let moved = 0;
    for (const one of cases) {
      // a line above would take the parser directives away
      if (/^(?:\ufeff|\s*#)/.test(one.dockerfile)) continue;
      const above = '# one line more, and quite a long one\n';
      const before = findingsOf(lintCase(one, one.dockerfile, 'none'), 0);
      const after = findingsOf(lintCase(one, above + one.dockerfile, 'none'), above.length);
      expect({ name: one.name, findings: after }).toEqual({ name: one.name, findings: before });
      moved++;
    }
    expect(moved).toBeGreaterThan(0);
  },
);
