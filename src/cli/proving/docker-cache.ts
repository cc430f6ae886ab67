import { setTimeout } from 'node:timers/promises';
import { type Argv, runCommand } from '../io/command.ts';
import type { Io } from '../io/io.ts';

/** The builder whose cache is meant, and how to recognise what one run of prove created in it. */
export interface CachingBuilder {
  readonly io: Io;
  /** `--builder NAME` if the user chose one; else empty. */
  readonly builder: readonly string[];
  /** Whether a build of this run may have created the entry of the build cache with this description. */
  isOurs(description: string): boolean;
}

/** Source: https://github.com/docker/buildx/blob/v0.29.0/commands/diskusage.go */
const FIELD = /^(ID|Parents?|Created at|Mutable|Reclaimable|Shared|Size|Description|Usage count|Last used|Type):(?:\s+(.*))?$/;

/** The entries of the build cache that builds of this run may have created: for each id, whether a build that has not ended uses it. */
export type CacheEntries = ReadonlyMap<string, { readonly isInUse: boolean }>;

/** Lists entries of the build cache. Returns undefined if the builder does not list them. */
export async function cacheEntries({ io, builder, isOurs }: CachingBuilder, signal?: AbortSignal): Promise<CacheEntries | undefined> {
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
  const end = await runCommand(['docker', 'buildx', 'du', '--verbose', ...builder], {
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

/** How often the build cache is listed at the end: a build that was interrupted takes a moment to let go of its entries. */
const LISTINGS = 4;
const PAUSE_MS = 500;

/**
 * Removes the new entries of the build cache. Returns false if some remain that no build uses. The builds of this run have ended, so that what is new in a
 * second listing, or stays in use, belongs to another build: the sources of a context, say, which the engine describes in the same words for every build.
 * The engine lists each entry that it removes, and the cache is not listed again unless something remains: that is slow with thousands of entries.
 */
export async function removeCache(engine: CachingBuilder, before: CacheEntries | undefined): Promise<boolean> {
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
async function prune({ io, builder }: CachingBuilder, ids: readonly string[]): Promise<boolean> {
  let said = '';
  const words: Argv = ['docker', 'buildx', 'prune', '--all', '--force', '--filter', `id~=^(${ids.join('|')})$`, ...builder];
  const { ok } = await runCommand(words, {
    cwd: io.cwd,
    env: { ...io.env },
    listen: (chunk) => {
      said += Buffer.from(chunk).toString('latin1');
    },
  });
  return ok && ids.every((id) => said.includes(id));
}
