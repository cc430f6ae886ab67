import type { BuildChange, CompanionCaveat } from '../../companions/types.ts';
import { Document } from '../../text/document.ts';
import { type LeftCaller, noteLeft, whyLeft } from './left-callers.ts';
import type { NotedCaller } from './noted-caller.ts';
import { type Lacking, noteLacking } from './unpassed.ts';

/** Records what the callers of each Dockerfile pass and need. */
export interface CallerNotes {
  /** Records which arguments a caller builds without. */
  passing(caller: NotedCaller, change: BuildChange): void;
  /** Records how a change would break the caller. The ranges of the caveats refer to `before`. */
  left(file: string, before: string, change: BuildChange, caveats: readonly CompanionCaveat[]): void;
  /** The callers that were not changed and would break. Key: the build argument or secret. Value: the reason, shown to people. */
  leftOf(dockerfile: string): ReadonlyMap<string, string>;
  /** The build arguments that a caller builds without. Value: file and line of the caller without it. */
  unpassedOf(dockerfile: string): ReadonlyMap<string, string>;
}

/** Creates a record of the callers of Dockerfiles below a folder. */
export function callerNotes(root: string): CallerNotes {
  const left = new Map<string, Map<string, LeftCaller[]>>();
  const lacking = new Map<string, Lacking>();
  return {
    passing(caller, change) {
      const known: Lacking = lacking.get(change.dockerfile) ?? new Map();
      lacking.set(change.dockerfile, known);
      noteLacking(known, caller, change, root);
    },
    left: (file, before, change, caveats) => noteLeft(left, change, new Document(file, before), caveats, root),
    leftOf: (dockerfile) => new Map([...(left.get(dockerfile) ?? [])].map(([name, callers]) => [name, whyLeft(callers)])),
    unpassedOf: (dockerfile) => lacking.get(dockerfile) ?? new Map(),
  };
}
