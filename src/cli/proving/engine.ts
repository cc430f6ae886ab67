import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { docker } from '../io/docker.ts';
import { type Io, UserError } from '../io/io.ts';

/** The docker engine that builds, and how to recognise what one run of prove created in it. */
export interface Engine {
  readonly io: Io;
  /** `--builder NAME` if the user chose one; else empty. */
  readonly builder: readonly string[];
  /** The temporary folder. Its name is part of the names of the build records. */
  readonly folder: string;
  /** Whether a build of this run may have created the entry of the build cache with this description. */
  isOurs(description: string): boolean;
  /** Start of the run, in milliseconds since 1970. */
  readonly since: number;
}

/** Programs whose builds cannot be compared here, and the command that makes an archive of their images. */
const OTHER_BUILDERS: { readonly [program: string]: string } = {
  podman: 'podman save --format oci-archive -o app.tar IMAGE',
  buildah: 'buildah push IMAGE oci-archive:app.tar',
};

/** Checks that an engine with buildx is available. Throws a UserError if not. */
export async function checkEngine({ cwd, env }: Io, signal: AbortSignal): Promise<void> {
  if (!isInstalled('docker', env)) {
    const [other] = Object.keys(OTHER_BUILDERS).filter((program) => isInstalled(program, env));
    throw new UserError(`docker is not installed: prove builds with docker buildx${other === undefined ? '' : `, ${insteadOf(other)}`}`);
  }
  for (const [words, lack] of [
    [['version'], 'no docker engine answers'],
    [['buildx', 'version'], 'docker has no buildx here'],
  ] as const) {
    const { ok, tail } = await docker(words, { cwd, env: { ...env }, signal });
    // the package podman-docker: https://packages.debian.org/podman-docker
    if (tail.some((line) => /podman engine|emulate docker cli using podman/i.test(line)))
      throw new UserError(`docker is podman here: prove builds with docker buildx, ${insteadOf('podman')}`);
    if (!ok)
      throw new UserError(
        `${lack}, but prove builds with docker buildx (docker ${words.join(' ')}: ${tail.findLast((line) => line.trim() !== '') ?? 'failed'})`,
      );
  }
}

function insteadOf(program: string): string {
  return `not with ${program}. What ${program} built can be searched: ${OTHER_BUILDERS[program]} && dockerlint prove --image app.tar NAME...`;
}

function isInstalled(program: string, { PATH = '' }: Io['env']): boolean {
  const names = process.platform === 'win32' ? [`${program}.exe`, `${program}.cmd`] : [program];
  return PATH.split(path.delimiter).some((folder) => names.some((name) => folder !== '' && existsSync(path.join(folder, name))));
}

/** Source: https://github.com/docker/buildx/blob/v0.29.0/commands/diskusage.go */
const FIELD = /^(ID|Parents?|Created at|Mutable|Reclaimable|Shared|Size|Description|Usage count|Last used|Type):(?:\s+(.*))?$/;

/** The entries of the build cache that builds of this run may have created: for each id, whether a build that has not ended uses it. */
export type CacheEntries = ReadonlyMap<string, { readonly isInUse: boolean }>;

/** Lists entries of the build cache. Returns undefined if the builder does not list them. */
export async function cacheEntries({ io, builder, isOurs }: Engine, signal?: AbortSignal): Promise<CacheEntries | undefined> {
  const entries = new Map<string, { readonly isInUse: boolean }>();
  let rest = '';
  let id = '';
  let isInUse = false;
  let description: string | undefined;
  const take = (line: string): void => {
    const [, key, value = ''] = FIELD.exec(line) ?? [];
    // a heredoc has several lines
    if (key === undefined && description !== undefined) description += `\n${line}`;
    if (key === undefined && line !== '') return;
    if (description !== undefined && isOurs(description)) entries.set(id, { isInUse });
    description = key === 'Description' ? value : undefined;
    if (key === 'ID') id = value;
    if (key === 'Reclaimable') isInUse = value === 'false';
  };
  const end = await docker(['buildx', 'du', '--verbose', ...builder], {
    cwd: io.cwd,
    env: { ...io.env },
    signal,
    listen(chunk) {
      const lines = (rest + Buffer.from(chunk).toString('utf8')).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(take);
    },
  });
  for (const line of [rest, 'ID:']) take(line);
  return end.ok ? entries : undefined;
}

/**
 * Returns the build records of this run as `builder/node/ref`. buildx keeps a file for each build that names its Dockerfile. The engine itself is not asked for
 * a list: `docker buildx history ls` crashes it before BuildKit 0.29. Source: https://github.com/moby/buildkit/pull/6614
 */
