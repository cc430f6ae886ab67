import { describe, expect, test } from '@jest/globals';
import { invocationOf } from '../../../src/facts/commands/invocation.ts';
import { WRAPPERS } from '../../../src/knowledge/shell/wrappers.ts';
import { canonicalProgram } from '../../../src/knowledge/tools/program-names.ts';
import { wordsOf } from '../script-of.ts';

const WRAPPED: readonly string[] = [
  'sudo -E -u app npm ci',
  'sudo npm ci',
  'env -u A B=1 npm ci',
  'exec npm ci',
  'nohup npm ci',
  '/usr/bin/time -f x npm ci',
  'nice -n 10 npm ci',
  'timeout -s KILL 60 npm ci',
  'gosu app npm ci',
  'su-exec app npm ci',
  'setpriv --reuid=1 npm ci',
  'xvfb-run -a npm ci',
  'xargs -n 1 npm ci',
  'flock -w 5 /lock npm ci',
  'conda run -n x npm ci',
  'busybox npm ci',
  'dumb-init -- npm ci',
  'command npm ci',
  'sudo env A=1 nice npm ci',
  'corepack npm ci',
  'setarch x86_64 npm ci',
  'parallel -j 4 npm ci',
  'retry -t 5 --delay 3 -- npm ci',
  'npx --yes cross-env A=1 npm ci',
];

describe('the program that a command runs in the end', () => {
  test.each(WRAPPED)('%s', (text) => {
    const words = wordsOf(text);
    expect(invocationOf(words)).toMatchObject({ program: 'npm', args: ['ci'], at: words.indexOf('npm') });
  });

  test('every wrapper of the system has an example; those of cards have theirs on the page', () => {
    const used = WRAPPED.flatMap((text) => wordsOf(text).map(canonicalProgram));
    expect(WRAPPERS.filter((row) => !row.programs.some((program) => used.includes(program))).map((row) => row.programs[0])).toEqual([]);
  });

  test.each([
    ['command -v npm', 'command'],
    ['corepack enable', 'corepack'],
    ['php x.php', 'php'],
    ['php -d memory_limit=-1 composer.phar install', 'composer'],
    ['env', 'env'],
    ['sudo', 'sudo'],
    ['python x.py', 'python'],
    ['python -m fetch', 'python'],
    ['python -m pip install x', 'pip'],
    ['$X ci', ''],
    ['timeout 60', 'timeout'],
    ['retry 5 npm ci', 'retry'],
    ['npx tsc', 'npx'],
  ])('%s is %s', (text, program) => {
    expect(invocationOf(wordsOf(text)).program).toBe(program);
  });

  test('keeps what a wrapper sets', () => {
    expect([...invocationOf(wordsOf('env A=1 B=x npm ci')).assignments]).toEqual([
      ['A', '1'],
      ['B', 'x'],
    ]);
  });

  test('no words, no program', () => {
    expect(invocationOf([])).toMatchObject({ program: '', path: '', args: [] });
  });
});
