import { asksCallers, type CallerChange, mergeCallerChanges } from '../../caller-change.ts';

/** Follows which of the fixes that were handed to the editor the user took: only then do other files have to change. */
export interface Offers {
  /** Remembers that `before` becomes `after` if the user takes the fix. */
  add(uri: string, before: string, after: string, change: CallerChange): void;
  /** To be called for every new text of the document: recognises a fix that was taken, or taken back. */
  see(uri: string, text: string): void;
  /** What the fixes taken so far mean; undefined where none was, or after `settle`. */
  pendingOf(uri: string): CallerChange | undefined;
  /** The other files were changed, or the document closed. */
  settle(uri: string): void;
}

/** Texts are large and most offers are never taken: the latest are enough. */
const MOST_OFFERS = 20;

interface Offer {
  readonly before: string;
  readonly after: string;
  readonly change: CallerChange;
}

/** An empty record of offers. */
export function rememberOffers(): Offers {
  const offers = new Map<string, readonly Offer[]>();
  const pending = new Map<string, { readonly origin: string; readonly change: CallerChange }>();
  return {
    add(uri, before, after, change) {
      const others = (offers.get(uri) ?? []).filter((offer) => offer.before !== before || offer.after !== after);
      if (before !== after && asksCallers(change)) offers.set(uri, [...others, { before, after, change }].slice(-MOST_OFFERS));
    },
    see(uri, text) {
      const known = pending.get(uri);
      if (known?.origin === text) pending.delete(uri);
      const taken = (offers.get(uri) ?? []).find((offer) => offer.after === text);
      if (taken === undefined) return;
      pending.set(uri, { origin: known?.origin ?? taken.before, change: known ? mergeCallerChanges([known.change, taken.change]) : taken.change });
      offers.delete(uri);
    },
    pendingOf: (uri) => pending.get(uri)?.change,
    settle(uri) {
      pending.delete(uri);
      offers.delete(uri);
    },
  };
}
