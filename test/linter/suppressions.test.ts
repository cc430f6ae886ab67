import { describe, expect, test } from '@jest/globals';
import { argRule, isNamed, lintText, removeLine, shown } from './rules.ts';

const bad = argRule('no-bad', isNamed('BAD'), removeLine, 'SecretsUsedInArgOrEnv');
const worse = argRule('no-worse', isNamed('BAD'), () => undefined);

describe('an ignore comment', () => {
  test.each([
    ['ours, above the instruction', '# dockerlint ignore=no-bad'],
    ['with a reason', '# dockerlint ignore=no-bad;reason=it is a dummy; really'],
    ['one of several names', '# dockerlint ignore=no-other,no-bad'],
    ['whatever the spaces and the case', '#DOCKERLINT  ignore = no-bad'],
    ['of the official check', '# check=skip=SecretsUsedInArgOrEnv'],
    ['of hadolint', '# hadolint ignore=DL3064'],
    ['of hadolint, one of several', '# hadolint ignore=DL3008,DL3064'],
    ['of tally', '# tally ignore=buildkit/SecretsUsedInArgOrEnv;reason=x'],
  ])('suppresses: %s', (_what, comment) => {
    const text = `FROM a\n${comment}\nARG BAD\nARG BAD2\n`;
    expect(shown(lintText(text, [bad])).filter((line) => line.includes('no-bad error'))).toEqual(['4 no-bad error BAD2']);
  });

  test.each([
    ['another rule', '# dockerlint ignore=no-other'],
    ['another check', '# check=skip=JSONArgsRecommended'],
    ['another code', '# hadolint ignore=DL3008'],
    ['no comment of ours', '# dockerlint: ignore=no-bad'],
    ['a blank line between', '# dockerlint ignore=no-bad\n'],
  ])('does not suppress: %s', (_what, comment) => {
    expect(shown(lintText(`FROM a\n${comment}\nARG BAD\n`, [bad]))).toContain(`${comment.endsWith('\n') ? 4 : 3} no-bad error BAD`);
  });

  test('holds for the instruction below further comments, and for one that it stands in', () => {
    expect(shown(lintText('FROM a\n# dockerlint ignore=no-bad\n# why\nARG BAD\n', [bad]))).toEqual([]);
    expect(shown(lintText('FROM a\nARG \\\n# dockerlint ignore=no-bad\n  BAD\n', [bad]))).toEqual([]);
    expect(shown(lintText('FROM a\r\n# dockerlint ignore=no-bad\r\nARG BAD\r\n', [bad]))).toEqual([]);
  });

  test.each([
    ['ours', '# dockerlint global ignore=no-bad;reason=x'],
    ['hadolint', '# hadolint global ignore=DL3064'],
    ['tally', '# tally global ignore=SecretsUsedInArgOrEnv'],
  ])('holds for the whole file: %s', (_what, comment) => {
    expect(shown(lintText(`FROM a\nARG BAD1\nRUN x\n${comment}\nARG BAD2\n`, [bad]))).toEqual([]);
  });

  test.each([
    ['the name', 'SecretsUsedInArgOrEnv'],
    ['one of several, with an option behind', 'JSONArgsRecommended,SecretsUsedInArgOrEnv;error=true'],
    ['all', 'all'],
  ])('the directive holds for the whole file: %s', (_what, value) => {
    expect(shown(lintText(`# syntax=docker/dockerfile:1\n# check=skip=${value}\nFROM a\nARG BAD1\nARG BAD2\n`, [bad, worse]))).toEqual([
      '4 no-worse error BAD1',
      '5 no-worse error BAD2',
    ]);
  });
});

describe('a suppression that suppresses nothing', () => {
  test('is reported where it is ours, once for each name', () => {
    const text = 'FROM a\n# dockerlint ignore=no-bad,no-worse\nARG GOOD\n# hadolint ignore=DL3064\nARG FINE\n# dockerlint global ignore=no-bad\n';
    expect(shown(lintText(text, [bad, worse]))).toEqual([
      '2 unused-suppression info no-bad',
      '2 unused-suppression info no-worse',
      '6 unused-suppression info no-bad',
    ]);
  });

  test('says when there is no such rule', () => {
    const [finding] = lintText('FROM a\n# dockerlint ignore=no-bda\nARG GOOD\n', [bad]).findings;
    expect(finding?.message).toBe('There is no rule "no-bda" to ignore');
  });

  test('is not reported where its rule is off, and its level can be set', () => {
    const text = 'FROM a\n# dockerlint ignore=no-bad\nARG GOOD\n';
    expect(shown(lintText(text, [bad], { levels: new Map([['no-bad', 'off']]) }))).toEqual([]);
    expect(shown(lintText(text, [bad], { levels: new Map([['unused-suppression', 'off']]) }))).toEqual([]);
    expect(shown(lintText(text, [bad], { levels: new Map([['unused-suppression', 'error']]) }))).toEqual(['2 unused-suppression error no-bad']);
  });
});
