import path from 'node:path/posix';
import { isDockerfileName } from '../knowledge/docker/dockerfile-names.ts';
import type { LintResult } from '../linter/types.ts';
import { readCopies } from '../syntax/dockerfile/dockerfile.ts';
import { dockerignorePaths } from '../syntax/dockerignore.ts';
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
  const takers = new Map<string, ReadonlyMap<string, readonly Taker[]>>();
  return (one) => {
    const needed = new Map<string, string>();
    if (one.result.excluded.length === 0 || hasOwnIgnoreFile(files, one.file, one.context)) return needed;
    const known = takers.get(one.context) ?? takersOf(files, one.context, all);
    takers.set(one.context, known);
    for (const each of one.result.excluded) {
      const others = placesOf(each).flatMap((place) => known.get(place) ?? []);
      const left = others.filter(({ file, excluded }) => file !== one.file && !excluded.includes(each)).sort((a, b) => a.order - b.order);
      const other = left.at(-1);
      if (other)
        needed.set(each, `${path.relative(one.context, other.file)} uses the same .dockerignore and also copies ${each}: fix both Dockerfiles together`);
    }
    return needed;
  };
}

/** A Dockerfile that copies something from the context. */
interface Taker {
  readonly file: string;
  /** The files that its own fix excludes. */
  readonly excluded: readonly string[];
  readonly order: number;
}

/** The Dockerfiles that share the .dockerignore of a context, by the path that they copy: a file, a folder, or `/`, absolute within the context. */
function takersOf(files: ProjectFiles, context: string, all: readonly Built[]): ReadonlyMap<string, readonly Taker[]> {
  const beside = (files.list(context) ?? []).filter(({ name, kind }) => kind === 'file' && isDockerfileName(name));
  const excluded = new Map(all.map(({ file, result }) => [file, result.excluded]));
  const sharing = [...beside.map(({ name }) => path.join(context, name)), ...all.filter((one) => one.context === context).map(({ file }) => file)];
  const takers = new Map<string, Taker[]>();
  for (const [order, file] of [...new Set(sharing)].entries()) {
    const text = files.read(file);
    if (text === undefined || hasOwnIgnoreFile(files, file, context)) continue;
    for (const source of sourcesIn(text)) {
      const known = takers.get(source) ?? [];
      known.push({ file, excluded: excluded.get(file) ?? [], order });
      takers.set(source, known);
    }
  }
  return takers;
}

function hasOwnIgnoreFile(files: ProjectFiles, dockerfile: string, context: string): boolean {
  const [own] = dockerignorePaths(dockerfile, context);
  return files.read(own) !== undefined;
}

/** The paths by which a COPY or ADD can copy the file: its own, and each folder above it, from the root of the context on. */
function placesOf(file: string): readonly string[] {
  const parts = file.split('/');
  return ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)];
}

/** The sources of COPY and ADD, absolute within the context, without duplicates. */
function sourcesIn(text: string): ReadonlySet<string> {
  const copies = readCopies(new Document('Dockerfile', text)).filter(({ from }) => from === undefined);
  return new Set(copies.flatMap(({ sources }) => sources.map(({ value }) => path.normalize(`/${value}`).replace(/(.)\/$/, '$1'))));
}
