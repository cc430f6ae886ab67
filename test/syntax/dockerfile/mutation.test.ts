import { describe, expect, test } from '@jest/globals';
import { cpuTimeOf, yardstick } from '../../harness/cpu-time.ts';
import { mutate, random } from '../../harness/mutate.ts';
import { FIXTURES, misplaced, parse } from '../places.ts';

const COUNT = Number(process.env['DOCKERLINT_MUTATIONS'] ?? 2000);

describe(`${COUNT} damaged Dockerfiles`, () => {
  test.each(FIXTURES)('made of $name are read without an error, quickly, and everything in them stands where it says', ({ text }) => {
    const next = random(20_26);
    const wrong: string[] = [];
    const read = (mutant: string): void => {
      wrong.push(...misplaced(parse(mutant)));
    };
    let slowest = 0;
    for (let round = 0; round < COUNT / FIXTURES.length; round++) {
      let mutant = text;
      for (let times = 1 + Math.floor(next() * 4); times > 0; times--) mutant = mutate(mutant, next);
      slowest = Math.max(
        slowest,
        cpuTimeOf(() => read(mutant)),
      );
    }
    expect(wrong).toEqual([]);
    // the slowest of all takes no longer than ten times a fixed piece of work
    expect(slowest / cpuTimeOf(yardstick)).toBeLessThan(10);
  });
});
