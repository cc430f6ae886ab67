import { expect, test } from '@jest/globals';
import { startHistory } from '../../../src/facts/stages/history.ts';

test('a view shows what was known when it was taken, whatever comes later', () => {
  const history = startHistory<string>();
  const empty = history.view();
  history.set('A', 'one');
  const first = history.view();
  history.set('A', 'two');
  history.set('A', undefined);
  const last = history.view();
  expect([empty.get('A'), first.get('A'), last.get('A')]).toEqual([undefined, 'one', undefined]);
  expect([empty.has('A'), first.has('A'), last.has('A')]).toEqual([false, true, false]);
});

test('a history starts from what another place knew, and changes nothing there', () => {
  const stage = startHistory<string>();
  stage.set('A', 'one');
  stage.set('B', 'two');
  const built = startHistory(stage.view());
  built.set('A', undefined);
  stage.set('B', 'three');
  expect([built.view().get('A'), built.view().get('B'), built.view().get('constructor')]).toEqual([undefined, 'two', undefined]);
  expect(stage.view().get('A')).toBe('one');
});
