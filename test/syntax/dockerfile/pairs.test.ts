import { describe, expect, test } from '@jest/globals';
import { messages, parse } from '../places.ts';

/** Name, value and references of every pair, and where pair and value stand. */
function pairs(line: string): unknown[] {
  const { document, instructions } = parse(`FROM a\n${line}\n`);
  return instructions.flatMap((instruction) =>
    'entries' in instruction
      ? instruction.entries.map(({ name, nameRange, value, range }) => {
          expect(document.slice(nameRange)).toBe(name);
          return [
            document.slice(range),
            value && document.slice(value.range),
            value?.value,
            ...(value?.references ?? []).map((reference) => [reference.name, reference.operator, reference.operand, document.slice(reference.range)].join(' ')),
          ];
        })
      : [],
  );
}

describe('pairs of ENV, ARG and LABEL', () => {
  test.each([
    ['ENV A=1', [['A=1', '1', '1']]],
    ['ENV A=a"b c"d', [['A=a"b c"d', 'a"b c"d', 'ab cd']]],
    [
      'ENV A=\'$B\' C="$B"',
      [
        ["A='$B'", "'$B'", '$B'],
        ['C="$B"', '"$B"', '$B', 'B   $B'],
      ],
    ],
    [
      'ENV A="b\\"c" D=e\\ f',
      [
        ['A="b\\"c"', '"b\\"c"', 'b"c'],
        ['D=e\\ f', 'e\\ f', 'e f'],
      ],
    ],
    ['ENV A=\\$B', [['A=\\$B', '\\$B', '$B']]],
    ['ENV A="\\$B\\n"', [['A="\\$B\\n"', '"\\$B\\n"', '$B\\n']]],
    ['ENV A=', [['A=', '', '']]],
    [
      'ENV A= B=2',
      [
        ['A=', '', ''],
        ['B=2', '2', '2'],
      ],
    ],
    ['ENV A=b=c', [['A=b=c', 'b=c', 'b=c']]],
    ['ENV A b c', [['A b c', 'b c', 'b c']]],
    ['ENV A "b c"  d', [['A "b c"  d', '"b c"  d', 'b c  d']]],
    ['ENV A\tb=c', [['A\tb=c', 'b=c', 'b=c']]],
    [
      'LABEL a.b="c d" e=f',
      [
        ['a.b="c d"', '"c d"', 'c d'],
        ['e=f', 'f', 'f'],
      ],
    ],
    ['ARG A', [['A', undefined, undefined]]],
    [
      'ARG A=1 B C="d e"',
      [
        ['A=1', '1', '1'],
        ['B', undefined, undefined],
        ['C="d e"', '"d e"', 'd e'],
      ],
    ],
    ['ENV A=${B:-${C:+d}}', [['A=${B:-${C:+d}}', '${B:-${C:+d}}', '${B:-${C:+d}}', 'B :- ${C:+d} ${B:-${C:+d}}', 'C :+ d ${C:+d}']]],
    [
      'ENV A=${B%%x*}${C##y}${D#z}${E%w}',
      [
        [
          'A=${B%%x*}${C##y}${D#z}${E%w}',
          '${B%%x*}${C##y}${D#z}${E%w}',
          '${B%%x*}${C##y}${D#z}${E%w}',
          'B %% x* ${B%%x*}',
          'C ## y ${C##y}',
          'D # z ${D#z}',
          'E % w ${E%w}',
        ],
      ],
    ],
    ['ENV A=${B/x/$C}${D//y/}', [['A=${B/x/$C}${D//y/}', '${B/x/$C}${D//y/}', '${B/x/$C}${D//y/}', 'B / x/$C ${B/x/$C}', 'C   $C', 'D // y/ ${D//y/}']]],
    ['ENV A=${B-c}${D+e}${F?g}', [['A=${B-c}${D+e}${F?g}', '${B-c}${D+e}${F?g}', '${B-c}${D+e}${F?g}', 'B - c ${B-c}', 'D + e ${D+e}', 'F ? g ${F?g}']]],
    ['ENV A=$1$$$(x)$B-c', [['A=$1$$$(x)$B-c', '$1$$$(x)$B-c', '$1$$$(x)$B-c', 'B   $B']]],
    [
      'ENV A=b \\\n# c\n\n\tD="e \\\nf"',
      [
        ['A=b', 'b', 'b'],
        ['D="e \\\nf"', '"e \\\nf"', 'e f'],
      ],
    ],
  ])('%j', (line, expected) => {
    expect(pairs(line)).toEqual(expected);
  });

  test('a name may be quoted by itself', () => {
    const { document, instructions } = parse('FROM a\nLABEL "A b"="1" \'C\'=2\n');
    const found = instructions.flatMap((instruction) => ('entries' in instruction ? instruction.entries : []));
    expect(found.map(({ name, nameRange }) => [name, document.slice(nameRange)])).toEqual([
      ['A b', '"A b"'],
      ['C', "'C'"],
    ]);
    expect(messages('FROM a\nENV "A=1"\n')).toContain('a double quote is not closed');
  });

  test('the two forms of ENV are told apart', () => {
    const forms = parse('FROM a\nENV A b=c\nENV A=b c=d\n').instructions.flatMap((instruction) => (instruction.keyword === 'ENV' ? [instruction.form] : []));
    expect(forms).toEqual(['legacy', 'pairs']);
  });
});
