import { describe, expect, test } from '@jest/globals';
import { FIXTURES, misplaced, parse } from './places.ts';

/** 32-bit PRNG with a seed (mulberry32), so that a failure can be seen again. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const SPICES = [
  '"',
  "'",
  '\\',
  '`',
  '$',
  '${',
  '$(',
  '<<',
  '<<EOF',
  '\n',
  '\r',
  '\r\n',
  '#',
  '[',
  ']',
  '{',
  '}',
  '(',
  ')',
  '--',
  '=',
  ',',
  '\t',
  '\u00a0',
  '\u2028',
  '🚀',
  '\ufeff',
  '\0',
  '&&',
  '|',
  ';',
  'ONBUILD ',
  'FROM ',
];

function mutate(text: string, next: () => number): string {
  const at = Math.floor(next() * text.length);
  const length = Math.floor(next() * 12);
  switch (Math.floor(next() * 5)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at + length) + text.slice(at);
    case 2:
      return text.slice(0, at);
    case 3: {
      const other = Math.floor(next() * text.length);
      return text.slice(0, at) + text.slice(other, other + length) + text.slice(at + length);
    }
    default:
      return text.slice(0, at) + (SPICES[Math.floor(next() * SPICES.length)] ?? '') + text.slice(at);
  }
}

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
