import path from 'node:path/posix';
import { isWithin } from '../facts/commands/paths.ts';
import { parseDockerfile } from '../syntax/dockerfile/dockerfile.ts';
import { Document } from '../text/document.ts';
import type { ProjectFiles } from './types.ts';

/**
 * Returns the build context (absolute path) of a Dockerfile: the folder that files declare, or where they declare none, its own folder or the nearest parent
 * folder in the project that contains more of the sources of its COPYs and ADDs. A declared folder that lacks sources, all of which such a folder has, cannot
 * be built any more. A Dockerfile that copies its whole context is not built in a folder of Dockerfiles and nothing else. Source: https://docs.docker.com/build/concepts/context/#local-context (paths are relative to the context)
 */
export function likelyContext(files: ProjectFiles, file: string, document: Document | undefined, declared?: string): string {
  const own = path.dirname(file);
  const root = files.rootOf(file);
  const first = declared ?? own;
  if (!isWithin(own, root) || (declared === undefined ? own === root : files.list(declared) === undefined)) return first;
  const all = sourcesIn(document ?? new Document(file, files.read(file) ?? ''));
  const sources = all.filter((source) => source !== '.');
  if (sources.length === 0) return declared === undefined && all.length > 0 ? aboveDockerfiles(files, own, root) : first;
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

/** The nearest folder with a file that is no Dockerfile; the folder itself if there is none in the project. */
function aboveDockerfiles(files: ProjectFiles, own: string, root: string): string {
  for (let folder = own; ; folder = path.dirname(folder)) {
    const entries = files.list(folder) ?? [];
    if (entries.some(({ name, kind }) => (kind === 'folder' ? folder === own : !OF_DOCKER.test(name)))) return folder;
    if (folder === root) return own;
  }
}

/** Dockerfiles and what stands beside them. Source: https://docs.docker.com/build/concepts/dockerfile/#filename */
const OF_DOCKER = /^(?:[\w.-]+\.)?(?:docker|container)file(?:[._-][\w.-]+)?$|^\.dockerignore$/i;

/** The sources of COPY and ADD that are named literally; `.` for the whole context. */
function sourcesIn(document: Document): readonly string[] {
  if (!/^\s*(?:COPY|ADD)\s/im.test(document.text)) return [];
  const found = parseDockerfile(document).instructions.flatMap((one) => {
    if ((one.keyword !== 'COPY' && one.keyword !== 'ADD') || one.from !== undefined) return [];
    return one.sources.flatMap(({ value }) => (/[$*?[\\]|:\/\/|^git@/.test(value) ? [] : [path.normalize(value.replace(/^\/+/, '')).replace(/\/$/, '')]));
  });
  return [...new Set(found)].map((source) => source || '.').filter((source) => !source.startsWith('..'));
}

function isIn(files: ProjectFiles, folder: string, source: string): boolean {
  const at = path.join(folder, source);
  return files.list(path.dirname(at))?.some(({ name }) => name === path.basename(at)) ?? false;
}
