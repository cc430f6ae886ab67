import { afterAll, expect, jest, test } from '@jest/globals';
import type { Companion } from '../../src/companions/types.ts';
import { makeFix } from '../../src/fix/edits/make-fix.ts';
import type { Rule } from '../../src/rule.ts';

const VALUE = 'hunter2correcthorse';
/** Its fix has edits that lie over each other, which cannot be applied. */
const clumsy: Rule = {
  meta: { name: 'no-luck', summary: 'Cannot edit', severity: 'error', fixable: 'always', references: ['https://example.com'] },
  check: ({ dockerfile }) => {
    const [instruction] = dockerfile.instructions;
    if (!instruction) return [];
    const { range } = instruction;
    const edits = [
      { range, text: 'a' },
      { range, text: 'b' },
    ];
    const nothing = { verdict: undefined, evidence: [], related: [], notes: [] };
    return [{ ...nothing, range, instruction, name: 'luck', message: 'No luck', fix: makeFix({ title: 'Try', caveats: [], edits }) }];
  },
};
const broken: Companion = {
  kind: 'broken',
  matches: (path) => path === 'Makefile',
  rewrite: ({ text }) => {
    throw new Error(`cannot read ${text}`);
  },
};
const { RULES } = await import('../../rules/index.ts');
jest.unstable_mockModule('../../rules/index.ts', () => ({ RULES: [clumsy, ...RULES] }));
jest.unstable_mockModule('../../src/companions/index.ts', () => ({ COMPANIONS: [broken] }));
const { runMain, scratchFolder } = await import('../harness/run-main.ts');

const scratch = scratchFolder();
afterAll(() => scratch.remove());

test('an error that left a fix or a file alone shows with DOCKERLINT_DEBUG, without values', async () => {
  const files = { Dockerfile: `FROM alpine\nARG API_TOKEN=${VALUE}\nRUN curl -H "X: $API_TOKEN" https://example.com\n`, Makefile: `# API_TOKEN ${VALUE}\n` };
  const quiet = await runMain(scratch.write(files), ['--fix', '--unsafe-fixes', 'Dockerfile']);
  expect(quiet.stdout).toContain('the result cannot be read');
  expect(quiet.stderr).toBe('');
  const debug = await runMain(scratch.write(files), ['--fix', '--unsafe-fixes', 'Dockerfile'], { env: { DOCKERLINT_DEBUG: '1' } });
  expect(debug.stdout).toBe(quiet.stdout);
  expect(debug.stderr).toMatch(/^applying Try: RangeError: /m);
  expect(debug.stderr).toMatch(/^reading the broken file \S+Makefile: Error: cannot read /m);
  expect(debug.stderr).toContain('survived-errors.test.ts');
  expect(debug.stderr).not.toContain(VALUE);
});
