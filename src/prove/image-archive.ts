import { type ByteReader, byteReader, remaining } from './contents/byte-reader.ts';
import { inflated } from './contents/inflate.ts';
import { HEAD, kindOf } from './contents/kinds.ts';
import { searchContents } from './contents/search-contents.ts';
import { tarMembers } from './contents/tar-members.ts';
import { type LayerEntry, layerEntry, treeOf } from './file-tree.ts';
import { searchConfig, settingsOfConfig } from './image-config.ts';
import { masked } from './masking.ts';
import { MOST_TEXT } from './readers/witness-script.ts';
import type { ImageSearch, Sought, Trace } from './types.ts';

/** The archive is no image archive, or one of its layers cannot be read. */
class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** Maximum size of a JSON file: configurations and manifests are never larger. */
const MOST_JSON_BYTES = 16 * 1024 * 1024;

/**
 * Searches an image archive, as `docker image save` writes it: contents and names of the files in every layer (including files that a later layer deletes),
 * configuration and history. Throws an ArchiveError.
 * Source: https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md, https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export async function searchImage(archive: AsyncIterable<Uint8Array>, sought: readonly Sought[]): Promise<ImageSearch> {
  const layers = new Map<string, Layer>();
  const texts = new Map<string, string>();
  for await (const { name, type, size, contents } of tarMembers(archive)) {
    if (type !== 'file') continue;
    const reader = byteReader(contents, () => {});
    const layer = layerBytes(name, await reader.peek(HEAD), reader);
    if (layer) layers.set(name, await searchLayer(layer, sought));
    else if (size <= MOST_JSON_BYTES) texts.set(name, (await reader.read(size)).toString('utf8'));
    for await (const _ of remaining(reader));
  }
  const { Config, Layers } = readManifest(texts.get('manifest.json'));
  const ordered = Layers.map((name) => {
    const layer = layers.get(name);
    if (!layer) throw new ArchiveError(`the archive has no layer ${name}`);
    return layer;
  });
  const config = texts.get(Config);
  if (config === undefined) throw new ArchiveError('the archive has no configuration');
  return {
    id: `sha256:${/[0-9a-f]{64}/.exec(Config)?.[0] ?? ''}`,
    traces: [...searchConfig(config, sought), ...ordered.flatMap((layer, index) => tracesOf(layer, index + 1, ordered.length, sought))],
    layers: ordered.length,
    tree: treeOf(ordered.map(({ entries }) => entries)),
    secretPaths: new Set(ordered.flatMap(({ found }) => found.map(({ path }) => path))),
    plainPaths: new Set(ordered.flatMap(({ found }) => found.filter(({ isPlain }) => isPlain).map(({ path }) => path))),
    settings: settingsOfConfig(config, sought),
    unread: ordered.flatMap(({ unread }, index) =>
      unread.map(({ path, why, digest }) => ({ place: masked(`layer ${index + 1} of ${ordered.length}, /${path}`, sought), why: masked(why, sought), digest })),
    ),
  };
}

interface Layer {
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

async function searchLayer(bytes: AsyncIterable<Uint8Array>, sought: readonly Sought[]): Promise<Layer> {
  const entries: LayerEntry[] = [];
  const found: Layer['found'][number][] = [];
  const unread: Layer['unread'][number][] = [];
  for await (const member of tarMembers(bytes)) {
    const path = member.name.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    const search = await searchContents(member.contents, `${member.name}\n${member.notes ?? ''}`, sought);
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
function layerBytes(name: string, head: Buffer, reader: ByteReader): AsyncIterable<Uint8Array> | undefined {
  const kind = kindOf(head);
  // an empty tar archive is all zeros, e.g. the layer of a WORKDIR that already existed
  if (kind === 'tar' || (head.length > 0 && head.every((byte) => byte === 0))) return remaining(reader);
  if (kind === 'gzip') return inflated(reader, 'gzip');
  if (kind === 'zstd') throw new ArchiveError(`the layer ${name} is compressed with zstd, which cannot be read here`);
  return undefined;
}

function tracesOf({ found }: Layer, number: number, count: number, sought: readonly Sought[]): readonly Trace[] {
  return found.map(({ path, inside, name, form }) => ({
    name,
    form,
    place: masked(`layer ${number} of ${count}, /${[path, ...inside].join(' › ')}`, sought),
  }));
}

function readManifest(text: string | undefined): { readonly Config: string; readonly Layers: readonly string[] } {
  const parsed: unknown = text === undefined ? undefined : JSON.parse(text);
  const first: unknown = Array.isArray(parsed) ? parsed[0] : undefined;
  if (typeof first !== 'object' || first === null || !('Config' in first) || !('Layers' in first)) throw new ArchiveError('it is no archive of an image');
  const { Config, Layers } = first;
  if (typeof Config !== 'string' || !Array.isArray(Layers)) throw new ArchiveError('its manifest cannot be read');
  return { Config, Layers: Layers.map(String) };
}
