import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, expect, jest, test } from '@jest/globals';
import type { Rule } from '../../../src/rule.ts';

const VALUE = 'hunter2correcthorse';
const broken: Rule = {
  meta: { name: 'no-luck', summary: 'Always throws', severity: 'error', fixable: 'never', references: ['https://example.com'] },
  check: ({ dockerfile }) => {
    throw new Error(`cannot read ${dockerfile.document.text}`);
  },
};
const { RULES } = await import('../../../rules/index.ts');
jest.unstable_mockModule('../../../rules/index.ts', () => ({ RULES: [broken, ...RULES] }));
const { runMain, scratchFolder } = await import('../../harness/run-main.ts');

const scratch = scratchFolder();
afterAll(() => scratch.remove());
const LEAKING = `FROM alpine\nARG API_TOKEN=${VALUE}\nRUN curl -H "X: $API_TOKEN" https://example.com\n`;

test('a rule that throws is one clear line and status 2; the other findings stand, and nothing is fixed', async () => {
  const folder = scratch.write({ Dockerfile: LEAKING });
  const run = await runMain(folder, ['--fix', '--unsafe-fixes', 'Dockerfile']);
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(/^dockerlint: Dockerfile: internal error in no-luck: .*This is a bug in dockerlint; the other findings are not affected\n$/);
  expect(run.stdout).toContain('no-secret-arg');
  expect(run.stdout).toContain('not fixed: no-luck failed on it');
  expect(run.stdout + run.stderr).not.toContain(VALUE);
  expect(readFileSync(path.join(folder, 'Dockerfile'), 'utf8')).toBe(LEAKING);
  const debug = await runMain(folder, ['Dockerfile'], { env: { DOCKERLINT_DEBUG: '1' } });
  expect(debug.stderr).toContain('broken-rule.test.ts');
  expect(debug.stderr).not.toContain(VALUE);
});

test('a formatter still gives the text back', async () => {
  const run = await runMain(scratch.folder, ['--fix', '-'], { stdin: LEAKING });
  expect({ stdout: run.stdout, status: run.status }).toEqual({ stdout: LEAKING, status: 2 });
  expect(run.stderr).toContain('dockerlint: -: internal error in no-luck: ');
});
