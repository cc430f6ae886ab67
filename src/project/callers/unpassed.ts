import path from 'node:path/posix';
import type { BuildChange } from '../../companions/types.ts';
import { Document } from '../../text/document.ts';
import type { NotedCaller } from './noted-caller.ts';

/** The removed build arguments that a caller of a Dockerfile builds without. Value: the first such caller, as file and line. */
export type Lacking = Map<string, string>;

/**
 * Records the arguments that a caller builds without: it keeps working only if the secret is optional, whether or not another caller passes the argument. Paths are
 * relative to `root`, the project root.
 */
export function noteLacking(lacking: Lacking, { file, text, result }: NotedCaller, { removedArgs }: BuildChange, root: string): void {
  const document = new Document(file, text);
  for (const { range, lacks = [] } of result.caveats) {
    for (const [name, id] of removedArgs) {
      if (id === undefined || !lacks.includes(id) || lacking.has(name)) continue;
      lacking.set(name, `${path.relative(root, file)}${range ? `:${document.positionAt(range.start).line}` : ''}`);
    }
  }
}
