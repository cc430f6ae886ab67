import { asksCallers, type CallerChange, mergeCallerChanges } from '../../caller-change.ts';

/** Keeps track of which offered fixes the user applied: only then do companions have to change. */
export interface Offers {
  /** Remembers that the fix changes the text `before` to `after`. */
  add(uri: string, before: string, after: string, change: CallerChange): void;
  /** Call it for every new text of the document: it recognizes a fix that was applied or undone. */
  see(uri: string, text: string): void;
  /** What the fixes applied so far ask of callers; undefined if none was applied, and after `settle`. */
  pendingOf(uri: string): CallerChange | undefined;
  /** Call it when the companions were changed, or the document was closed. */
  settle(uri: string): void;
}

/** The number of offers that are remembered for a document: texts are large, and most offers are never used. */
const MOST_OFFERS = 20;

interface Offer {
  readonly before: string;
  readonly after: string;
  readonly change: CallerChange;
}

/** A record without offers. */
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
