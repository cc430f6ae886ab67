import { readdirSync } from 'node:fs';
import path from 'node:path/posix';
import type { ProjectFiles } from '../../project/types.ts';

/** Names of files that may say what the build context is. Source: https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file, https://docs.docker.com/build/bake/reference/#file-lookup-order */
const NAMES = /^(?:(?:docker-)?compose[\w.-]*\.ya?ml|docker-bake[\w.-]*\.(?:hcl|json))$/i;

/** Whether, in the folder of a Dockerfile or above it in its project, something may say how it is built. The rest of the project is not searched. */
export function hasBuildFiles(files: ProjectFiles, dockerfile: string): boolean {
  const root = files.rootOf(dockerfile);
  for (let folder = path.dirname(dockerfile); ; folder = path.dirname(folder)) {
    if (namesIn(folder).some((name) => /compose|bake/i.test(name) && NAMES.test(name))) return true;
    if (folder === root || folder === path.dirname(folder)) return false;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
