import { expect, test } from '@jest/globals';
import { unwrapCommand } from '../../../src/syntax/shell/wrapped-command.ts';
import { script } from '../places.ts';

test.each([
  ['npm ci', 'npm', ['npm', 'ci'], []],
  ['/usr/bin/npm ci', 'npm', ['/usr/bin/npm', 'ci'], []],
  ['sudo -E -u node npm ci', 'npm', ['npm', 'ci'], []],
  ['sudo A=1 npm ci', 'npm', ['npm', 'ci'], ['A=1']],
  ['env -i A=1 B="$C" npm ci', 'npm', ['npm', 'ci'], ['A=1', 'B=$C']],
  ['env -u A npm ci', 'npm', ['npm', 'ci'], []],
  ['exec gosu node npm ci', 'npm', ['npm', 'ci'], []],
  ['time nice -n 10 npm ci', 'npm', ['npm', 'ci'], []],
  ['timeout -k 5 30 npm ci', 'npm', ['npm', 'ci'], []],
  ['xargs -n 1 curl -O', 'curl', ['curl', '-O'], []],
  ['chroot /mnt -- npm ci', 'npm', ['npm', 'ci'], []],
  ['tini -- npm ci', 'npm', ['npm', 'ci'], []],
  ['sudo', 'sudo', ['sudo'], []],
  ['env A=1', 'env', ['env', 'A=1'], []],
  ['"$X" ci', '', ['$X', 'ci'], []],
  ['sudo "$X" ci', '', ['$X', 'ci'], []],
])('%s', (line, name, words, assignments) => {
  const [command] = script(`RUN ${line}`).script.commands;
  if (!command) throw new Error('no command');
  const found = unwrapCommand(command);
  expect([found.name, found.words.map(({ value }) => value), found.assignments.map(({ value }) => value)]).toEqual([name, words, assignments]);
});
