import { isPreflightSecret } from '../knowledge/docker/preflight-secrets.ts';
import { hasName, literalPattern } from '../text/pattern.ts';
import type { BuildChange, CompanionFiles } from './types.ts';

/** Whether a Dockerfile with this text may declare a build argument. Searches for the name as a word. */
export function mayDeclareArgument(text: string, argument: string): boolean {
  const declarations = text.match(/^[ \t]*ARG[ \t](?:\\\r?\n|[^\n])*/gim) ?? [];
  return declarations.some((declaration) => hasName(declaration, argument));
}

/** Whether the changed Dockerfile may mount a secret with this id. True if it cannot be read. */
function mountsSecret(id: string, { dockerfile }: BuildChange, files: CompanionFiles): boolean {
  const text = files.read(dockerfile);
  return (
    text === undefined || new RegExp(`\\b(?:id|source|src|target|dst|destination)=[^\\s,]{0,200}(?<![\\w.-])${literalPattern(id)}(?![\\w.-])`, 'i').test(text)
  );
}

/** Whether a build of the changed Dockerfile may take a secret with this id, so that a caller must go on giving it. */
export function takesSecret(id: string, change: BuildChange, files: CompanionFiles): boolean {
  return isPreflightSecret(id) || change.secrets.some((one) => one.id === id) || mountsSecret(id, change, files);
}

/**
 * Whether another Dockerfile takes none of the removed build arguments any more, so that a caller of both may stop passing them. False if it cannot be read.
 */
export function takesNone(dockerfile: string, { removedArgs, removedFrom }: BuildChange, files: CompanionFiles): boolean {
  const text = files.read(dockerfile);
  const gone = removedFrom?.get(dockerfile);
  return text !== undefined && [...removedArgs.keys()].every((name) => gone?.has(name) === true || !mayDeclareArgument(text, name));
}

/** Whether the fixes of this run give another Dockerfile the same secrets in place of the same arguments, so that a caller of both may pass them to both. */
export function takesSameSecrets(dockerfile: string, { removedArgs, secrets, removedFrom }: BuildChange): boolean {
  const gone = removedFrom?.get(dockerfile);
  const replaced = new Set(removedArgs.values());
  return gone !== undefined && [...removedArgs].every(([name, id]) => id === undefined || gone.get(name) === id) && secrets.every(({ id }) => replaced.has(id));
}
