import { describe, expect, test } from '@jest/globals';
import { readCases, writeExpected } from './case-file.ts';

const FENCE = '```';
const FILE = `# no-x

## One

Words.

${FENCE}dockerfile
FROM a
${FENCE}

${FENCE}files
=== .npmrc
a=b
=== src/c
d
${FENCE}

${FENCE}options
engine: docker-20.10
${FENCE}

${FENCE}findings
1 no-x error A
${FENCE}

## Two

~~~~dockerfile
RUN echo '
${FENCE}
'
~~~~
`;

describe('readCases', () => {
  test('reads every block of each case', () => {
    const [one, two] = readCases(FILE);
    expect(one).toMatchObject({ name: 'One', line: 3, dockerfile: 'FROM a\n', findings: '1 no-x error A\n', fixed: undefined, build: '' });
    expect([...(one?.files ?? [])]).toEqual([
      ['.npmrc', 'a=b\n'],
      ['src/c', 'd\n'],
    ]);
    expect([...(one?.options ?? [])]).toEqual([['engine', 'docker-20.10']]);
    expect(two).toMatchObject({ name: 'Two', dockerfile: `RUN echo '\n${FENCE}\n'\n`, files: undefined });
  });

  test.each([
    ['no dockerfile block', '## A\n'],
    ['two cases of this name', `## A\n${FENCE}dockerfile\n${FENCE}\n## A\n${FENCE}dockerfile\n${FENCE}\n`],
    ['unknown kind', `## A\n${FENCE}dockerfile\n${FENCE}\n${FENCE}fixed\n${FENCE}\n`],
    ['two blocks dockerfile', `## A\n${FENCE}dockerfile\n${FENCE}\n${FENCE}dockerfile\n${FENCE}\n`],
    ['unknown option', `## A\n${FENCE}dockerfile\n${FENCE}\n${FENCE}options\nengin: x\n${FENCE}\n`],
    ['never closed', `## A\n${FENCE}dockerfile\n`],
    ['changes nothing', `## A\n${FENCE}dockerfile\nX\n${FENCE}\n${FENCE}dockerfile fixed\nX\n${FENCE}\n`],
    ['outside any case', `${FENCE}dockerfile\n${FENCE}\n`],
    ['=== PATH', `## A\n${FENCE}dockerfile\n${FENCE}\n${FENCE}files\nx\n${FENCE}\n`],
  ])('refuses a sloppy file: %s', (why, text) => {
    expect(() => readCases(text)).toThrow(why);
  });
});

describe('writeExpected', () => {
  test('adds, replaces and removes blocks, and leaves the rest', () => {
    const added = writeExpected(FILE, 'One', new Map([['dockerfile fixed', 'FROM b\n']]));
    expect(added).toBe(FILE.replace('A\n```\n', 'A\n```\n\n```dockerfile fixed\nFROM b\n```\n'));
    expect(writeExpected(added, 'One', new Map([['dockerfile fixed', '']]))).toBe(FILE);
    expect(writeExpected(FILE, 'One', new Map([['findings', '2 no-y info B\n']]))).toBe(FILE.replace('1 no-x error A', '2 no-y info B'));
    expect(writeExpected(FILE, 'One', new Map([['build', '']]))).toBe(FILE);
  });
});
