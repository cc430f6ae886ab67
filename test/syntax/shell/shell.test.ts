import { describe, expect, test } from '@jest/globals';
import { inYardsticks } from '../../harness/cpu-time.ts';
import { script } from '../places.ts';

/** `NAME operator written` of every read in a script, `!` where it must not be edited, and the name of its command. */
function reads(...lines: string[]): string[] {
  const { script: found, at } = script(...lines);
  return found.reads.map((read) => {
    const command = read.command === undefined ? '-' : (found.commands[read.command]?.name ?? '');
    return [read.name, read.operator, at(read.range), read.quoted ? 'quoted' : '', command, read.place, read.editable ? '' : '!']
      .filter((part) => part !== '')
      .join(' ');
  });
}

function commands(...lines: string[]): string[] {
  return script(...lines).script.commands.map(({ name, words, within }) =>
    [words.length > 0 ? words.map(({ value }) => value).join(' ') : name, ...within].join(', '),
  );
}

function items(...lines: string[]): unknown[] {
  const { script: found, at } = script(...lines);
  return found.items.map(({ operator, operatorRange, range, command }) => [operator, at(operatorRange), at(range), command !== undefined]);
}

describe('what the shell parser leaves to us', () => {
  test('1: quotes decide whether a variable is read, not the value', () => {
    expect(reads(`RUN a '$T' "$T" \\$T "\\$T" $'$T'`)).toEqual(['T $T quoted a word']);
    const [command] = script(`RUN a '$T' "$T" 'b'c "d e"`).script.commands;
    expect(command?.words.map(({ value, literal }) => [value, literal])).toEqual([
      ['a', true],
      ['$T', true],
      ['$T', false],
      ['bc', true],
      ['d e', true],
    ]);
  });

  test('2: bare names in arithmetic are reads, on the left of = writes', () => {
    expect(reads('RUN a $((T)) $(( $U + 0x$V )) ${W:X:2} ${Y[Z]}')).toEqual([
      'T arith T a word',
      'U $U a word',
      'V $V a word',
      'W : ${W:X:2} a word',
      'X arith X a word',
      'Y ${Y[Z]} a word',
      'Z arith Z a word',
    ]);
    const { script: found } = script('RUN : $((T = 1)) $((U += V)) $((W++)); (( X = Y ))');
    expect([...found.writes]).toEqual(['T', 'U', 'W', 'X']);
    expect(found.reads.map(({ name }) => name)).toEqual(['U', 'V', 'W', 'Y']);
  });

  test('3: in backticks with escapes only the place of the backticks is known', () => {
    expect(reads('RUN a `b \\`c $T\\``')).toEqual(['T `b \\`c $T\\`` c word !']);
    expect(reads('RUN a `b $T`')).toEqual(['T $T b word']);
  });

  test.each(['RUN if a; then b', 'RUN a "b', 'RUN a $(b', 'RUN a; )', 'RUN a && $(if b)'])('4: %j is not ok', (line) => {
    const { script: found } = script(line);
    expect(found.ok).toBe(false);
    expect(found.items.every(({ editable }) => !editable)).toBe(true);
  });

  test('5: deep input neither overflows nor hangs', () => {
    for (const deep of ['$('.repeat(3000), '(('.repeat(3000), `$((${'1+'.repeat(20_000)}1))`, '{ '.repeat(3000), 'sh -c "'.repeat(100), '${A:-'.repeat(3000)]) {
      const read = (): void => {
        const { script: found, at } = script(`RUN echo ${deep}`);
        expect(at(found.range)).toBe(`echo ${deep.trimEnd()}`);
      };
      expect(inYardsticks(read)).toBeLessThan(30);
    }
  });

  test('6: the body of a heredoc stands outside its command, and in no operator', () => {
    expect(items('RUN a <<E && b', 'x', 'E', 'USER c')).toEqual([
      ['', '', 'a <<E', true],
      ['&&', ' && ', 'b', true],
    ]);
    expect(items('RUN <<EOF', 'a <<E', 'x', 'E', 'b', 'EOF')).toEqual([
      ['', '', 'a <<E', true],
      [';', '\n', 'b', true],
    ]);
    const { script: found, at } = script('RUN a && cat <<E > f && b', '$X', 'E');
    const [redirect] = found.commands[1]?.redirects ?? [];
    expect([redirect?.operator, at(redirect?.heredoc?.bodyRange ?? { start: 0, end: 0 }), redirect?.heredoc?.reads.map(({ name }) => name)]).toEqual([
      '<<',
      '$X\n',
      ['X'],
    ]);
  });

  test('7: export is a command with words, an assignment alone one without a name', () => {
    const { script: found } = script('RUN export X="$T" Y; Z=$U; A=1 b; env C=2 d; export W');
    expect(
      found.commands.map(({ name, words, assignments }) => [
        name,
        words.map(({ value }) => value),
        assignments.map((assignment) => `${assignment.name}=${assignment.value?.value}`),
      ]),
    ).toEqual([
      ['export', ['export', 'X=$T', 'Y'], []],
      ['', [], ['Z=$U']],
      ['b', ['b'], ['A=1']],
      ['env', ['env', 'C=2', 'd'], []],
      ['export', ['export', 'W'], []],
    ]);
    expect([...found.writes]).toEqual(['X', 'Z', 'A']);
    expect(found.reads.map(({ name, place, command }) => [name, place, command])).toEqual([
      ['T', 'word', 0],
      ['U', 'assignment', 1],
    ]);
  });

  test('8: scripts in arguments and heredocs of shells are read', () => {
    expect(reads(`RUN sh -c 'curl "$T"'`)).toEqual(['T $T quoted curl word']);
    expect(reads('RUN bash -euc "curl \\$T"')).toEqual(['T \\$T curl word !']);
    expect(reads("RUN eval 'curl $T'")).toEqual(['T $T curl word']);
    expect(reads("RUN su -c 'curl $T' node")).toEqual(['T $T curl word']);
    expect(reads("RUN sudo -E bash -c 'curl $T'")).toEqual(['T $T curl word']);
    expect(reads("RUN bash <<'E'", 'curl $T', 'E')).toEqual(['T $T curl word']);
    expect(reads("RUN bash script.sh <<'E'", 'curl $T', 'E')).toEqual([]);
    expect(reads("RUN sh -c 'sh -c '\\''curl $T'\\'''")).toEqual(['T $T curl word !']);
  });

  test('8: where the outer shell puts the value in, it reads once', () => {
    expect(reads('RUN sh -c "curl $T"')).toEqual(['T $T quoted sh word']);
    const { script: found } = script('RUN sh -c "curl $T"');
    expect(found.commands[1]?.words[1]?.reads.map(({ name }) => name)).toEqual(['T']);
    expect(reads('RUN bash <<E', 'curl $T', 'E')).toEqual(['T $T bash heredoc']);
  });

  test('9: junk after a function name may be taken for a function, but is not rewritten', () => {
    expect(script('RUN a() { b; }').script.ok).toBe(true);
    expect(commands('RUN a() { b; }; a')).toEqual(['b, function, group', 'a']);
  });
});

