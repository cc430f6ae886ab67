import path from 'node:path/posix';
import type { LintResult } from '../linter/types.ts';
import { readCopies } from '../syntax/dockerfile/dockerfile.ts';
import { dockerignorePaths } from '../syntax/dockerignore.ts';
import { Document } from '../text/document.ts';
import type { ProjectFiles } from './types.ts';

/** A Dockerfile with its absolute path, its build context, and what its fixes ask. */
interface Built {
  readonly file: string;
  readonly context: string;
  readonly result: Pick<LintResult, 'excluded'>;
}

const DOCKERFILE = /^(?:[\w.-]+\.)?(?:dockerfile|containerfile)(?:[.-][\w.-]+)?$/i;

/**
 * Finds the files that a Dockerfile's fix keeps out of its context although another Dockerfile takes them from there, each with why that matters.
 * The .dockerignore of a context counts for all of its Dockerfiles but those that have one of their own. `all` are those that are fixed together; what
 * they take is looked up once.
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
        needed.set(each, `${path.relative(one.context, other.file)} has the same .dockerignore and copies ${each} as well: it must be rewritten with it`);
    }
    return needed;
  };
}

/** A Dockerfile that takes something from the context. */
interface Taker {
  readonly file: string;
  /** What its own fix keeps out. */
  readonly excluded: readonly string[];
  readonly order: number;
}

/** Those that share the .dockerignore of a context, by what they take from it, as an absolute path: a file, a folder, or `/`. */
function takersOf(files: ProjectFiles, context: string, all: readonly Built[]): ReadonlyMap<string, readonly Taker[]> {
  const beside = (files.list(context) ?? []).filter(({ name, kind }) => kind === 'file' && DOCKERFILE.test(name) && !/\.dockerignore$/.test(name));
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

/** What a COPY or ADD may name to take the file from the context: itself, and each folder that it is in, from the root on. */
function placesOf(file: string): readonly string[] {
  const parts = file.split('/');
  return ['/', ...parts.map((_, index) => `/${parts.slice(0, index + 1).join('/')}`)];
}

/** What COPY and ADD take from the context, from its root on, each once. */
function sourcesIn(text: string): ReadonlySet<string> {
  const copies = readCopies(new Document('Dockerfile', text)).filter(({ from }) => from === undefined);
  return new Set(copies.flatMap(({ sources }) => sources.map(({ value }) => path.normalize(`/${value}`).replace(/(.)\/$/, '$1'))));
}
