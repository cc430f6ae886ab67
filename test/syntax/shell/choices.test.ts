import { describe, expect, test } from '@jest/globals';
import { choicesOf } from '../../../src/syntax/shell/choices.ts';

/** The arms of all choices of a script: their text, and when they run. */
function armsIn(text: string): readonly string[] {
  return choicesOf(text).flatMap(({ arms }) =>
    arms.map(({ range, when, goesOn }) => {
      const tests = typeof when === 'string' ? when : when.map(({ value, pattern, isNot }) => `${value} ${isNot ? 'is not' : 'is'} ${pattern}`).join(' or ');
      return `${tests}${goesOn ? ' and on' : ''}: ${text.slice(range.start, range.end)}`;
    }),
  );
}

describe('choicesOf', () => {
  test('reads the branches of a case', () => {
    expect(armsIn('case "$1" in\n  a|b*) foo ;;\n  c) bar ;&\n  *) baz ;;\nesac')).toEqual([
      '$1 is a or $1 is b*: a|b*) foo ;;',
      '$1 is c and on: c) bar ;&',
      '$1 is *: *) baz ;;',
    ]);
  });

  test('reads comparisons of if, [ and [[', () => {
    expect(armsIn('if [ "$1" = a ]; then b; elif [[ $2 != c* ]]; then d; else e; fi')).toEqual(['$1 is a: b', '$2 is not c*: d', 'always: e']);
    expect(armsIn('test -z "${1:-}" && usage && exit')).toEqual(['${1:-} is : usage && exit']);
    expect(armsIn('[ "$1" = a* ] && b')).toEqual(['$1 is a\\*: b']);
  });

  test('says of other conditions that they are unknown, and of other lists nothing', () => {
    expect(armsIn('if [ $# -eq 0 ]; then a; fi; if b; then c; fi; if [ "$1" = a ] || b; then c; fi')).toEqual(['unknown: a', 'unknown: c', 'unknown: c']);
    expect(armsIn('[ "$1" = a ] && b || c; d && e')).toEqual([]);
    expect(armsIn('case x in')).toEqual([]);
  });
});
