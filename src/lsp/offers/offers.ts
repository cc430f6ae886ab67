import { asksCallers, type CallerChange, mergeCallerChanges } from '../../caller-change.ts';

/** Tracks which offered fixes the user applied: companions must change only for those. */
export interface Offers {
  /** Records an offered fix, which changes the text `before` to `after`. */
  add(uri: string, before: string, after: string, change: CallerChange): void;
  /** To be called for every new text of the document: recognises fixes that were applied or undone. */
  see(uri: string, text: string): void;
  /** The caller changes required by the applied fixes; undefined if none was applied, and after `settle`. */
  pendingOf(uri: string): CallerChange | undefined;
  /** To be called after the companions were changed, or the document was closed. */
  settle(uri: string): void;
}

/** Maximum number of recorded offers for a document: texts are large, and most offers are never used. */
const MOST_OFFERS = 20;

interface Offer {
  readonly before: string;
  readonly after: string;
  readonly change: CallerChange;
}

/** Creates a record without offers. */
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
