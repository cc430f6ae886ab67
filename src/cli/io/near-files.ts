import { readdirSync } from 'node:fs';
import path from 'node:path/posix';
import type { ProjectFiles } from '../../project/types.ts';

/** Names of files, and of their folders, that may define the build context. Source: https://docs.docker.com/compose/intro/compose-application-model/#the-compose-file, https://docs.docker.com/build/bake/reference/#file-lookup-order, https://containers.dev/implementors/spec/#devcontainerjson, https://skaffold.dev/docs/references/yaml/ */
const NAMES = /^(?:(?:docker-)?compose[\w.-]*\.ya?ml|docker-bake[\w.-]*\.(?:hcl|json)|\.?devcontainer(?:\.json)?|skaffold[\w.-]*\.ya?ml)$/i;

/** Whether the folder of one of the Dockerfiles, or a parent folder in its project, has a file that may define its build. Other folders are not searched. */
export function hasBuildFiles(files: ProjectFiles, dockerfiles: readonly string[]): boolean {
  const searched = new Set<string>();
  return dockerfiles.some((dockerfile) => {
    const root = files.rootOf(dockerfile);
    for (let folder = path.dirname(dockerfile); ; folder = path.dirname(folder)) {
      if (!searched.has(folder) && namesIn(folder).some((name) => /compose|bake|devcontainer|skaffold/i.test(name) && NAMES.test(name))) return true;
      searched.add(folder);
      if (folder === root || folder === path.dirname(folder)) return false;
    }
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
