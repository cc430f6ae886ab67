import { describe, expect, test } from '@jest/globals';
import { readersOf } from '../../src/facts/commands/command-readers.ts';
import { canonicalProgram, isSystemProgram } from '../../src/knowledge/tools/program-names.ts';
import { scriptOf } from '../facts/script-of.ts';

const certaintyOf = (command: string, variable: string) => readersOf(scriptOf(command), variable)[0]?.certainty;

/** Commands that no card knows: they may do anything. */
const UNKNOWN: readonly string[] = ['./build.sh', 'frobnicate', '/opt/acme/bin/x', '$PROGRAM x'];

describe('what programs read', () => {
  test.each(UNKNOWN)('%s may read anything', (command) => {
    expect(certaintyOf(command, 'UNRELATED')).toBe('may-read');
  });
  test('a known program from a folder of the project is another program', () => {
    expect(certaintyOf('./cat x', 'UNRELATED')).toBe('may-read');
  });
});

describe('names of programs', () => {
  // those of a card are examples on its page
  test.each([
    ['/usr/bin/pip3.11', 'pip'],
    ['x86_64-linux-gnu-gcc-12', 'cc'],
    ['C:\\tools\\nuget.exe', 'nuget'],
    ['git', 'git'],
  ])('%s is %s', (word, program) => {
    expect(canonicalProgram(word)).toBe(program);
  });
  test.each([
    ['cat', true],
    ['/bin/cat', true],
    ['/usr/local/bin/cat', true],
    ['./cat', false],
    ['bin/cat', false],
    ['/app/cat', false],
  ] as const)('%s belongs to the system: %s', (word, expected) => {
    expect(isSystemProgram(word)).toBe(expected);
  });
});
