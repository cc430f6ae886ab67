import { masked } from './masking.ts';
import { seekerFor } from './seeker.ts';
import type { Sought, Trace } from './types.ts';

/** A search of something that a build leaves or prints, other than an image. */
export interface Searched {
  /** Adds the next bytes. */
  push(chunk: Uint8Array): void;
  /** The matches in all bytes. */
  traces(): readonly Trace[];
}

/** Searches a byte stream, e.g. a build record, its provenance, a log. `place`: its name, shown to people. */
export function searchStream(place: string, sought: readonly Sought[]): Searched {
  const seeker = seekerFor(sought);
  return {
    push: (chunk) => seeker.push(chunk),
    traces: () => [...seeker.found()].map(([name, form]) => ({ name, form, place: masked(place, sought) })),
  };
}
