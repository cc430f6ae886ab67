import { describe, expect, test } from '@jest/globals';
import { mutate, random } from '../../harness/mutate.ts';
import { FIXTURES, misplaced, parse } from '../places.ts';

const COUNT = Number(process.env['DOCKERLINT_MUTATIONS'] ?? 2000);

describe(`${COUNT} damaged Dockerfiles`, () => {
  test.each(FIXTURES)('made of $name are read without an error, quickly, and everything in them stands where it says', ({ text }) => {
    const next = random(20_26);
    let slowest = 0;
    const wrong: string[] = [];
    for (let round = 0; round < COUNT / FIXTURES.length; round++) {
      let mutant = text;
      for (let times = 1 + Math.floor(next() * 4); times > 0; times--) mutant = mutate(mutant, next);
      const start = performance.now();
      const dockerfile = parse(mutant);
      slowest = Math.max(slowest, performance.now() - start);
      wrong.push(...misplaced(dockerfile));
    }
    expect(wrong).toEqual([]);
    expect(slowest).toBeLessThan(1000);
  });
});
