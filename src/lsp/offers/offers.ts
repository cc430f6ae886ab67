import type { BuildSecret, Fix } from '../../fix/types.ts';
import type { LintResult } from '../../linter/types.ts';

/** What applied fixes mean for the files that build the Dockerfile. */
export interface AppliedChange {
  readonly secrets: readonly BuildSecret[];
  readonly removedArgs: ReadonlyMap<string, string | undefined>;
  readonly containerEnv: ReadonlyMap<string, string | undefined>;
  readonly excluded: readonly string[];
}

/** Follows which of the fixes that were handed to the editor the user took: only then do other files have to change. */
export interface Offers {
  /** Remembers that `before` becomes `after` if the user takes the fix. */
  add(uri: string, before: string, after: string, change: AppliedChange): void;
  /** To be called for every new text of the document: recognises a fix that was taken, or taken back. */
  see(uri: string, text: string): void;
  /** What the fixes taken so far mean; undefined where none was, or after `settle`. */
  pendingOf(uri: string): AppliedChange | undefined;
  /** The other files were changed, or the document closed. */
  settle(uri: string): void;
}

/** Texts are large and most offers are never taken: the latest are enough. */
const MOST_OFFERS = 20;

interface Offer {
  readonly before: string;
  readonly after: string;
  readonly change: AppliedChange;
}

/** An empty record of offers. */
export function rememberOffers(): Offers {
  const offers = new Map<string, readonly Offer[]>();
  const pending = new Map<string, { readonly origin: string; readonly change: AppliedChange }>();
  return {
    add(uri, before, after, change) {
      const isEmpty = change.secrets.length === 0 && change.removedArgs.size === 0 && change.excluded.length === 0;
      const others = (offers.get(uri) ?? []).filter((offer) => offer.before !== before || offer.after !== after);
      if (before !== after && !isEmpty) offers.set(uri, [...others, { before, after, change }].slice(-MOST_OFFERS));
    },
    see(uri, text) {
      const known = pending.get(uri);
      if (known?.origin === text) pending.delete(uri);
      const taken = (offers.get(uri) ?? []).find((offer) => offer.after === text);
      if (taken === undefined) return;
      pending.set(uri, { origin: known?.origin ?? taken.before, change: known ? joined(known.change, taken.change) : taken.change });
      offers.delete(uri);
    },
    pendingOf: (uri) => pending.get(uri)?.change,
    settle(uri) {
      pending.delete(uri);
      offers.delete(uri);
    },
  };
}

/** What a fix, or the fixes of a whole run, change for other files. */
export function changeOf({ secrets, removedArgs, containerEnv, excluded }: Fix | LintResult): AppliedChange {
  return { secrets, removedArgs, containerEnv, excluded };
}

function joined(one: AppliedChange, other: AppliedChange): AppliedChange {
  const secrets = new Map([...one.secrets, ...other.secrets].map((secret) => [secret.id, secret]));
  return {
    secrets: [...secrets.values()],
    removedArgs: new Map([...one.removedArgs, ...other.removedArgs]),
    containerEnv: new Map([...one.containerEnv, ...other.containerEnv]),
    excluded: [...new Set([...one.excluded, ...other.excluded])],
  };
}