export function recordsOf({ io, folder, since }: Engine): readonly string[] {
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
    return statSync(file).mtimeMs >= since && readFileSync(file, 'utf8').includes(path.basename(folder));
  } catch {
    return false;
  }
}

/** Things that the builds of a run may have left. */
export interface Leavings {
  readonly tags: readonly string[];
  /** The build cache before the first build. */
  readonly cacheBefore: CacheEntries | undefined;
}

/**
 * Removes images, build records, new entries of the build cache, and the folder. Returns one line for each thing that could not be removed, shown to people.
 * Never throws.
 */
export async function removeAll(engine: Engine, { tags, cacheBefore }: Leavings): Promise<readonly string[]> {
  const left: string[] = [];
  const attempt = async (what: string, remove: () => Promise<boolean>): Promise<void> => {
    const done = await remove().catch(() => false);
    if (!done) left.push(what);
  };
  for (const tag of tags) await attempt(`the image ${tag}`, () => removeImage(engine, tag));
  await attempt(`build records named ${path.basename(engine.folder)} (docker buildx history)`, () => removeRecords(engine));
  await attempt('entries of the build cache (docker buildx prune)', () => removeCache(engine, cacheBefore));
  await attempt(`the folder ${engine.folder}`, async () => {
    rmSync(engine.folder, { recursive: true, force: true });
    return true;
  });
  return left;
}

async function removeImage({ io }: Engine, tag: string): Promise<boolean> {
  const { ok, tail } = await docker(['image', 'rm', '--force', tag], { cwd: io.cwd, env: { ...io.env } });
  return ok || tail.join(' ').includes('No such image');
}

async function removeRecords(engine: Engine): Promise<boolean> {
  const records = recordsOf(engine);
  if (records.length === 0) return true;
  const ids = records.map((record) => path.basename(record));
  const { ok, tail } = await docker(['buildx', 'history', 'rm', ...ids, ...engine.builder], { cwd: engine.io.cwd, env: { ...engine.io.env } });
  for (const record of records) rmSync(path.join(buildxFolder(engine.io), 'refs', record), { force: true });
  // older versions of buildx have no such command, and their engines keep no records; the record of an interrupted build may not exist
  return ok || /unknown command|unknown flag|not found/i.test(tail.join(' '));
}

/** Source: https://docs.docker.com/build/building/variables/#buildx_config */
function buildxFolder({ env }: Io): string {
  return env['BUILDX_CONFIG'] ?? path.join(env['DOCKER_CONFIG'] ?? path.join(env['HOME'] ?? homedir(), '.docker'), 'buildx');
}

/** How often the build cache is listed at the end: a build that was interrupted takes a moment to let go of its entries. */
const LISTINGS = 4;
const PAUSE_MS = 500;

/**
 * Removes the new entries of the build cache. Returns false if some remain that no build uses. The builds of this run have ended, so that what is new in a
 * second listing, or stays in use, belongs to another build: the sources of a context, say, which the engine describes in the same words for every build.
 * The engine lists each entry that it removes, and the cache is not listed again unless something remains: that is slow with thousands of entries.
 */
async function removeCache(engine: Engine, before: CacheEntries | undefined): Promise<boolean> {
  if (before === undefined) return true;
  let known: CacheEntries | undefined;
  for (let listing = 1; listing <= LISTINGS; listing++) {
    const ours = [...((await cacheEntries(engine)) ?? [])].filter(([id]) => !before.has(id) && known?.has(id) !== false);
    const free = ours.filter(([, { isInUse }]) => !isInUse).map(([id]) => id);
    const areRemoved = free.length === 0 || (await prune(engine, free));
    if (areRemoved && (free.length === ours.length || listing === LISTINGS)) return true;
    known = new Map(ours);
    if (listing < LISTINGS) await setTimeout(PAUSE_MS);
  }
  return false;
}

/** Removes entries of the build cache. Returns false if one remains. */
async function prune({ io, builder }: Engine, ids: readonly string[]): Promise<boolean> {
  let said = '';
  const words = ['buildx', 'prune', '--all', '--force', '--filter', `id~=^(${ids.join('|')})$`, ...builder];
  const { ok } = await docker(words, {
    cwd: io.cwd,
    env: { ...io.env },
    listen: (chunk) => {
      said += Buffer.from(chunk).toString('latin1');
    },
  });
  return ok && ids.every((id) => said.includes(id));
}