describe('lists', () => {
  test('are split at the top level only, newlines in heredocs included', () => {
    expect(items('RUN a && b || c; d & e')).toEqual([
      ['', '', 'a', true],
      ['&&', ' && ', 'b', true],
      ['||', ' || ', 'c', true],
      [';', '; ', 'd', true],
      ['&', ' & ', 'e', true],
    ]);
    expect(items('RUN <<EOF', 'set -e', 'a &&', '  b', '', '# c', 'd', 'EOF').length).toBe(4);
    expect(items('RUN (a; b) && { c; } && ! d && e | f && if g; then h; fi').map((item) => Array.isArray(item) && item[3])).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  test('know their places across continuations', () => {
    expect(items('RUN set -e; \\', '  # comment', '  a \\', '    b \\', '  && c')).toEqual([
      ['', '', 'set -e', true],
      [';', '; \\\n  # comment\n  ', 'a \\\n    b', true],
      ['&&', ' \\\n  && ', 'c', true],
    ]);
  });
});

describe('commands', () => {
  test('know the compounds around them', () => {
    expect(commands('RUN if a; then (b); else { c | d; } & fi; for e in f; do g; done; case h in i) j;; esac; ! k "$(l)"; m() { n; }')).toEqual([
      'a, if',
      'b, if, subshell',
      'c, if, background, group, pipeline',
      'd, if, background, group, pipeline',
      'g, loop',
      'j, case',
      'k $(l), negation',
      'l, negation, substitution',
      'n, function, group',
    ]);
  });

  test('know their place in a pipeline, and the redirects of what is around', () => {
    const { script: found } = script('RUN a | b; { c; d; } > e');
    expect(
      found.commands.map(({ name, pipeline, inherited }) => [name, pipeline.index, pipeline.length, inherited.map(({ target }) => target?.value)]),
    ).toEqual([
      ['a', 0, 2, []],
      ['b', 1, 2, []],
      ['c', 0, 1, ['e']],
      ['d', 0, 1, ['e']],
    ]);
  });

  test('know the substitutions in their words', () => {
    const { script: found } = script('RUN a $(b $(c)) "$(d | e)"');
    expect(
      found.commands.map(({ name, words }) => [name, words.map(({ substitutions }) => substitutions.map((index) => found.commands[index]?.name))]),
    ).toEqual([
      ['a', [[], ['b'], ['d', 'e']]],
      ['b', [[], ['c']]],
      ['c', [[]]],
      ['d', [[]]],
      ['e', [[]]],
    ]);
  });

  test('know their redirects', () => {
    const { script: found } = script('RUN a >b 2>>c <d >|e &>f &>>g <<<h 2>&1');
    expect(found.commands[0]?.redirects.map(({ operator, target }) => `${operator}${target?.value}`)).toEqual([
      '>b',
      '>>c',
      '<d',
      '>|e',
      '&>f',
      '&>>g',
      '<<<h',
      '>&1',
    ]);
  });
});

describe('reads and writes', () => {
  test.each([
    ['$T', ''],
    ['${T}', ''],
    ['${T:-a}', ':-'],
    ['${T-a}', '-'],
    ['${T:+a}', ':+'],
    ['${T+a}', '+'],
    ['${T:?a}', ':?'],
    ['${T?a}', '?'],
    ['${T:=a}', ':='],
    ['${T=a}', '='],
    ['${T#a}', '#'],
    ['${T##a}', '##'],
    ['${T%a}', '%'],
    ['${T/a/b}', '/'],
    ['${T:1}', ':'],
    ['${#T}', 'length'],
    ['${!T}', 'indirect'],
    ['${T^^}', '^^'],
  ])('%s', (text, operator) => {
    const { script: found, at } = script(`RUN a "x${text}"`);
    expect(found.reads.map((read) => [read.name, read.operator, at(read.range), read.quoted, read.editable])).toEqual([['T', operator, text, true, true]]);
  });

  test('positional and special parameters are no variables', () => {
    expect(reads('RUN a $1 $@ $$ $? $# ${1:-x} $0')).toEqual([]);
  });

  test('have a place', () => {
    expect(reads('RUN A=$T b > $U <<E "$V"', '$W', 'E')).toEqual(['T $T b assignment', 'U $U b redirect', 'W $W b heredoc', 'V $V quoted b word']);
    expect(reads('RUN for i in $T; do :; done; [[ $U ]]')).toEqual(['T $T - other', 'U $U - condition']);
  });

  test('broken by a continuation are not edited', () => {
    expect(reads('RUN a $TO\\', 'KEN')).toEqual(['TOKEN $TO\\\nKEN a word !']);
  });

  test('inside a JSON string are where the escapes put them', () => {
    const { script: found, at } = script('RUN ["sh", "-c", "a \\"$T\\" \'\\u0024U\' $V"]');
    expect(found.reads.map((read) => [read.name, at(read.range), read.editable])).toEqual([
      ['T', '$T', true],
      ['V', '$V', true],
    ]);
    expect(found.commands[0]?.words.map((word) => [at(word.range), word.editable])).toEqual([
      ['a', true],
      ['\\"$T\\"', true],
      ["'\\u0024U'", false],
      ['$V', true],
    ]);
  });

  test('all kinds of writes are known', () => {
    const { script: found } = script(
      'RUN A=1; export B=2; read -r C D; for E in x; do :; done; unset F; getopts ab G; printf -v H x; local I=1; : ${J:=x}; mapfile K; exec {L}>x',
    );
    expect([...found.writes].sort().join('')).toBe('ABCDEFGHIJKL');
  });
});
