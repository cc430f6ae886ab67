import { describe, expect, test } from '@jest/globals';
import { UNDOING_WORDS } from '../../src/knowledge/shell/undoing-words.ts';
import { readCardPages, sides } from '../harness/card-page.ts';

const REVERTS = readCardPages().flatMap(({ examples }) => (examples.get('reverts') ?? []).map((line) => sides(line, '=>')[1]));

describe('how a settings or login command is taken back', () => {
  test.each(REVERTS.filter((revert) => !revert.startsWith('rm -')))('a later RUN that takes %s back is known', (revert) => {
    expect(revert.split(' ').some((word) => UNDOING_WORDS.has(word))).toBe(true);
  });
});
