import type { TarMember } from '../contents/tar-members.ts';
import type { TreeEntry } from '../types.ts';

/** An entry of a layer. Its path has no slash at either end. */
export interface LayerEntry extends TreeEntry {
  readonly path: string;
}

/** Converts a tar entry. Leaves out times, which differ in any two builds. */
export function layerEntry(path: string, { type, mode, owner, target, pax }: TarMember, digest: string): LayerEntry {
  const attributes = Object.entries(pax)
    .filter(([key]) => key.startsWith('SCHILY.xattr.'))
    .map(([key, value]) => `${key.slice('SCHILY.xattr.'.length)}=${value}`)
    .sort()
    .join('\n');
  return { path, type, mode: (mode & 0o7777).toString(8).padStart(4, '0'), owner, target, digest: type === 'file' ? digest : '', attributes };
}

/**
 * Returns the paths visible in a container: `.wh.` files (whiteouts) of a layer hide paths of earlier layers.
 * Source: https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
 */
export function treeOf(layers: readonly (readonly LayerEntry[])[]): ReadonlyMap<string, TreeEntry> {
  const tree = new Map<string, TreeEntry>();
  const removeBelow = (folder: string): void => {
    for (const path of [...tree.keys()]) if (path.startsWith(`${folder}/`)) tree.delete(path);
  };
  for (const layer of layers) {
    for (const { path } of layer) {
      const hidden = hiddenBy(path);
      if (hidden === undefined) continue;
      if (!hidden.isOpaque) tree.delete(hidden.path);
      removeBelow(hidden.path);
    }
    for (const { path, ...entry } of layer) {
      if (path === '' || hiddenBy(path)) continue;
      if (entry.type !== 'directory' && tree.get(path)?.type === 'directory') removeBelow(path);
      tree.set(path, entry);
    }
  }
  return tree;
}

function hiddenBy(path: string): { readonly path: string; readonly isOpaque: boolean } | undefined {
  const slash = path.lastIndexOf('/') + 1;
  const base = path.slice(slash);
  if (!base.startsWith('.wh.')) return undefined;
  const isOpaque = base === '.wh..wh..opq';
  return { isOpaque, path: isOpaque ? path.slice(0, Math.max(0, slash - 1)) : `${path.slice(0, slash)}${base.slice('.wh.'.length)}` };
}
