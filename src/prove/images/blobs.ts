import { type ByteReader, byteReader, remaining } from '../contents/byte-reader.ts';
import { expanded } from '../contents/expand.ts';
import { inflated } from '../contents/inflate.ts';
import { HEAD, kindOf } from '../contents/kinds.ts';
import type { Member } from '../contents/member.ts';
import { searchContents } from '../contents/search-contents.ts';
import { tarMembers } from '../contents/tar-members.ts';
import { MOST_TEXT } from '../readers/witness-script.ts';
import { seekerFor } from '../seeker.ts';
import type { Sought } from '../types.ts';
import { type LayerEntry, layerEntry } from './file-tree.ts';

/** Thrown if an archive is not that of an image, or one of its layers cannot be read. */
export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** A file of an image archive, or of the folder of one. */
export interface ArchiveFile extends Member {
  readonly name: string;
  readonly type: string;
  readonly size: number;
  /** The target of a link. */
  readonly target: string;
}

/** The searched contents of an image archive, by name. */
export interface Blobs {
  readonly layers: ReadonlyMap<string, Layer>;
  readonly texts: ReadonlyMap<string, string>;
  /** The secrets in files that are neither layers nor small enough to be kept, with the form of each. */
  readonly large: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Larger JSON files are only searched: a configuration or manifest is never that large. */
const MOST_JSON_BYTES = 16 * 1024 * 1024;

/** Reads every file of an archive once, and searches the layers. `withDigests`: whether two images will be compared. Throws an ArchiveError. */
export async function readBlobs(files: AsyncIterable<ArchiveFile>, sought: readonly Sought[], withDigests: boolean): Promise<Blobs> {
  const layers = new Map<string, Layer>();
  const texts = new Map<string, string>();
  const large = new Map<string, ReadonlyMap<string, string>>();
  const links = new Map<string, string>();
  for await (const { name: given, type, size, contents, target } of files) {
    const name = given.replace(/^(?:\.\/)+/, '');
    if (type === 'symlink') links.set(name, joined(name, target));
    if (type !== 'file') continue;
    const reader = byteReader(contents, () => {});
    const layer = layerBytes(await reader.peek(HEAD), reader);
    if (layer) layers.set(name, await searchLayer(layer, sought, withDigests).catch((error: unknown) => unreadable(name, error)));
    else if (size <= MOST_JSON_BYTES) texts.set(name, (await reader.read(size)).toString('utf8'));
    else {
      const seeker = seekerFor(sought);
      for await (const piece of remaining(reader)) seeker.push(piece);
      large.set(name, seeker.found());
    }
    for await (const _ of remaining(reader));
  }
  // docker before 25 saved a layer that several images have once
  for (const [name, target] of links) {
    const layer = layers.get(target);
    if (layer) layers.set(name, layer);
  }
  return { layers, texts, large };
}

/** A layer that is broken is no file of the image that could be left out. */
function unreadable(name: string, error: unknown): never {
  throw new ArchiveError(`the layer ${name} cannot be read: ${error instanceof Error ? error.message : 'it is broken'}`);
}

function joined(name: string, target: string): string {
  const parts = name.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** A searched layer. */
export interface Layer {
  readonly entries: readonly LayerEntry[];
  readonly found: readonly {
    readonly path: string;
    readonly inside: readonly string[];
    readonly name: string;
    readonly form: string;
    readonly isPlain: boolean;
  }[];
  readonly unread: readonly { readonly path: string; readonly why: string; readonly digest: string }[];
}

async function searchLayer(bytes: AsyncIterable<Uint8Array>, sought: readonly Sought[], withDigests: boolean): Promise<Layer> {
  const entries: LayerEntry[] = [];
  const found: Layer['found'][number][] = [];
  const unread: Layer['unread'][number][] = [];
  for await (const member of tarMembers(bytes)) {
    const path = member.name.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    const search = await searchContents(member.contents, `${member.name}\n${member.notes ?? ''}`, sought, withDigests);
    entries.push(layerEntry(path, member, search.digest));
    for (const [name, { form, inside }] of search.found)
      found.push({ path, inside, name, form, isPlain: form === 'as it is' && inside.length === 0 && member.size <= MOST_TEXT });
    if (search.unread !== undefined) unread.push({ path, why: search.unread, digest: search.digest });
  }
  return { entries, found, unread };
}

/**
 * The uncompressed bytes of a layer; undefined for a blob that is no layer. Source:
 * https://github.com/opencontainers/image-spec/blob/main/layer.md#distributable-format
 */
function layerBytes(head: Buffer, reader: ByteReader): AsyncIterable<Uint8Array> | undefined {
  const kind = kindOf(head);
  // an empty tar archive is all zeros, e.g. the layer of a WORKDIR that already existed
  if (kind === 'tar' || (head.length > 0 && head.every((byte) => byte === 0))) return remaining(reader);
  if (kind === 'gzip') return inflated(reader, 'gzip');
  if (kind === 'zstd') return expanded(reader, kind);
  return undefined;
}
