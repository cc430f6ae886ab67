import { describe, expect, test } from '@jest/globals';
import { shortTextOf, shownProgram } from '../../../src/facts/commands/short-text.ts';
import { wordsOf } from '../script-of.ts';

describe('a command as people call it', () => {
  test.each([
    ['npm ci', 'npm ci'],
    ['/usr/bin/npm run build -- x', 'npm run build'],
    ['sudo -E npm ci', 'npm ci'],
    ['./build.sh prod', './build.sh'],
    ['go mod download', 'go mod download'],
    ['git clone https://u:p@h/x', 'git clone'],
    ['cargo login abcdef', 'cargo login'],
    ['snyk auth abcdef', 'snyk auth'],
    ['microscanner abcdef', 'microscanner'],
    ['mysql -psecret', 'mysql'],
    ['curl -u a:b x', 'curl'],
    ['cp secret x', 'cp'],
    ['dotnet nuget add source x', 'dotnet nuget add'],
    ['[ -n "$X" ]', 'test'],
    ['mono `./vcpkg fetch nuget | tail -n 1` sources add', 'mono'],
  ])('%s is %s', (text, label) => {
    expect(shortTextOf(wordsOf(text))).toBe(label);
  });

  test('nothing for no words', () => {
    expect(shortTextOf([])).toBe('');
  });
});

test.each([
  ['npm', 'npm'],
  ['a'.repeat(20_000), 'it'],
])('a program as a subject', (program, shown) => {
  expect(shownProgram(program)).toBe(shown);
});
