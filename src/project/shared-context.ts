import path from 'node:path/posix';
import type { LintResult } from '../linter/types.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { dockerignorePaths } from '../syntax/dockerignore.ts';
import { Document } from '../text/document.ts';
import { boundedMemo } from '../text/memo.ts';
import type { ProjectFiles } from './types.ts';

/** A Dockerfile with its absolute path, its build context, and what its fixes ask. */
interface Built {
  readonly file: string;
  readonly context: string;
  readonly result: Pick<LintResult, 'excluded'>;
}

const DOCKERFILE = /^(?:[\w.-]+\.)?(?:dockerfile|containerfile)(?:[.-][\w.-]+)?$/i;

/**
 * The files that a Dockerfile's fix keeps out of its context although another Dockerfile takes them from there, each with why that matters.
 * The .dockerignore of a context counts for all of its Dockerfiles but those that have one of their own.
 * Source: https://docs.docker.com/build/concepts/context/#filename-and-location
 */
export function neededByOthers(files: ProjectFiles, one: Built, all: readonly Built[]): ReadonlyMap<string, string> {
  if (one.result.excluded.length === 0 || hasOwnIgnoreFile(files, one.file, one.context)) return new Map();
  const beside = (files.list(one.context) ?? []).filter(({ name, kind }) => kind === 'file' && DOCKERFILE.test(name) && !/\.dockerignore$/.test(name));
  const others = new Set([
    ...beside.map(({ name }) => path.join(one.context, name)),
    ...all.filter(({ context }) => context === one.context).map(({ file }) => file),
  ]);
  others.delete(one.file);
  const needed = new Map<string, string>();
  for (const other of others) {
    const text = files.read(other);
    if (text === undefined || hasOwnIgnoreFile(files, other, one.context)) continue;
    const left = one.result.excluded.filter((each) => !all.find(({ file }) => file === other)?.result.excluded.includes(each));
    for (const each of left.filter((taken) => takes(text, taken)))
      needed.set(each, `${path.relative(one.context, other)} has the same .dockerignore and copies ${each} as well: it must be rewritten with it`);
  }
  return needed;
}

function hasOwnIgnoreFile(files: ProjectFiles, dockerfile: string, context: string): boolean {
  const [own] = dockerignorePaths(dockerfile, context);
  return files.read(own) !== undefined;
}

/** Whether a COPY or ADD takes the file from the context, by its name or with its folder. */
function takes(text: string, file: string): boolean {
  return SOURCES.of(text, sourcesIn).some((source) => source === '/' || `/${file}` === source || `/${file}`.startsWith(`${source}/`));
}

/** Each Dockerfile of a context is asked about for every other. */
const SOURCES = boundedMemo<readonly string[]>(2_000_000);

/** What COPY and ADD take from the context, from its root on. */
function sourcesIn(text: string): readonly string[] {
  return parseDockerfile(new Document('Dockerfile', text)).instructions.flatMap((one) =>
    (one.keyword === 'COPY' || one.keyword === 'ADD') && one.from === undefined
      ? one.sources.map(({ value }) => path.normalize(`/${value}`).replace(/(.)\/$/, '$1'))
      : [],
  );
}
