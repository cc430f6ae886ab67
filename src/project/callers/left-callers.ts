import path from 'node:path/posix';
import type { BuildChange, CompanionCaveat } from '../../companions/types.ts';
import type { Document } from '../../text/document.ts';

/** A caller that a name has to wait for. */
export interface LeftCaller {
  readonly place: string;
  readonly why: string;
}

const MOST_NAMED = 5;

/** What a person reads of the callers that a name has to wait for: why the first is left, and where the others are. */
export function whyLeft([first, ...others]: readonly LeftCaller[]): string {
  const shown = others.slice(0, MOST_NAMED).map(({ place }) => place);
  const more = others.length > shown.length ? ` and ${others.length - shown.length} more` : '';
  return `${first?.why ?? ''}${shown.length > 0 ? `; so must ${shown.join(', ')}${more}` : ''}`;
}

/** Remembers which callers each name has to wait for. */
export function noteLeft(
  left: Map<string, Map<string, LeftCaller[]>>,
  change: BuildChange,
  document: Document,
  caveats: readonly CompanionCaveat[],
  root: string,
): void {
  const known = left.get(change.dockerfile) ?? new Map<string, LeftCaller[]>();
  left.set(change.dockerfile, known);
  for (const { range, message, suggestion, breaks, misses = [], unproven = [] } of caveats) {
    const ids = [...misses, ...unproven];
    // a build that was given no value went on with an empty one; without the secret it stops
    const asked = ids.length > 0 ? [...change.removedArgs].filter(([, id]) => id !== undefined && ids.includes(id)).map(([name]) => name) : [];
    const lost = breaks && (breaks.certain || isNear(document.path, change.dockerfile, root)) ? breaks.names : [];
    if (asked.length + lost.length === 0) continue;
    const place = `${path.relative(root, document.path)}${range ? `:${document.positionAt(range.start).line}` : ''}`;
    const why = `${place} must change with it, and is not changed by itself: ${message.replace(/: if that builds [^;]*/, '')}${toWrite(suggestion)}`;
    for (const name of new Set([...lost, ...asked])) {
      const callers = known.get(name) ?? [];
      known.set(name, callers.some((one) => one.place === place) ? callers : [...callers, { place, why }]);
    }
  }
}

/** The text for the caller, where it is short enough for a sentence. */
function toWrite(suggestion: string | undefined): string {
  return suggestion === undefined || suggestion.includes('\n') || suggestion.length > 160 || !/^(?:DOCKER_BUILDKIT=1 |docker |sudo |--)/.test(suggestion)
    ? ''
    : `. Write there: ${suggestion}`;
}

/** Whether a file that may build the Dockerfile lies where its callers do: in its folder, above or below it. The Dockerfile of a whole project is near to all. */
function isNear(file: string, dockerfile: string, root: string): boolean {
  const [own, folder] = [path.dirname(file), path.dirname(dockerfile)];
  return folder === root || `${own}/`.startsWith(`${folder}/`) || `${folder}/`.startsWith(`${own}/`);
}
