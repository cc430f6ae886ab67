import type { Facts } from '../../facts/index.ts';
import type { AddedWords } from '../../prove/build-words.ts';
import { cacheEntriesOf } from '../../prove/cache-entries.ts';
import type { DeclaredBuild } from '../../prove/declared-build.ts';
import { watchRuns } from '../../prove/readers/watch-runs.ts';
import { type Io, UserError } from '../io/io.ts';
import { buildahProgram } from './buildah-program.ts';
import { dockerProgram, WITNESS_FOLDER } from './docker-program.ts';
import type { BuildProgram } from './engine.ts';

/** Tolerance for file systems that store times in whole seconds. */
const CLOCK_MS = 2_000;

/** What decides which program builds. */
export interface Choice {
  readonly io: Io;
  readonly facts: Facts;
  readonly declared: DeclaredBuild | undefined;
  readonly signal: AbortSignal;
}

/** What the program is to build. */
export interface Builds {
  /** The temporary folder of the run. */
  readonly folder: string;
  readonly added: AddedWords;
  /** The Dockerfiles, without what prove adds to them. */
  readonly texts: readonly string[];
}

/** Returns the program that builds for the engine of the file. Throws a UserError. */
export async function chooseProgram({ io, facts, declared, signal }: Choice, { folder, added, texts }: Builds): Promise<BuildProgram> {
  if (facts.engine.name.startsWith('buildah')) {
    if (declared)
      throw new UserError('docker builds what Compose and bake files declare, and the engine is buildah: name the Dockerfile, or leave out `--engine buildah`');
    if (added.builder !== undefined || added.caches.length > 0)
      throw new UserError('`--builder` and `--cache-to` after -- are options of docker buildx, and the engine is buildah');
    return await buildahProgram(io, folder, signal);
  }
  return dockerProgram({
    io,
    folder,
    builder: added.builder === undefined ? [] : ['--builder', added.builder],
    isOurs: cacheEntriesOf(texts.flatMap((text) => [text, watchRuns(text, { target: undefined, folder: WITNESS_FOLDER }).text])),
    since: Date.now() - CLOCK_MS,
  });
}
