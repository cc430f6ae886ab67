import { describe, expect, test } from '@jest/globals';
import { FIXTURES, misplaced, parse, shape } from './places.ts';

describe.each(FIXTURES)('$name.Dockerfile', ({ text }) => {
  test('has no problems, and no word, read or pair stands anywhere else than it says', () => {
    const dockerfile = parse(text);
    expect(dockerfile.problems).toEqual([]);
    expect(dockerfile.instructions.length).toBeGreaterThanOrEqual(8);
    expect(misplaced(dockerfile)).toEqual([]);
  });

  const variants: readonly (readonly [string, (text: string) => string])[] = [
    ['with CRLF', (lines) => lines.replaceAll('\n', '\r\n')],
    ['with a byte order mark', (lines) => `\ufeff${lines}`],
    ['with both', (lines) => `\ufeff${lines.replaceAll('\n', '\r\n')}`],
    ['without the last line ending', (lines) => lines.trimEnd()],
  ];
  test.each(variants)('reads the same %s', (_name, change) => {
    const changed = parse(change(text));
    expect(changed.problems).toEqual([]);
    expect(misplaced(changed)).toEqual([]);
    expect(shape(changed)).toBe(shape(parse(text)));
  });
});
