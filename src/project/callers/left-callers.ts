import path from 'node:path/posix';
import { withoutAct } from '../../companions/doubt.ts';
import type { BuildChange, CompanionCaveat } from '../../companions/types.ts';
import type { Document } from '../../text/document.ts';

/** A caller that must be changed before a name is fixed. */
export interface LeftCaller {
  readonly place: string;
  readonly why: string;
}

const MOST_NAMED = 5;

/** Returns the message about the callers that must change before a name is fixed: the reason for the first one, and the places of the others. */
export function whyLeft([first, ...others]: readonly LeftCaller[]): string {
  const shown = others.slice(0, MOST_NAMED).map(({ place }) => place);
  const more = others.length > shown.length ? ` and ${others.length - shown.length} more` : '';
  return `${first?.why ?? ''}${shown.length > 0 ? `; also ${shown.join(', ')}${more}` : ''}`;
}

/** Records, for each name, the callers that must change first. */
export function noteLeft(
  left: Map<string, Map<string, LeftCaller[]>>,
  change: BuildChange,
  document: Document,
  caveats: readonly CompanionCaveat[],
  root: string,
): void {
  const known = left.get(change.dockerfile) ?? new Map<string, LeftCaller[]>();
  left.set(change.dockerfile, known);
  for (const { range, message, doubt, suggestion, breaks, adds, misses = [], unproven = [] } of caveats) {
    const ids = [...misses, ...unproven];
    // without the argument, this build used an empty value; without the required secret, it fails
    const asked = ids.length > 0 ? [...change.removedArgs].filter(([, id]) => id !== undefined && ids.includes(id)).map(([name]) => name) : [];
    // a build that only passes an argument which nothing reads any more works as before
    const isNeeded = (name: string): boolean => !change.removedArgs.has(name) || change.removedArgs.get(name) !== undefined;
    const lost = breaks && !breaks.harmless && (breaks.certain || isNear(document.path, change.dockerfile, root)) ? breaks.names.filter(isNeeded) : [];
    if (asked.length + lost.length === 0) continue;
    const place = `${path.relative(root, document.path)}${range ? `:${document.positionAt(range.start).line}` : ''}`;
    const why = `${place} must be changed by hand: ${doubt ? withoutAct(doubt) : message}${toWrite(suggestion, adds === true)}`;
    for (const name of new Set([...lost, ...asked])) {
      const callers = known.get(name) ?? [];
      known.set(name, callers.some((one) => one.place === place) ? callers : [...callers, { place, why }]);
    }
  }
}

/** The text to write in the caller, if it is short enough for a sentence. */
function toWrite(suggestion: string | undefined, isAdded: boolean): string {
  if (suggestion === undefined || suggestion.includes('\n') || suggestion.length > 160) return '';
  return isAdded ? `: ${suggestion}` : `. Write instead: ${suggestion}`;
}

/** Whether a file that may build the Dockerfile is in its folder, above or below it. For a Dockerfile at the project root, every file counts. */
function isNear(file: string, dockerfile: string, root: string): boolean {
  const [own, folder] = [path.dirname(file), path.dirname(dockerfile)];
  return folder === root || `${own}/`.startsWith(`${folder}/`) || `${folder}/`.startsWith(`${own}/`);
}
