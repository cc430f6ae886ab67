import { describe, expect, test } from '@jest/globals';
import { SETTING_VARIABLES } from '../../src/knowledge/setting-variables.ts';

/** One for each row, in its order. */
const EXAMPLES: readonly (readonly [setting: string, part: string, others: readonly string[]])[] = [
  ['global.index-url', 'index-url', ['install.index-url', 'site.x']],
  ['https://rubygems.pkg.github.com/acme', 'rubygems.pkg.github.com', ['without', 'path']],
  ['GEMS__EXAMPLE__COM', 'GEMS__EXAMPLE__COM', ['frozen', 'jobs']],
];

describe('settings that a tool takes from a variable too', () => {
  test('every row has an example', () => {
    expect(EXAMPLES.length).toBe(SETTING_VARIABLES.length);
  });

  test.each(EXAMPLES.map((example, index) => [index, ...example] as const))('row %i takes %s', (index, setting, part, others) => {
    const row = SETTING_VARIABLES[index];
    expect(row?.setting.exec(setting)?.[1]).toBe(part);
    expect(others.filter((other) => row?.setting.test(other))).toEqual([]);
  });
});
