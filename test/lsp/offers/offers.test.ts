import { describe, expect, test } from '@jest/globals';
import type { CallerChange } from '../../../src/caller-change.ts';
import { rememberOffers } from '../../../src/lsp/offers/offers.ts';

const change = (id: string): CallerChange => ({
  secrets: [{ id, from: { env: id }, required: false }],
  removedArgs: new Map([[id, id]]),
  containerEnv: new Map(),
  excluded: [],
});
const NOTHING: CallerChange = { secrets: [], removedArgs: new Map(), containerEnv: new Map(), excluded: [] };
const URI = 'file:///project/Dockerfile';

describe('rememberOffers', () => {
  test('a fix is pending once its text is seen', () => {
    const offers = rememberOffers();
    offers.add(URI, 'before', 'after', change('A'));
    expect(offers.pendingOf(URI)).toBeUndefined();
    offers.see(URI, 'typed');
    expect(offers.pendingOf(URI)).toBeUndefined();
    offers.see(URI, 'after');
    expect(offers.pendingOf(URI)).toEqual(change('A'));
    offers.see(URI, 'after, and more typed');
    expect(offers.pendingOf(URI)).toEqual(change('A'));
  });

  test('fixes that are taken one after the other add up', () => {
    const offers = rememberOffers();
    offers.add(URI, 'both', 'one', change('A'));
    offers.see(URI, 'one');
    offers.add(URI, 'one', 'none', { ...change('B'), excluded: ['.env'] });
    offers.see(URI, 'none');
    expect(offers.pendingOf(URI)).toEqual({
      secrets: [...change('A').secrets, ...change('B').secrets],
      removedArgs: new Map([
        ['A', 'A'],
        ['B', 'B'],
      ]),
      containerEnv: new Map(),
      excluded: ['.env'],
    });
  });

  test('a fix that is taken back is not pending, however many followed it', () => {
    const offers = rememberOffers();
    offers.add(URI, 'both', 'one', change('A'));
    offers.see(URI, 'one');
    offers.add(URI, 'one', 'none', change('B'));
    offers.see(URI, 'none');
    offers.see(URI, 'both');
    expect(offers.pendingOf(URI)).toBeUndefined();
  });

  test('a fix that asks nothing of other files is not remembered, and neither is one that changes nothing', () => {
    const offers = rememberOffers();
    offers.add(URI, 'before', 'after', NOTHING);
    offers.add(URI, 'same', 'same', change('A'));
    offers.see(URI, 'after');
    offers.see(URI, 'same');
    expect(offers.pendingOf(URI)).toBeUndefined();
  });

  test('nothing is pending once it is settled, and other documents are their own', () => {
    const offers = rememberOffers();
    const other = `${URI}.other`;
    for (const uri of [URI, other]) {
      offers.add(uri, 'before', 'after', change('A'));
      offers.see(uri, 'after');
    }
    offers.settle(URI);
    expect(offers.pendingOf(URI)).toBeUndefined();
    expect(offers.pendingOf(other)).toEqual(change('A'));
  });

  test('only the latest offers are kept', () => {
    const offers = rememberOffers();
    for (let n = 0; n < 30; n++) offers.add(URI, 'before', `after ${n}`, change('A'));
    offers.see(URI, 'after 0');
    expect(offers.pendingOf(URI)).toBeUndefined();
    offers.see(URI, 'after 29');
    expect(offers.pendingOf(URI)).toEqual(change('A'));
  });
});
