import { describe, expect, test } from '@jest/globals';
import { describeError, guarded, logOnce, settled } from '../../src/lsp/log.ts';

const SECRET = 'hunter2hunter2';

/** The error that `run` throws. */
function errorOf(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('it threw nothing');
}

describe('describeError', () => {
  test.each([
    ['JSON.parse', () => JSON.parse(`{"token": ${SECRET}}`)],
    ['a quoted word', () => new Map([[SECRET, () => undefined]]).get(SECRET + 1)?.() ?? fail(`no "${SECRET}" here`)],
    ['back quotes', () => fail(`no \`${SECRET}\` here`)],
    ['a second line', () => fail(`first line\n${SECRET}`)],
  ])('does not repeat what %s quotes of its input', (_what, run) => {
    expect(describeError(errorOf(run))).not.toContain(SECRET);
  });

  test('is one line with the message and the first place', () => {
    const line = describeError(errorOf(() => fail('edits overlap')));
    expect(line).toMatch(/^edits overlap \(log\.test\.ts:\d+:\d+\)$/);
  });

  test('takes an error without a stack', () => {
    expect(describeError({ message: 'a' })).toBe('a');
  });
});

describe('guarded and settled', () => {
  test('log one line and go on', async () => {
    const lines: string[] = [];
    expect(
      guarded(
        (line) => lines.push(line),
        'linting',
        7,
        () => fail('broken'),
      ),
    ).toBe(7);
    await settled(
      (line) => lines.push(line),
      'publishing',
      async () => fail('broken too'),
    );
    expect(lines).toEqual([expect.stringMatching(/^linting failed: broken \(/), expect.stringMatching(/^publishing failed: broken too \(/)]);
    expect(
      guarded(
        () => undefined,
        'linting',
        7,
        () => 8,
      ),
    ).toBe(8);
  });
});

describe('logOnce', () => {
  test('says each line once', () => {
    const lines: string[] = [];
    const log = logOnce((line) => lines.push(line));
    for (const line of ['a', 'b', 'a']) log(line);
    expect(lines).toEqual(['a', 'b']);
  });
});

function fail(message: string): never {
  throw new RangeError(message);
}
