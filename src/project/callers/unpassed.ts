import path from 'node:path/posix';
import type { BuildChange } from '../../companions/types.ts';
import { Document } from '../../text/document.ts';
import { hasName } from '../../text/pattern.ts';
import { argumentPlaces } from './argument-places.ts';
import type { NotedCaller } from './noted-caller.ts';

/** Which callers of a Dockerfile pass its removed build arguments, and which do not. */
export interface Passing {
  readonly passed: Set<string>;
  /** Value: the first caller that builds without the argument, as file and line. */
  readonly lacking: Map<string, string>;
}

/** What callers pass before any was read; `notePassing` adds to it. */
export function noPassing(): Passing {
  return { passed: new Set(), lacking: new Map() };
}

/** Records what a caller passes. `elsewhere`: whether another file may pass the argument to the builds that this one declares. */
export function notePassing(
  { passed, lacking }: Passing,
  { file, kind, text, result }: NotedCaller,
  { removedArgs }: BuildChange,
  { root, elsewhere }: { readonly root: string; readonly elsewhere: (argument: string) => boolean },
): void {
  const names = [...removedArgs.keys()];
  for (const { name } of argumentPlaces({ text, result }, names)) passed.add(name);
  const document = new Document(file, text);
  for (const { range, breaks, lacks = [] } of result.caveats) {
    const written = range ? text.slice(range.start, range.end) : '';
    for (const name of names) {
      if (breaks?.certain && breaks.names.includes(name) && hasName(written, name)) passed.add(name);
      const id = removedArgs.get(name);
      if (id === undefined || !lacks.includes(id) || lacking.has(name) || (kind === 'bake' && elsewhere(name))) continue;
      lacking.set(name, `${path.relative(root, file)}${range ? `:${document.positionAt(range.start).line}` : ''}`);
    }
  }
}

/** Returns the arguments that one caller passes and another does not, with the place of the latter. Both builds keep working only if the secret is optional. */
export function unpassedBySome({ passed, lacking }: Passing): ReadonlyMap<string, string> {
  return new Map([...lacking].filter(([name]) => passed.has(name)));
}
