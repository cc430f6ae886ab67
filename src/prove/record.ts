import { masked } from './masking.ts';
import { seekerFor } from './seeker.ts';
import type { Sought, Trace } from './types.ts';

/** Something else than an image that a build leaves or says. */
export interface Searched {
  /** Takes the next bytes. */
  push(chunk: Uint8Array): void;
  /** What was found in all of them. */
  traces(): readonly Trace[];
}

/** Searches a stream of bytes that people know as `place`: a build record, its provenance, a log. */
export function searchStream(place: string, sought: readonly Sought[]): Searched {
  const seeker = seekerFor(sought);
  return {
    push: (chunk) => seeker.push(chunk),
    traces: () => [...seeker.found()].map(([name, form]) => ({ name, form, place: masked(place, sought) })),
  };
}
