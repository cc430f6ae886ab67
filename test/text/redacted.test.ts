import { describe, expect, test } from '@jest/globals';
import { mask, Redacted } from '../../src/text/redacted.ts';

const masked = (text: string, ...values: readonly string[]): string =>
  mask(
    text,
    values.map((value) => new Redacted(value)),
  );

describe('mask', () => {
  test.each([
    ['a aBcD3fGh1j b', 'a *** b'],
    ['-p"aBcD3fGh1j"', '-p"***"'],
    ['-paBcD"3fGh1j"', '-p***"'],
    ["-paBcD'3fGh'1j", '-p***'],
    ['-paBcD\\3fGh1j', '-p***'],
    ['-paBcD\\\n3fGh1j x', '-p*** x'],
    ['-paBcD\\ \r\n3fGh1j x', '-p*** x'],
    ['-paBcD`\n3fGh1j x', '-p*** x'],
    ['aBcD3fGh1jaBcD3fGh1j', '******'],
    // no escape character: two lines that happen to hold the halves
    ['aBcD\n3fGh1j', 'aBcD\n3fGh1j'],
  ])('%j', (text, expected) => {
    expect(masked(text, 'aBcD3fGh1j')).toBe(expected);
  });

  test('a value that is found up to an escape character goes on to the end of its word', () => {
    expect(masked('T=aBcD3fGh\\1jk; x', 'aBcD3fGh')).toBe('T=***; x');
  });

  test('values that overlap are one', () => {
    expect(masked('xabcdefgy', 'abcde', 'cdefg')).toBe('x***y');
  });

  test('a short value is found as it stands alone, a shorter one nowhere', () => {
    expect(masked('abcd a"bcd" ab', 'abcd', 'ab')).toBe('*** a"bcd" ab');
  });

  test('a value with quotes of its own is found in another spelling', () => {
    expect(masked(`p=it's"aBcD3f"`, `it's"aBcD3f"`)).toBe('p=***');
    expect(masked(String.raw`p=it\'s\"aBcD3f`, `it's"aBcD3f`)).toBe('p=***');
  });
});
