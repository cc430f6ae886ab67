import { type Matcher, matcherOf } from './matcher.ts';
import type { Sought } from './types.ts';

/** Searches a stream of bytes for all needles at once. */
export interface Seeker {
  /** Adds the next bytes. */
  push(chunk: Uint8Array): void;
  /** For each secret found: the form of the first match. */
  found(): ReadonlyMap<string, string>;
}

/** Cached: the preparation for a list of secrets. */
const MATCHERS = new WeakMap<readonly Sought[], Matcher>();

function matcherFor(sought: readonly Sought[]): Matcher {
  const known = MATCHERS.get(sought);
  if (known) return known;
  const made = matcherOf(sought);
  MATCHERS.set(sought, made);
  return made;
}

/** A seeker for one stream; each file needs a new one. */
export function seekerFor(sought: readonly Sought[]): Seeker {
  const matcher = matcherFor(sought);
  const found = new Map<string, string>();
  const note = ({ name, form }: { readonly name: string; readonly form: string }): boolean => {
    if (!found.has(name)) found.set(name, form);
    return found.size === sought.length;
  };
  let rest: Buffer = Buffer.alloc(0);
  return {
    push(chunk) {
      if (found.size === sought.length) return;
      const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      // a match may start in one chunk and end in the next
      if (rest.length > 0) matcher.scan(Buffer.concat([rest, bytes.subarray(0, matcher.reach)]), note);
      matcher.scan(bytes, note);
      rest = bytes.length >= matcher.reach ? Buffer.from(bytes.subarray(bytes.length - matcher.reach)) : lastOf(rest, bytes, matcher.reach);
    },
    found: () => found,
  };
}

function lastOf(rest: Buffer, bytes: Buffer, reach: number): Buffer {
  const both = Buffer.concat([rest, bytes]);
  return both.subarray(Math.max(0, both.length - reach));
}
