import { describe, expect, test } from '@jest/globals';
import type { Copy } from '../../../src/syntax/types.ts';
import { parse } from '../places.ts';

function copy(text: string): { readonly copy: Copy; readonly at: (range: { start: number; end: number }) => string } {
  const dockerfile = parse(`FROM a\n${text}\n`);
  const found = dockerfile.instructions.find((instruction): instruction is Copy => instruction.keyword === 'COPY' || instruction.keyword === 'ADD');
  if (!found) throw new Error('no COPY');
  return { copy: found, at: (range) => dockerfile.document.slice(range) };
}

describe('COPY and ADD', () => {
  test('take words apart at white space, across lines', () => {
    const { copy: found, at } = copy('COPY --chown=1:1 --from=Build a \\\n  b$X \\\n  ./dest/');
    expect(found.sources.map(({ value, range }) => [value, at(range)])).toEqual([
      ['a', 'a'],
      ['b$X', 'b$X'],
    ]);
    expect(found.sources[1]?.references.map(({ name }) => name)).toEqual(['X']);
    expect([found.destination?.value, found.from, found.form]).toEqual(['./dest/', 'Build', 'words']);
  });

  test('read the JSON form with escapes; BuildKit expands its strings, which takes their quotes away', () => {
    const { copy: found, at } = copy('ADD ["a \\"b\\"", "$C", "/d/"]');
    expect(found.sources.map(({ value, range }) => [value, at(range)])).toEqual([
      ['a b', '"a \\"b\\""'],
      ['$C', '"$C"'],
    ]);
    expect(found.sources[1]?.references.map(({ range }) => at(range))).toEqual(['$C']);
    expect([found.destination?.value, found.form, found.keyword]).toEqual(['/d/', 'json', 'ADD']);
  });

  test('leave heredocs out of the sources', () => {
    const { copy: found, at } = copy('COPY a <<EOF <<"RAW" /x/\n$A \'$B\' \\$C\nEOF\n$D\nRAW');
    expect(found.sources.map(({ value }) => value)).toEqual(['a']);
    expect(
      found.heredocs.map(({ name, quoted, wordRange, bodyRange, references }) => [
        name,
        quoted,
        at(wordRange),
        at(bodyRange),
        references.map(({ name: variable }) => variable).join(),
      ]),
    ).toEqual([
      ['EOF', false, '<<EOF', "$A '$B' \\$C\n", 'A,B'],
      ['RAW', true, '<<"RAW"', '$D\n', ''],
    ]);
  });
});
