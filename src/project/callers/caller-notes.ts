import type { BuildChange, CompanionCaveat } from '../../companions/types.ts';
import { Document } from '../../text/document.ts';
import { type LeftCaller, noteLeft, whyLeft } from './left-callers.ts';
import type { NotedCaller } from './noted-caller.ts';
import { noPassing, notePassing, type Passing, unpassedBySome } from './unpassed.ts';

/** What the callers of each Dockerfile need. */
export interface CallerNotes {
  /** Notes which arguments a caller passes. `elsewhere`: whether another file may pass one to the builds that this file declares. */
  passing(caller: NotedCaller, change: BuildChange, elsewhere: (argument: string) => boolean): void;
  /** Notes what the caller would not survive; the caveats are at their places in `before`. */
  left(file: string, before: string, change: BuildChange, caveats: readonly CompanionCaveat[]): void;
  /** The callers that stayed as they were and would not survive, by the build argument or secret. */
  leftOf(dockerfile: string): ReadonlyMap<string, string>;
  /** The build arguments that one caller passes and another does not, with where that one stands, as file and line. */
  unpassedOf(dockerfile: string): ReadonlyMap<string, string>;
}

/** Notes about the callers of the Dockerfiles below a folder. */
export function callerNotes(root: string): CallerNotes {
  const left = new Map<string, Map<string, LeftCaller[]>>();
  const passing = new Map<string, Passing>();
  return {
    passing(caller, change, elsewhere) {
      const known = passing.get(change.dockerfile) ?? noPassing();
      passing.set(change.dockerfile, known);
      notePassing(known, caller, change, { root, elsewhere });
    },
    left: (file, before, change, caveats) => noteLeft(left, change, new Document(file, before), caveats, root),
    leftOf: (dockerfile) => new Map([...(left.get(dockerfile) ?? [])].map(([name, callers]) => [name, whyLeft(callers)])),
    unpassedOf: (dockerfile) => unpassedBySome(passing.get(dockerfile) ?? noPassing()),
  };
}
