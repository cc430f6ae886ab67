import path from 'node:path/posix';
import { isDockerfileName } from '../../knowledge/docker/dockerfile-names.ts';
import type { ProjectFiles } from '../../project/types.ts';

/** Names of callers (files that build images) that Dockerfiles hardly ever have. */
const CALLER =
  /\.(?:ya?ml|json|hcl|sh|bash|zsh|fish|ps1|psm1|bat|cmd|mk|md|markdown|groovy|jenkinsfile|toml|tf|py|rb|star)$|^(?:GNU)?makefile(?:\.[\w.-]+)?$|jenkinsfile|^\.?justfile$|^(?:Tilt|Earth|Rake|Task|Fast)file$/i;

/** The paths of a run: Dockerfiles, and callers to check against their Dockerfiles. */
export interface Paths {
  readonly dockerfiles: readonly string[];
  readonly callers: readonly string[];
}

/** Separates callers from Dockerfiles, by their names and by the first instruction in the file. A file of any other name counts as a Dockerfile. */
export function withoutCallers(paths: readonly string[], files: ProjectFiles): Paths {
  const callers = paths.filter((file) => {
    const name = path.basename(file);
    return !isDockerfileName(name) && CALLER.test(name) && !/^\uFEFF?\s*(?:#[^\n]*\n\s*)*(?:FROM\s+(?!\S+[ \t]+import\b)|ARG\s)/i.test(files.read(file) ?? '');
  });
  return { dockerfiles: paths.filter((file) => !callers.includes(file)), callers };
}
