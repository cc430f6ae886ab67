import { unpackTar } from 'modern-tar';

/** What an image keeps, and what a container of it has. */
export interface ImageContents {
  /** The secrets whose canaries stand in its layers, history or configuration. */
  readonly secrets: readonly string[];
  readonly variables: readonly string[];
  /** The files of a container, with whether each holds a secret. */
  readonly files: ReadonlyMap<string, boolean>;
}

interface Layer {
  readonly secrets: readonly string[];
  readonly files: ReadonlyMap<string, boolean>;
}

/** The witness and its programs, which no Dockerfile made. */
const OF_BASE = /^(?:stub|bin|dev|proc|sys)\//;

/** Layers by their place in archives, which is their digest: that of the base is read once. */
const LAYERS = new Map<string, Layer>();

/** Reads what `docker image save` writes. Source: https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md */
export async function contentsOf(archive: Buffer): Promise<ImageContents> {
  const entries = new Map((await unpackTar(archive)).map(({ header, data }) => [header.name, data]));
  const textOf = (name: string): string => Buffer.from(entries.get(name) ?? '').toString('latin1');
  const manifest: readonly { readonly Config: string; readonly Layers: readonly string[] }[] = JSON.parse(textOf('manifest.json'));
  const [{ Config, Layers } = { Config: '', Layers: [] }] = manifest;
  const config = textOf(Config);
  const parsed: { readonly config: { readonly Env?: readonly string[] } } = JSON.parse(config);
  const layers = await Promise.all(Layers.map((name) => layerOf(name, Buffer.from(entries.get(name) ?? ''))));
  return {
    secrets: [...new Set([...canariesOf(config), ...layers.flatMap(({ secrets }) => secrets)])],
    variables: (parsed.config.Env ?? []).map((line) => line.replace(/=.*/s, '')),
    files: visible(layers),
  };
}

async function layerOf(name: string, bytes: Buffer): Promise<Layer> {
  const known = LAYERS.get(name);
  if (known) return known;
  const files = new Map<string, boolean>();
  for (const { header, data } of await unpackTar(bytes)) {
    const path = header.name.replace(/^(?:\.?\/)+/, '');
    if (header.type === 'directory' || path.endsWith('/')) continue;
    files.set(path, canariesOf(Buffer.from(data ?? '').toString('latin1')).length > 0);
  }
  const layer = { secrets: canariesOf(bytes.toString('latin1')), files };
  LAYERS.set(name, layer);
  return layer;
}

/** A `.wh.` file of a layer hides what earlier layers have. Source: https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts */
function visible(layers: readonly Layer[]): ReadonlyMap<string, boolean> {
  const seen = new Map<string, boolean>();
  for (const { files } of layers) {
    for (const path of files.keys()) {
      const [, folder = '', name] = /^(.*\/)?\.wh\.([^/]+)$/.exec(path) ?? [];
      if (name === undefined) continue;
      const isWhole = name === '.wh..opq';
      for (const one of seen.keys()) if ((!isWhole && one === `${folder}${name}`) || one.startsWith(isWhole ? folder : `${folder}${name}/`)) seen.delete(one);
    }
    for (const [path, isSecret] of files) if (!/(?:^|\/)\.wh\./.test(path) && !OF_BASE.test(path)) seen.set(path, isSecret);
  }
  return seen;
}

function canariesOf(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/canary-([A-Za-z0-9_.]+?)-end/g)].map(([, name]) => name ?? ''))];
}
