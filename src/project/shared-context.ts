import path from 'node:path/posix';
import { bringersOf } from '../facts/index.ts';
import { isDockerfileName } from '../knowledge/docker/dockerfile-names.ts';
import type { LintResult } from '../linter/types.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { dockerignorePaths } from '../syntax/dockerignore.ts';
import type { Dockerfile } from '../syntax/types.ts';
import { Document } from '../text/document.ts';
import type { ProjectFiles } from './types.ts';

/** A Dockerfile with its absolute path, its build context, and the files that its fixes exclude. */
interface Built {
  readonly file: string;
  readonly context: string;
  readonly result: Pick<LintResult, 'excluded'>;
}

/**
 * Finds the files that the fix of a Dockerfile excludes from its context although another Dockerfile copies them, with the reason why that matters. The
 * .dockerignore of a context applies to all of its Dockerfiles without an ignore file of their own. `all`: the Dockerfiles that are fixed together. Their
 * sources are looked up once.
 * Source: https://docs.docker.com/build/concepts/context/#filename-and-location
 */
export function neededByOthers(files: ProjectFiles, all: readonly Built[]): (one: Built) => ReadonlyMap<string, string> {
  const takers = new Map<string, readonly Taker[]>();
  return (one) => {
    const needed = new Map<string, string>();
    if (one.result.excluded.length === 0 || hasOwnIgnoreFile(files, one.file, one.context)) return needed;
    const known = takers.get(one.context) ?? takersOf(files, one.context, all);
    takers.set(one.context, known);
    for (const each of one.result.excluded) {
      const other = known.findLast(
        ({ file, excluded, dockerfile }) => file !== one.file && !excluded.includes(each) && bringersOf(dockerfile, each).length > 0,
      );
      if (other)
        needed.set(each, `${path.relative(one.context, other.file)} uses the same .dockerignore and also copies ${each}: fix both Dockerfiles together`);
    }
    return needed;
  };
}

/** A Dockerfile that may take files from the context. */
interface Taker {
  readonly file: string;
  readonly dockerfile: Dockerfile;
  /** The files that its own fix excludes. */
  readonly excluded: readonly string[];
}

/** The Dockerfiles that share the .dockerignore of a context. */
function takersOf(files: ProjectFiles, context: string, all: readonly Built[]): readonly Taker[] {
  const beside = (files.list(context) ?? []).filter(({ name, kind }) => kind === 'file' && isDockerfileName(name));
  const excluded = new Map(all.map(({ file, result }) => [file, result.excluded]));
  const sharing = [...beside.map(({ name }) => path.join(context, name)), ...all.filter((one) => one.context === context).map(({ file }) => file)];
  return [...new Set(sharing)].flatMap((file): readonly Taker[] => {
    const text = files.read(file);
    if (text === undefined || hasOwnIgnoreFile(files, file, context)) return [];
    return [{ file, dockerfile: parseDockerfile(new Document(file, text)), excluded: excluded.get(file) ?? [] }];
  });
}

function hasOwnIgnoreFile(files: ProjectFiles, dockerfile: string, context: string): boolean {
  const [own] = dockerignorePaths(dockerfile, context);
  return files.read(own) !== undefined;
}
