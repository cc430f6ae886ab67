import { describe, expect, test } from '@jest/globals';
import { RULES } from '../../../rules/index.ts';
import { scriptMemo, scriptSearch } from '../../../src/syntax/shell/script-memo.ts';
import { scriptOf } from '../../facts/script-of.ts';
import { lintText } from '../../linter/rules.ts';

describe('what is remembered of a script', () => {
  test('is asked once for the same text and question, wherever the script stands', () => {
    const memo = scriptMemo<string>();
    const asked: string[] = [];
    const ask = (text: string, question: string): string =>
      memo(scriptOf(text), question, () => {
        asked.push(`${text} ${question}`);
        return `${question} of ${text}`;
      });
    expect([ask('a', 'X'), ask('a', 'X'), ask('--network=none a', 'X'), ask('a', 'Y'), ask('b', 'X')]).toEqual([
      'X of a',
      'X of a',
      'X of a',
      'Y of a',
      'X of b',
    ]);
    expect(asked).toEqual(['a X', 'a Y', 'b X']);
  });

  test('stays bounded where a script is asked about many names', () => {
    const memo = scriptMemo<number>();
    for (let n = 0; n < 1000; n++) expect(memo(scriptOf('a'), `name ${n}`, () => n)).toBe(n);
    expect(memo(scriptOf('a'), 'name 0', () => -1)).toBe(-1);
  });

  test('of a search is only that there is nothing: what is found has places', () => {
    const search = scriptSearch();
    let times = 0;
    const find = (text: string): readonly number[] =>
      search(scriptOf(text), '', () => {
        times++;
        return text.includes('x') ? [times] : [];
      });
    expect([find('a'), find('a'), find('x'), find('x')]).toEqual([[], [], [2], [3]]);
  });
});

/** Rules and lines of what is found. */
function found(text: string): string[] {
  const { findings, document } = lintText(text, RULES);
  return findings.map(({ rule, name, range }) => `${document.positionAt(range.start).line} ${rule} ${name}`);
}

describe('the same RUN with other lines around it', () => {
  test('leaks a token only where the token is there', () => {
    const run = 'RUN echo "$DEPLOY_TOKEN" > /etc/thing';
    expect(found(`FROM debian\n${run}\n`)).toEqual([]);
    expect(found(`FROM debian\nARG DEPLOY_TOKEN\n${run}\n`)).toContain('3 no-secret-run /etc/thing');
    expect(found(`FROM debian\n${run}\n`)).toEqual([]);
    expect(found(`# lower\n\nFROM debian\nARG DEPLOY_TOKEN\n${run}\n`)).toContain('5 no-secret-run /etc/thing');
  });

  test('is without a mount at fault, and with it not', () => {
    const command = 'cat /run/secrets/npm | npm login';
    expect(found(`FROM debian\nRUN ${command}\n`)).toContain('2 no-broken-mount /run/secrets/npm');
    expect(found(`FROM debian\nRUN --mount=type=secret,id=npm ${command}\n`).filter((one) => one.includes('no-broken-mount'))).toEqual([]);
    expect(found(`FROM debian\n\nRUN ${command}\n`)).toContain('3 no-broken-mount /run/secrets/npm');
  });

  test('in a shell that we do not rewrite has no faults of mounts', () => {
    const run = 'RUN cat /run/secrets/npm | npm login';
    expect(found(`FROM debian\n${run}\n`)).toContain('2 no-broken-mount /run/secrets/npm');
    expect(found(`FROM debian\nSHELL ["/bin/zsh", "-c"]\n${run}\n`).filter((one) => one.includes('no-broken-mount'))).toEqual([]);
  });
});
