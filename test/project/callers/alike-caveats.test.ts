import { expect, test } from '@jest/globals';
import { type Doubt, doubtful } from '../../../src/companions/doubt.ts';
import type { CompanionCaveat } from '../../../src/companions/types.ts';
import { withoutAlike } from '../../../src/project/callers/alike-caveats.ts';

const TEXT = 'A B\nC\n\n\n\n\nA\n';

function said(name: string, more: Partial<Doubt> = {}): ReturnType<typeof doubtful> {
  return doubtful({ does: 'still passes --build-arg NAMES', names: [name], dockerfiles: ['Dockerfile'], act: 'write this instead', note: '', ...more });
}

function caveat(name: string, at: number, more: Partial<CompanionCaveat> = {}): CompanionCaveat {
  return {
    range: { start: at, end: at + 1 },
    ...said(name),
    suggestion: `--secret id=${name}`,
    breaks: { names: [name], certain: false },
    joins: true,
    ...more,
  };
}

test('the arguments of one place are told as one', () => {
  const [first, second, ...others] = withoutAlike([caveat('A', 0), caveat('B', 2), caveat('C', 4), caveat('A', 10)], TEXT);
  expect(first?.message).toBe('still passes --build-arg A, B, C: if that builds Dockerfile, write this instead');
  expect(first?.suggestion).toBe('--secret id=A --secret id=B --secret id=C');
  expect(first?.breaks?.names).toEqual(['A', 'B', 'C']);
  expect(second?.breaks?.names).toEqual(['A']);
  expect(others).toEqual([]);
});

test('only what differs in nothing but the argument is joined', () => {
  const others = [caveat('A', 0), caveat('B', 2, said('B', { note: 'NAMES is read-only' })), caveat('C', 4, { joins: undefined })];
  expect(withoutAlike(others, TEXT)).toEqual(others);
});

test('an argument without a replacement is spoken of in the plural too', () => {
  const gone = (name: string, at: number): CompanionCaveat => caveat(name, at, { ...said(name, { act: undefined }), suggestion: undefined });
  const [told] = withoutAlike([gone('A', 0), gone('B', 2)], TEXT);
  expect(told?.message).toBe('still passes --build-arg A, B: if that builds Dockerfile, it no longer takes those arguments');
  expect(told?.suggestion).toBeUndefined();
});

test('the Dockerfiles that one place may build are told as one', () => {
  const [told, ...others] = withoutAlike(
    ['a/Dockerfile', 'b/Dockerfile', 'c/Dockerfile'].map((file) => caveat('A', 0, said('A', { dockerfiles: [file] }))),
    TEXT,
  );
  expect(told?.message).toBe('still passes --build-arg A: if that builds a/Dockerfile, b/Dockerfile or c/Dockerfile, write this instead');
  expect(others).toEqual([]);
});
