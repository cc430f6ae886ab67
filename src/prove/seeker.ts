import type { Sought } from './types.ts';

/** Searches a stream of bytes for all needles at once. */
export interface Seeker {
  /** Takes the next bytes. */
  push(chunk: Uint8Array): void;
  /** By secret name, the form in which it was found first. */
  found(): ReadonlyMap<string, string>;
}

/** A seeker for one stream: a new one is needed for each file. */
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
      // a needle may start in this chunk and end in the next
      rest = bytes.subarray(Math.max(0, bytes.length - longest + 1)).slice();
    },
    found: () => found,
  };
}
