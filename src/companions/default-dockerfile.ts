import { posix } from 'node:path';
import type { BuildChange } from './types.ts';

/**
 * Whether a build that looks for `path` gets the changed Dockerfile. Without a file `Dockerfile`, BuildKit and the docker command take `dockerfile` in the same folder.
 * Source: https://github.com/docker/cli/blob/v28.3.0/cli/command/image/build/context.go (getDockerfileRelPath)
 */
export function isDockerfileAt(path: string | undefined, { dockerfile, isShadowed }: Pick<BuildChange, 'dockerfile' | 'isShadowed'>): boolean {
  if (path === undefined) return false;
  return path === dockerfile || (isShadowed !== true && posix.basename(path) === 'Dockerfile' && dockerfile === posix.join(posix.dirname(path), 'dockerfile'));
}
