import type { Sought } from './types.ts';

/** Searches a stream of bytes for all needles at once. */
export interface Seeker {
  /** Takes the next bytes. */
  push(chunk: Uint8Array): void;
  /** What was found so far, each secret once with the form it was first found in. */
  found(): ReadonlyMap<string, string>;
}

/** A seeker for one file; nothing is carried over to the next. */
export function seekerFor(sought: readonly Sought[]): Seeker {
  const longest = Math.max(0, ...sought.flatMap(({ needles }) => needles.map(({ bytes }) => bytes.length)));
  const found = new Map<string, string>();
  let rest: Uint8Array = new Uint8Array();
  return {
    push(chunk) {
      const bytes = rest.length === 0 ? Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length) : Buffer.concat([rest, chunk]);
      for (const { name, needles } of sought) {
        const hit = found.has(name) ? undefined : needles.find((needle) => bytes.includes(needle.bytes));
        if (hit) found.set(name, hit.form);
      }
      // a needle may begin in these bytes and end in the next
      rest = bytes.subarray(Math.max(0, bytes.length - longest + 1)).slice();
    },
    found: () => found,
  };
}
