import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createTarDecoder, type TarHeader } from 'modern-tar';
import { searchConfig } from './image-config.ts';
import { masked } from './masking.ts';
import { seekerFor } from './seeker.ts';
import type { ImageSearch, Sought, Trace } from './types.ts';

/** The archive is not that of an image, or one of its layers cannot be read. */
class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
}

/** Larger JSON files are not read: a configuration or manifest is never that large. */
const MOST_JSON_BYTES = 16 * 1024 * 1024;

/**
 * Searches an image archive, as `docker image save` writes it: contents and names of the files in every layer (also of files that a later layer
 * deletes), configuration and history. Throws an ArchiveError.
 * Source: https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md, https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export async function searchImage(archive: AsyncIterable<Uint8Array>, sought: readonly Sought[]): Promise<ImageSearch> {
  const layers = new Map<string, Layer>();
  const texts = new Map<string, string>();
  await eachEntry(archive, async (header, body) => {
    if (header.type !== 'file') return;
    const { kind, bytes } = await sniff(body);
    if (kind === 'layer' || kind === 'gzip') layers.set(header.name, await searchLayer(kind === 'gzip' ? gunzip(bytes) : bytes, sought));
    else if (kind === 'zstd') throw new ArchiveError(`the layer ${header.name} is compressed with zstd, which cannot be read here`);
    else if (header.size <= MOST_JSON_BYTES) texts.set(header.name, await textOf(bytes));
    else await skip(bytes);
  });
  const { Config, Layers } = readManifest(texts.get('manifest.json'));
  const ordered = Layers.map((name) => {
    const layer = layers.get(name);
    if (!layer) throw new ArchiveError(`the archive has no layer ${name}`);
    return layer;
  });
  const config = texts.get(Config);
  if (config === undefined) throw new ArchiveError('the archive has no configuration');
  return {
    traces: [...searchConfig(config, sought), ...ordered.flatMap((layer, index) => tracesOf(layer, index + 1, ordered.length, sought))],
    layers: ordered.length,
    paths: visiblePaths(ordered),
  };
}

interface Layer {
  readonly files: readonly { readonly path: string; readonly isFolder: boolean }[];
  readonly found: readonly { readonly path: string; readonly name: string; readonly form: string }[];
}

async function searchLayer(bytes: AsyncIterable<Uint8Array>, sought: readonly Sought[]): Promise<Layer> {
  const files: Layer['files'][number][] = [];
  const found: Layer['found'][number][] = [];
  await eachEntry(bytes, async (header, body) => {
    const path = header.name.replace(/^(?:\.?\/)+/, '').replace(/\/+$/, '');
    files.push({ path, isFolder: header.type === 'directory' });
    const seeker = seekerFor(sought);
    seeker.push(Buffer.from(`${header.name}\n${header.linkname ?? ''}\n`));
    for await (const chunk of body) seeker.push(chunk);
    for (const [name, form] of seeker.found()) found.push({ path, name, form });
  });
  return { files, found };
}

function tracesOf({ found }: Layer, number: number, count: number, sought: readonly Sought[]): readonly Trace[] {
  return found.map(({ path, name, form }) => ({ name, form, place: masked(`layer ${number} of ${count}, /${path}`, sought) }));
}

/** The paths that a container sees: `.wh.` files (whiteouts) of a layer hide paths of earlier layers. Source: https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts */
function visiblePaths(layers: readonly Layer[]): ReadonlySet<string> {
  const visible = new Set<string>();
  for (const { files } of layers) {
    for (const { path } of files) {
      const slash = path.lastIndexOf('/') + 1;
      const base = path.slice(slash);
      if (!base.startsWith('.wh.')) continue;
      const hidden = base === '.wh..wh..opq' ? path.slice(0, Math.max(0, slash - 1)) : `${path.slice(0, slash)}${base.slice('.wh.'.length)}`;
      for (const seen of visible) if ((seen === hidden && base !== '.wh..wh..opq') || seen.startsWith(`${hidden}/`)) visible.delete(seen);
    }
    for (const { path, isFolder } of files) if (!isFolder && path !== '' && !path.slice(path.lastIndexOf('/') + 1).startsWith('.wh.')) visible.add(path);
  }
  return visible;
}

function readManifest(text: string | undefined): { readonly Config: string; readonly Layers: readonly string[] } {
  const parsed: unknown = text === undefined ? undefined : JSON.parse(text);
  const first: unknown = Array.isArray(parsed) ? parsed[0] : undefined;
  if (typeof first !== 'object' || first === null || !('Config' in first) || !('Layers' in first)) throw new ArchiveError('it is no archive of an image');
  const { Config, Layers } = first;
  if (typeof Config !== 'string' || !Array.isArray(Layers)) throw new ArchiveError('its manifest cannot be read');
  return { Config, Layers: Layers.map(String) };
}

/** Reads a tar archive entry by entry; bodies that the visitor does not read are skipped. */
async function eachEntry(bytes: AsyncIterable<Uint8Array>, visit: (header: TarHeader, body: AsyncIterable<Uint8Array>) => Promise<void>): Promise<void> {
  const decoder = createTarDecoder();
  const input = Readable.toWeb(Readable.from(bytes));
  for await (const entry of input.pipeThrough(decoder)) {
    await visit(entry.header, entry.body);
    if (!entry.body.locked) await entry.body.cancel();
  }
}

/** Consumes the rest of an entry, which must be read before the next one. */
async function skip(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}

type Content = 'layer' | 'gzip' | 'zstd' | 'other';

/** Detects the format of a blob by its first bytes; `bytes` gives all of it, these included. Source: https://www.rfc-editor.org/rfc/rfc1952, https://www.rfc-editor.org/rfc/rfc8878 */
async function sniff(body: AsyncIterable<Uint8Array>): Promise<{ readonly kind: Content; readonly bytes: AsyncIterable<Uint8Array> }> {
  const iterator = body[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < 512) {
    const next = await iterator.next();
    if (next.done) break;
    head = Buffer.concat([head, next.value]);
  }
  const all = async function* (): AsyncIterable<Uint8Array> {
    yield head;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  };
  return { kind: kindOf(head), bytes: all() };
}

function kindOf(head: Buffer): Content {
  if (head[0] === 0x1f && head[1] === 0x8b) return 'gzip';
  if (head.subarray(0, 4).equals(Buffer.from([0x28, 0xb5, 0x2f, 0xfd]))) return 'zstd';
  // an empty tar archive is all zeros, e.g. the layer of a WORKDIR that exists already
  return head.toString('latin1', 257, 262) === 'ustar' || (head.length > 0 && head.every((byte) => byte === 0)) ? 'layer' : 'other';
}

function gunzip(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return Readable.from(bytes).pipe(createGunzip());
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
