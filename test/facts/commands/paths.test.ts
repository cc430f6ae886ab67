import { describe, expect, test } from '@jest/globals';
import { baseName, enterFolder, isWithin, matchesPattern, normalisePath } from '../../../src/facts/commands/paths.ts';

const KNOWN = { workdir: '/app', home: '/root' };
const UNKNOWN = { workdir: undefined, home: undefined };

describe('paths in a script', () => {
  test.each([
    ['.npmrc', '/app/.npmrc'],
    ['./a/../b', '/app/b'],
    ['~/x', '/root/x'],
    ['$HOME/x', '/root/x'],
    ['${HOME}/x', '/root/x'],
    ['/a//b/', '/a/b'],
    ['..', '/'],
  ])('%s is %s', (path, expected) => {
    expect(normalisePath(path, KNOWN)).toBe(expected);
  });

  test('home and /root are the same where the home is not known', () => {
    expect(normalisePath('/root/x', UNKNOWN)).toBe(normalisePath('~/x', UNKNOWN));
    expect(normalisePath('x', UNKNOWN)).toBe('./x');
    expect(normalisePath('$DIR/x', UNKNOWN)).toBe('$DIR/x');
  });

  test('folders and patterns', () => {
    expect(isWithin('/a/b', '/a')).toBe(true);
    expect(isWithin('/ab', '/a')).toBe(false);
    expect(matchesPattern('/a/*.key', '/a/x.key')).toBe(true);
    expect(matchesPattern('/a/*', '/a/b/c')).toBe(false);
    expect(matchesPattern('/a/[!b]', '/a/c')).toBe(true);
    expect(matchesPattern('/a/[', '/a/x')).toBe(false);
    expect(matchesPattern('/a/[a-d]?', '/a/cx')).toBe(true);
    expect(matchesPattern('/*/b*c', '/a/bxcxc')).toBe(true);
    expect(matchesPattern('/*', '/a/b')).toBe(false);
    expect(matchesPattern('*'.repeat(2000), 'a'.repeat(5000))).toBe(true);
    expect(baseName('/a/b/')).toBe('b');
  });

  test('cd', () => {
    expect(enterFolder(KNOWN, 'src').workdir).toBe('/app/src');
    expect(enterFolder(KNOWN, undefined).workdir).toBe('/root');
    expect(enterFolder(KNOWN, '-').workdir).toBeUndefined();
    expect(enterFolder(KNOWN, '$X').workdir).toBe('$X');
  });
});
