import { describe, expect, test } from '@jest/globals';
import { mask, Redacted, respelled } from '../../src/text/redacted.ts';

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

  test.each([
    // PowerShell joins them, and what follows a value in quotes is another word
    ['-Token aBcD3fGh"1jk" x', '-Token *** x'],
    ["-Token aBcD3fGh'1jk'lm x", '-Token *** x'],
    ['-Token aBcD3fGh`1jk x', '-Token *** x'],
    ['f("aBcD3fGh","b")', 'f("***","b")'],
    ["f('aBcD3fGh'+'b')", "f('***'+'b')"],
    ['say "aBcD3fGh" or "b"', 'say "***" or "b"'],
  ])('a value that is found up to a quote goes on with what is joined to it: %s', (text, expected) => {
    expect(masked(text, 'aBcD3fGh')).toBe(expected);
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

describe('a value is replaced by another one of the same length', () => {
  const value = new Redacted('abcdefghij');
  test.each([
    ['x=abcdefghij', 'x=0123456789'],
    ['x="abcde"fghij y', 'x="01234"56789 y'],
    ['x=abc\\\n  defghij', 'x=abc\\\n  defghij'],
    ['x=abc\\\ndefghij;abcdefghi\\j', 'x=012\\\n3456789;012345678\\9'],
    ['abcdefghi', 'abcdefghi'],
  ])('%j', (text, other) => {
    expect(respelled(text, value, '0123456789')).toBe(other);
  });

  test('and not by one of another length', () => {
    expect(respelled('x=abcdefghij', value, '012')).toBe('x=abcdefghij');
  });
});
