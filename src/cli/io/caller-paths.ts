import path from 'node:path/posix';
import type { ProjectFiles } from '../../project/types.ts';

const DOCKERFILE = /^(?:(?:docker|container)file(?:[._-].*)?|.*\.(?:docker|container)file)$/i;
/** Names that no Dockerfile has, and files that build images do. A test of names alone: most runs have no such path, and load nothing for it. */
const CALLER =
  /\.(?:ya?ml|json|hcl|sh|bash|zsh|fish|ps1|psm1|bat|cmd|mk|md|markdown|groovy|jenkinsfile|toml|tf|py|rb|star)$|^(?:GNU)?makefile(?:\.[\w.-]+)?$|jenkinsfile|^\.?justfile$|^(?:Tilt|Earth|Rake|Task|Fast)file$/i;

/** The paths of a run: Dockerfiles, and files that build images, which are asked about. */
export interface Paths {
  readonly dockerfiles: readonly string[];
  readonly callers: readonly string[];
}

/** Tells the files that build images from Dockerfiles, by their names; a file of any other name is taken for a Dockerfile. */
export async function withoutCallers(paths: readonly string[], files: ProjectFiles): Promise<Paths> {
  const likely = paths.filter((file) => CALLER.test(path.basename(file)) && !DOCKERFILE.test(path.basename(file)));
  if (likely.length === 0) return { dockerfiles: paths, callers: [] };
  const { COMPANIONS } = await import('../../companions/index.ts');
  const callers = likely.filter((file) => {
    const relative = path.relative(files.rootOf(file), file);
    return COMPANIONS.some((one) => one.kind !== 'dockerignore' && one.kind !== 'config' && one.matches(relative));
  });
  return { dockerfiles: paths.filter((file) => !callers.includes(file)), callers };
}
