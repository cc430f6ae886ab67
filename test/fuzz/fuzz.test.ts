import { expect, test } from '@jest/globals';
import { describeFault, fuzzOnce, SUBJECTS } from './fuzz.ts';

/** Few enough for every run of the tests; `npm run fuzz` takes as many as a person has time for. */
const RUNS: { readonly [subject: string]: number } = { dockerfile: 100, project: 40, caller: 300, config: 200, messages: 12, editor: 8 };

test.each(SUBJECTS.map((subject) => [subject.name, subject] as const))('%s: inputs that nobody wrote show no fault', async (name, subject) => {
  const faults: string[] = [];
  for (let seed = 1; seed <= (RUNS[name] ?? 10) && faults.length < 3; seed++) {
    const fault = await fuzzOnce(subject, seed);
    if (fault) faults.push(describeFault(fault));
  }
  expect(faults).toEqual([]);
});
