import { expect, test } from '@jest/globals';
import { functionsIn } from './functions-in.ts';

test('functions of every kind, with their names, lines and parameters', () => {
  const text = `export function outer(a: string, { b, c }: X, ...d: readonly string[]): void {
  const inner = (one: number): number => one;
  return { method(this: X, a: A) {}, value: async () => {} };
}
class Thing {
  constructor(private readonly a: A) {}
  get size(): number { return list.map((one) => one).length; }
}
interface Shape {
  call(a: A, b: B): C;
  readonly callback: (a: Map<string, number>) => void;
  readonly [key: string]: unknown;
}
`;
  expect(functionsIn(text).map(({ name, lines, parameters }) => `${name} ${lines} ${parameters}`)).toEqual([
    'outer 4 3',
    'outer.inner 1 1',
    'outer.method 1 1',
    'outer.value 1 0',
    'constructor 1 1',
    'size 1 0',
    'size.(anonymous) 1 1',
    'call 1 2',
    'callback 1 1',
  ]);
});
