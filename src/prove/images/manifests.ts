import { member } from '../../text/json.ts';
import { ArchiveError } from './blobs.ts';

/** An image in an archive, with the names of its files there. */
export interface ImageManifest {
  /** The tag, the platform, or both; shown to people. */
  readonly name: string;
  readonly config: string;
  readonly layers: readonly string[];
}

/**
 * The images that an archive lists. `texts`: the archive's JSON files by name. `docker image save` writes two lists; `first` is the preferred one, and the
 * other is the fallback if the preferred one is missing or empty.
 * Sources: https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md, https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export function imagesIn(texts: ReadonlyMap<string, string>, first: 'docker' | 'oci'): readonly ImageManifest[] {
  const docker = dockerImages(parsed(texts.get('manifest.json')));
  const oci = ociImages(parsed(texts.get('index.json')), { texts, label: '', depth: 0 });
  const [wanted, other] = first === 'docker' ? [docker, oci] : [oci, docker];
  return wanted.length > 0 ? wanted : other;
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    throw new ArchiveError('its manifest cannot be read');
  }
}

function dockerImages(manifest: unknown): readonly ImageManifest[] {
  return listOf(manifest).flatMap((one) => {
    const config = textOf(one, 'Config');
    const tag = listOf(member(one, 'RepoTags')).map(String)[0];
    return config === undefined ? [] : [{ name: tag ?? 'the image', config, layers: listOf(member(one, 'Layers')).map(String) }];
  });
}

/** An index lists images or other indexes: one of docker and containerd has two levels. An index in a folder could list itself. */
const MOST_LEVELS = 8;

interface Level {
  readonly texts: ReadonlyMap<string, string>;
  readonly label: string;
  readonly depth: number;
}

/** The images of an OCI index, including the indexes that it lists. Attachments of an image have the platform `unknown` and are skipped. */
function ociImages(index: unknown, { texts, label, depth }: Level): readonly ImageManifest[] {
  if (depth > MOST_LEVELS) throw new ArchiveError(`its indexes are nested more than ${MOST_LEVELS} levels deep`);
  return listOf(member(index, 'manifests')).flatMap((entry) => {
    const platform = member(entry, 'platform');
    if (textOf(platform, 'os') === 'unknown') return [];
    const own = [textOf(platform, 'os'), textOf(platform, 'architecture'), textOf(platform, 'variant')].filter((part) => part !== undefined).join('/');
    const notes = member(entry, 'annotations');
    // containerd and docker write the name with its registry
    const whole = textOf(notes, 'io.containerd.image.name')?.replace(/^docker\.io\/(?:library\/)?/, '');
    const tag = whole ?? textOf(notes, 'org.opencontainers.image.ref.name') ?? '';
    const name = [label, tag, own].filter((part) => part !== '').join(' ');
    const file = blobName(textOf(entry, 'digest'));
    const manifest = parsed(texts.get(file));
    if (manifest === undefined) return [{ name: name || file, config: file, layers: [] }];
    if (member(manifest, 'manifests') !== undefined) return ociImages(manifest, { texts, label: name, depth: depth + 1 });
    const layers = listOf(member(manifest, 'layers'));
    return [
      {
        name: name || 'the image',
        config: blobName(textOf(member(manifest, 'config'), 'digest')),
        layers: layers.map((layer) => blobName(textOf(layer, 'digest'))),
      },
    ];
  });
}

function blobName(digest: string | undefined): string {
  return `blobs/${(digest ?? '').replace(':', '/')}`;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown, key: string): string | undefined {
  const found = member(value, key);
  return typeof found === 'string' ? found : undefined;
}
