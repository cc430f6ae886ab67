import path from 'node:path/posix';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { Document } from '../text/document.ts';
import type { ProjectFiles } from './types.ts';

/**
 * Returns the build context (absolute path) of a Dockerfile: the folder that files declare, or where they declare none, its own folder or the nearest parent
 * folder in the project that contains more of the sources of its COPYs and ADDs. A declared folder that lacks sources, all of which such a folder has, cannot
 * be built any more. Source: https://docs.docker.com/build/concepts/context/#local-context (paths are relative to the context)
 */
export function likelyContext(files: ProjectFiles, file: string, document: Document | undefined, declared?: string): string {
  const own = path.dirname(file);
  const root = files.rootOf(file);
  const first = declared ?? own;
  if (!isInside(own, root) || (declared === undefined ? own === root : files.list(declared) === undefined)) return first;
  const sources = sourcesIn(document ?? new Document(file, files.read(file) ?? ''));
  if (sources.length === 0) return first;
  const countIn = (folder: string): number => sources.filter((source) => isIn(files, folder, source)).length;
  let best = { folder: first, count: countIn(first) };
  const least = declared === undefined ? 0 : sources.length;
  for (let folder = own; best.count < sources.length; folder = path.dirname(folder)) {
    const count = countIn(folder);
    if (count > best.count && count >= least) best = { folder, count };
    if (folder === root) break;
  }
  return best.folder;
}

function isInside(folder: string, root: string): boolean {
  return folder === root || folder.startsWith(root === '/' ? root : `${root}/`);
}

/** The sources of COPY and ADD that are named literally. */
function sourcesIn(document: Document): readonly string[] {
  if (!/^\s*(?:COPY|ADD)\s/im.test(document.text)) return [];
  const found = parseDockerfile(document).instructions.flatMap((one) => {
    if ((one.keyword !== 'COPY' && one.keyword !== 'ADD') || one.from !== undefined) return [];
    return one.sources.flatMap(({ value }) => (/[$*?[\\]|:\/\/|^git@/.test(value) ? [] : [path.normalize(value.replace(/^\/+/, '')).replace(/\/$/, '')]));
  });
  return [...new Set(found)].filter((source) => source !== '' && source !== '.' && !source.startsWith('..'));
}

function isIn(files: ProjectFiles, folder: string, source: string): boolean {
  const at = path.join(folder, source);
  return files.list(path.dirname(at))?.some(({ name }) => name === path.basename(at)) ?? false;
}
