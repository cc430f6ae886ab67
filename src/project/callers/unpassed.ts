import path from 'node:path/posix';
import type { BuildChange } from '../../companions/types.ts';
import { Document } from '../../text/document.ts';
import type { NotedCaller } from './noted-caller.ts';

/** The removed build arguments that a caller of a Dockerfile builds without. Value: the first such caller, as file and line. */
export type Lacking = Map<string, string>;

/**
 * Records the arguments that a caller builds without: it keeps working only if the secret is optional, whether or not another caller passes the argument.
 * `elsewhere`: whether another file may pass the argument to the builds that this one declares.
 */
export function noteLacking(
  lacking: Lacking,
  { file, kind, text, result }: NotedCaller,
  { removedArgs }: BuildChange,
  { root, elsewhere }: { readonly root: string; readonly elsewhere: (argument: string) => boolean },
): void {
  const document = new Document(file, text);
  for (const { range, lacks = [] } of result.caveats) {
    for (const [name, id] of removedArgs) {
      if (id === undefined || !lacks.includes(id) || lacking.has(name) || (kind === 'bake' && elsewhere(name))) continue;
      lacking.set(name, `${path.relative(root, file)}${range ? `:${document.positionAt(range.start).line}` : ''}`);
    }
  }
}
