import { describe, expect, test } from '@jest/globals';
import { invocationOf } from '../../src/facts/commands/invocation.ts';
import { isRevertOf } from '../../src/facts/commands/reverts.ts';
import { writerOf } from '../../src/knowledge/tools/index.ts';
import { scriptOf } from '../facts/script-of.ts';
import { readCardPages, sides } from '../harness/card-page.ts';

const REVERTS = readCardPages().flatMap(({ examples }) => (examples.get('reverts') ?? []).map((line) => sides(line, '=>')));

describe('how a settings or login command is undone', () => {
  test.each(REVERTS.filter(([, revert]) => !revert.startsWith('rm -')))('of %s, a later %s is known', (command, revert) => {
    const [written] = scriptOf(command)
      .commands.filter((one) => one.words.length > 0)
      .slice(0, 1);
    const [undo] = scriptOf(revert).commands;
    const { program, args } = invocationOf(written?.words.map((word) => word.value) ?? []);
    const writer = writerOf(program, args.join(' '));
    expect(written && undo && writer && isRevertOf(undo, written, writer)).toBe(true);
  });
});
