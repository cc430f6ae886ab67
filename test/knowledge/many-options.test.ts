import { expect, test } from '@jest/globals';
import { TOOLS } from '../../src/knowledge/tools/all.ts';

/** Every pattern of a card, wherever it stands. */
function patternsIn(value: unknown): readonly RegExp[] {
  if (value instanceof RegExp) return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(patternsIn) : [];
}

// `(?:--?\\S+ )*` reads each `--a` in two ways, and so sixty of them in more ways than there is time for
test.each([' --a', ' -a', ' --a=b', ' -a-a', ' --'])('a command with sixty times%s is read in no time', (option) => {
  const text = option.repeat(60).trim();
  const patterns = TOOLS.flatMap(patternsIn);
  for (const start of ['', 'run ', 'build ', 'exec '])
    for (const end of ['', ' ', ' !', ' x !']) for (const pattern of patterns) new RegExp(pattern.source, pattern.flags).test(`${start}${text}${end}`);
  expect(patterns.length).toBeGreaterThan(500);
});
