import { describe, expect, test } from '@jest/globals';
import { readersOf, readersOfExec, summarise } from '../../../src/facts/commands/command-readers.ts';
import { scriptOf } from '../script-of.ts';

describe('who reads a variable', () => {
  test('one answer for each command', () => {
    const readings = readersOf(scriptOf('apt-get update && npm ci && ./x.sh && echo "$NPM_TOKEN"'), 'NPM_TOKEN');
    expect(readings.map((one) => [one.command.name, one.certainty])).toEqual([
      ['apt-get', 'cannot-read'],
      ['npm', 'known-reader'],
      ['./x.sh', 'may-read'],
      ['echo', 'names-it'],
    ]);
    expect(readings.map((one) => one.doubt)).toEqual([undefined, undefined, { kind: 'project-script' }, undefined]);
  });

  test.each([
    ['cat <<EOF > x\n$V\nEOF', 'reads'],
    ['X=$V make', 'reads'],
    ['foo > "$V"', 'reads'],
    [`python -c "import os; os.environ['V']"`, 'reads'],
    [`awk 'BEGIN{print ENVIRON["V"]}'`, 'reads'],
    ["bash -c 'echo $V'", 'reads'],
    ['for x in $V; do true; done', 'reads'],
    ["echo '${V}' > .npmrc", 'cannot-read'],
    ['V= ./x.sh', 'cannot-read'],
    ['env V=1 ./x.sh', 'cannot-read'],
    ['echo $VERSION', 'cannot-read'],
    ['A=1', 'cannot-read'],
    ['mkdir x && cd x && rm -rf y', 'cannot-read'],
    ['if [ -f x ]; then tar xf x; fi', 'cannot-read'],
    ['curl https://x -o y', 'cannot-read'],
    ['curl https://x | bash', 'may-read'],
    ['eval "$(curl https://x)"', 'may-read'],
    ['sh -c "$(wget -qO- https://x)"', 'may-read'],
    [`jq -n '$ENV.V'`, 'reads'],
    ['mkdir x && make', 'may-read'],
    ["bash -c 'make'", 'may-read'],
  ] as const)('%s: %s', (text, certainty) => {
    expect(summarise(scriptOf(text), 'V').certainty).toBe(certainty);
  });

  test('a summary names the readers without values', () => {
    expect(summarise(scriptOf('apt-get update && npm ci && npm run build -- --key hunter2'), 'NPM_TOKEN')).toMatchObject({
      certainty: 'reads',
      named: false,
      reader: 'npm ci, npm run build',
    });
    expect(summarise(scriptOf('mkdir a && touch b && chmod 1 c && chown d e && ls'), 'V')).toMatchObject({
      certainty: 'cannot-read',
      reader: 'mkdir, touch, chmod and 2 more',
    });
  });

  test('a script that cannot be read may read everything', () => {
    expect(summarise(scriptOf('if true; then npm ci'), 'V').certainty).toBe('may-read');
  });

  test.each([
    [['npm', 'ci'], 'known-reader'],
    [['/bin/mkdir', 'x'], 'cannot-read'],
    [['./x'], 'may-read'],
    [['printenv', 'NPM_TOKEN'], 'names-it'],
    [[], 'may-read'],
  ] as const)('exec form %j: %s', (words, certainty) => {
    expect(readersOfExec(words, 'NPM_TOKEN').certainty).toBe(certainty);
  });
});
