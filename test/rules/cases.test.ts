import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../rules/index.ts';
import { readCases } from '../harness/case-file.ts';
import { checkCase, checkCaseSpelledOtherwise } from '../harness/check-case.ts';

const root = path.join(import.meta.dirname, '../../rules');

test('every rule has cases, and every case file a rule', () => {
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(folders.length).toBeGreaterThan(0);
  expect(folders.map((folder) => folder.name).sort()).toEqual(RULES.map((rule) => rule.meta.name).sort());
});

describe.each(RULES.map((rule) => rule.meta.name))('%s', (rule) => {
  const file = path.join(root, rule, 'cases.md');
  const cases = existsSync(file) ? readCases(readFileSync(file, 'utf8')) : [];

  test('its cases show what it finds and what it accepts', () => {
    const found = cases.filter((one) => one.findings.includes(` ${rule} `));
    expect({ found: found.length > 0, accepted: cases.some((one) => !one.findings.includes(` ${rule} `)) }).toEqual({ found: true, accepted: true });
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s', (_name, one) => {
    checkCase(file, one);
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s (with a byte order mark, without a final newline, with CRLF)', (_name, one) => {
    checkCaseSpelledOtherwise(one);
  });
});
