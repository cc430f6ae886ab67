import { existsSync } from 'node:fs';
import path from 'node:path/posix';
import { searchArchive } from '../../prove/images/image-archive.ts';
import type { Sought, Trace, UnreadFile } from '../../prove/types.ts';
import type { Lab, Which } from './build-inputs.ts';
import { layoutFiles } from './layout-files.ts';

/** Whether the cache that a build exports was searched; `unsupported`: the builder exports none. Undefined if the build command names no cache. */
export type CacheSearch = 'searched' | 'unsupported' | undefined;

/**
 * The option that exports the cache, in place of those of the build command: to a folder, whatever the type is, so that nothing leaves the machine. The content
 * is the same for all types: with `mode=max` the layers of every stage. Source: https://docs.docker.com/build/cache/backends/
 */
export function cacheWords(lab: Lab, which: Which): readonly string[] {
  const { caches } = lab.added;
  if (caches.length === 0) return [];
  const mode = caches.some((cache) => /(?:^|,)mode=max(?:,|$)/.test(cache)) ? 'max' : 'min';
  return ['--cache-to', `type=local,dest=${cacheFolder(lab, which)},mode=${mode}`];
}

/** Whether a build failed only because its builder exports no cache: the one of docker without the containerd image store. */
export function hasNoCacheExport(tail: readonly string[]): boolean {
  return tail.some((line) => line.includes('Cache export is not supported'));
}

/** Searches the cache that a build exported. */
export async function searchCache(
  lab: Lab,
  which: Which,
  sought: readonly Sought[],
): Promise<{ readonly traces: readonly Trace[]; readonly unread: readonly UnreadFile[] }> {
  const folder = cacheFolder(lab, which);
  if (!existsSync(path.join(folder, 'index.json'))) return { traces: [], unread: [] };
  const { images, attached } = await searchArchive(layoutFiles(folder, lab.signal), sought);
  const here = <Found extends { readonly place: string }>(found: Found): Found => ({ ...found, place: `the exported cache: ${found.place}` });
  return { traces: [...images.flatMap(({ search }) => search.traces), ...attached].map(here), unread: images.flatMap(({ search }) => search.unread).map(here) };
}

function cacheFolder({ engine }: Lab, which: Which): string {
  return path.join(engine.folder, `cache-${which}`);
}
