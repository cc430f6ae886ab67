import { describe, expect, test } from '@jest/globals';
import { OFFLINE_COMMANDS } from '../../src/knowledge/offline-commands.ts';

/** One for each row, in its order: arguments of a command without a login, and of one that may need it. */
const EXAMPLES: readonly (readonly [offline: string, online: string])[] = [
  ['--version', 'install'],
  ['-C app remote set-url origin https://git.example.com', 'submodule update'],
  ['config set x y', 'run build'],
  ['cache purge', 'install x'],
  ['config x y', 'install'],
  ['config set x y', 'install'],
  ['-n global config x y', 'install'],
  ['env -w X=y', 'build'],
  ['nuget add source x', 'restore'],
  ['logout registry.example.com', 'pull x'],
  ['configure set x y', 's3 cp a b'],
  ['config set project x', 'storage cp a b'],
  ['repo add x y', 'pull x'],
  ['clean -a', 'install x'],
];

describe('commands that need no login', () => {
  test('every row has an example', () => {
    expect(EXAMPLES.length).toBe(OFFLINE_COMMANDS.length);
  });

  test.each(EXAMPLES.map((example, index) => [index, ...example] as const))('row %i: %s, not %s', (index, offline, online) => {
    const row = OFFLINE_COMMANDS[index];
    expect([offline, online].map((text) => row?.arguments.test(text))).toEqual([true, false]);
  });
});
