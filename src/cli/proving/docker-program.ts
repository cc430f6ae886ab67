import { readdirSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { searchStream } from '../../prove/record.ts';
import type { Sought, Trace } from '../../prove/types.ts';
import { commandOutput, runCommand } from '../io/command.ts';
import { type Io, UserError } from '../io/io.ts';
import { readRegularFile } from '../io/read-input.ts';
import { installedBuildah } from './buildah-program.ts';
import { type CacheEntries, type CachingBuilder, cacheEntries, removeCache } from './docker-cache.ts';
import { attempts, type BuildProgram } from './engine.ts';
import { isInstalled } from './installed.ts';

/** The docker engine that builds, and how to recognise what one run of prove created in it. */
export interface Docker extends CachingBuilder {
  /** The temporary folder. Its name is part of the names of the build records. */
  readonly folder: string;
  /** Start of the run, in milliseconds since 1970. */
  readonly since: number;
}

/** A folder in memory that every container has. */
export const WITNESS_FOLDER = '/dev/.dockerlint';

/** Builds with docker buildx. */
export function dockerProgram(engine: Docker): BuildProgram {
  const { io, folder } = engine;
  let cacheBefore: CacheEntries | undefined;
  return {
    name: 'docker',
    build: ['docker', 'buildx', 'build'],
    witnessFolder: WITNESS_FOLDER,
    // BuildKit finds the ignore file by its name
    options: ({ tag }) => ['--progress=plain', ...(tag === undefined ? ['--output=type=cacheonly'] : ['--load', '-t', tag])],
    async start(signal) {
      await checkDocker(io, signal);
      cacheBefore = await cacheEntries(engine, signal);
    },
    read: (tag, signal, read) => commandOutput(['docker', 'image', 'save', tag], { cwd: io.cwd, env: { ...io.env }, signal }, read),
    records: () => recordsOf(engine),
    searchRecords: (records, sought, signal) => searchRecords(engine, records, sought, signal),
    failedStep,
    remove: (tags) =>
      attempts([
        ...tags.map((tag) => ({ what: `the image ${tag}`, remove: () => removeImage(io, tag) })),
        { what: `build records named ${path.basename(folder)} (docker buildx history)`, remove: () => removeRecords(engine) },
        { what: 'entries of the build cache (docker buildx prune)', remove: () => removeCache(engine, cacheBefore) },
      ]),
  };
}

/** Checks that an engine with buildx is available. Throws a UserError if not. */
async function checkDocker({ cwd, env }: Io, signal: AbortSignal): Promise<void> {
  if (!isInstalled('docker', env)) {
    const other = installedBuildah(env);
    const instead = other === undefined ? '' : `; \`--engine buildah\` fixes for ${other}, and builds with it`;
    throw new UserError(`docker is not installed: prove builds with docker buildx${instead}`);
  }
  for (const [words, lack] of [
    [['version'], 'no docker engine answers'],
    [['buildx', 'version'], 'docker has no buildx here'],
  ] as const) {
    const { ok, tail } = await runCommand(['docker', ...words], { cwd, env: { ...env }, signal });
    // the package podman-docker: https://packages.debian.org/podman-docker
    if (tail.some((line) => /podman engine|emulate docker cli using podman/i.test(line)))
      throw new UserError('docker is podman here: prove builds with docker buildx; `--engine buildah` fixes for podman, and builds with it');
    if (!ok)
      throw new UserError(
        `${lack}, but prove builds with docker buildx (docker ${words.join(' ')}: ${tail.findLast((line) => line.trim() !== '') ?? 'failed'})`,
      );
  }
}

/**
 * Returns the build records of this run as `builder/node/ref`. buildx keeps a file for each build that names its Dockerfile. The engine itself is not asked for
 * a list: `docker buildx history ls` crashes it before BuildKit 0.29. Source: https://github.com/moby/buildkit/pull/6614
 */
function recordsOf({ io, folder, since }: Docker): readonly string[] {
  const refs = path.join(buildxFolder(io), 'refs');
  return entriesOf(refs).flatMap((builder) =>
    entriesOf(path.join(refs, builder)).flatMap((node) =>
      entriesOf(path.join(refs, builder, node))
        .filter((ref) => isOf(path.join(refs, builder, node, ref), folder, since))
        .map((ref) => `${builder}/${node}/${ref}`),
    ),
  );
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * Whether a file of buildx about a build belongs to this run: it is newer than `since`, and names `folder`. All other files are about the user's own builds.
 */
function isOf(file: string, folder: string, since: number): boolean {
  try {
    return statSync(file).mtimeMs >= since && readRegularFile(file).toString('utf8').includes(path.basename(folder));
  } catch {
    return false;
  }
}

/** Searches the build records and their attachments. Older versions of buildx show none. */
async function searchRecords(engine: Docker, records: readonly string[], sought: readonly Sought[], signal: AbortSignal): Promise<readonly Trace[]> {
  const traces: Trace[] = [];
  for (const record of records) {
    const ref = path.basename(record);
    const parts: readonly (readonly [place: string, words: readonly string[]])[] = [
      ['the build record (docker buildx history inspect)', ['inspect', ref, '--format', 'json']],
      ['the provenance', ['inspect', 'attachment', ref, '--type', 'provenance']],
    ];
    for (const [place, words] of parts) {
      const found = searchStream(place, sought);
      await runCommand(['docker', 'buildx', 'history', ...words, ...engine.builder], {
        cwd: engine.io.cwd,
        env: { ...engine.io.env },
        signal,
        listen: found.push,
      });
      traces.push(...found.traces());
    }
  }
  return traces;
}

async function removeImage(io: Io, tag: string): Promise<boolean> {
  const { ok, tail } = await runCommand(['docker', 'image', 'rm', '--force', tag], { cwd: io.cwd, env: { ...io.env } });
  return ok || tail.join(' ').includes('No such image');
}

async function removeRecords(engine: Docker): Promise<boolean> {
  const records = recordsOf(engine);
  if (records.length === 0) return true;
  const ids = records.map((record) => path.basename(record));
  const { ok, tail } = await runCommand(['docker', 'buildx', 'history', 'rm', ...ids, ...engine.builder], { cwd: engine.io.cwd, env: { ...engine.io.env } });
  for (const record of records) rmSync(path.join(buildxFolder(engine.io), 'refs', record), { force: true });
  // older versions of buildx have no such command, and their engines keep no records; the record of an interrupted build may not exist
  return ok || /unknown command|unknown flag|not found/i.test(tail.join(' '));
}

/** Source: https://docs.docker.com/build/building/variables/#buildx_config */
function buildxFolder({ env }: Io): string {
  return env['BUILDX_CONFIG'] ?? path.join(env['DOCKER_CONFIG'] ?? path.join(env['HOME'] ?? homedir(), '.docker'), 'buildx');
}

/** The failed step, from the summary that buildx prints: ` > [build 3/4] RUN npm ci:`. */
function failedStep(tail: readonly string[]): string | undefined {
  for (const line of tail) {
    const [, step] = /^ > \[[^\]]*\] (.*):$/.exec(line) ?? [];
    if (step !== undefined) return step;
  }
  return undefined;
}
