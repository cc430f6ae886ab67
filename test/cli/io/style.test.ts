import { describe, expect, test } from '@jest/globals';
import { styleOf } from '../../../src/cli/io/style.ts';

function style(env: { readonly [name: string]: string }, isTTY: boolean, option?: boolean, columns = 100) {
  const stream = { isTTY, columns: isTTY ? columns : undefined, write: () => {}, writeDocument: () => {} };
  return styleOf({ cwd: '/', env, stdin: async () => new Uint8Array(), stdout: stream, stderr: stream }, stream, option);
}

describe('colour', () => {
  test.each([
    ['a terminal', {}, true, undefined, true],
    ['no terminal', {}, false, undefined, false],
    ['a terminal that cannot', { TERM: 'dumb' }, true, undefined, false],
    ['NO_COLOR', { NO_COLOR: '1' }, true, undefined, false],
    ['an empty NO_COLOR', { NO_COLOR: '' }, true, undefined, true],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, undefined, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, undefined, false],
    ['NO_COLOR before FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, true, undefined, false],
    ['--color before both', { NO_COLOR: '1' }, false, true, true],
    ['--no-color before both', { FORCE_COLOR: '1' }, true, false, false],
  ])('%s', (_what, env, isTTY, option, color) => {
    expect(style(env, isTTY, option).color).toBe(color);
  });
});

describe('links', () => {
  test.each([
    ['an unknown terminal', { TERM: 'xterm-256color' }, true, false],
    ['VTE', { VTE_VERSION: '6003' }, true, true],
    ['an old VTE', { VTE_VERSION: '4205' }, true, false],
    ['VS Code', { TERM_PROGRAM: 'vscode' }, true, true],
    ['kitty', { TERM: 'xterm-kitty' }, true, true],
    ['no terminal', { TERM_PROGRAM: 'vscode', FORCE_COLOR: '1' }, false, false],
    ['CI', { TERM_PROGRAM: 'vscode', CI: 'true' }, true, false],
    ['no colour', { TERM_PROGRAM: 'vscode', NO_COLOR: '1' }, true, false],
  ])('%s', (_what, env, isTTY, links) => {
    expect(style(env, isTTY).links).toBe(links);
  });
});

test('a line is as long as the terminal, within reason, and 80 where there is none', () => {
  expect([style({}, true).width, style({}, true, undefined, 10).width, style({}, true, undefined, 300).width, style({}, false).width]).toEqual([
    100, 40, 120, 80,
  ]);
});
