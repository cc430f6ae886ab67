import { masked } from '../masking.ts';
import { searchStream } from '../record.ts';
import type { ImageSearch, Sought, Trace } from '../types.ts';
import { ArchiveError, type ArchiveFile, type Blobs, type Layer, readBlobs } from './blobs.ts';
import { treeOf } from './file-tree.ts';
import { searchConfig, settingsOfConfig } from './image-config.ts';
import { type ImageManifest, imagesIn } from './manifests.ts';

/**
 * Searches an image archive, as `docker image save` writes it for one image: contents and names of the files in every layer (including files that a later
 * layer deletes), configuration and history. Throws an ArchiveError.
 * Source: https://github.com/moby/docker-image-spec/blob/v1.3.1/spec.md, https://github.com/opencontainers/image-spec/blob/main/image-layout.md
 */
export async function searchImage(files: AsyncIterable<ArchiveFile>, sought: readonly Sought[]): Promise<ImageSearch> {
  const blobs = await readBlobs(files, sought, true);
  const [first] = imagesIn(blobs.texts, 'docker');
  if (!first) throw new ArchiveError('it is no archive of an image');
  return searchOf(first, blobs, sought);
}

/** The result of searching an archive that may contain several images. */
export interface ArchiveSearch {
  readonly images: readonly { readonly name: string; readonly search: ImageSearch }[];
  /** Secrets in provenance, SBOM and other attachments. */
  readonly attached: readonly Trace[];
  /** The names of images that the archive lists but does not contain. */
  readonly missing: readonly string[];
}

/**
 * Searches every image of an archive or OCI folder, for each platform, and every other file in it. `withDigests`: whether the files will be compared with those of
 * another archive, which takes a quarter of the time. Throws an ArchiveError.
 */
export async function searchArchive(files: AsyncIterable<ArchiveFile>, sought: readonly Sought[], withDigests = true): Promise<ArchiveSearch> {
  const blobs = await readBlobs(files, sought, withDigests);
  const all = imagesIn(blobs.texts, 'oci');
  if (all.length === 0) throw new ArchiveError('it is no archive of an image');
  const isThere = ({ config, layers }: ImageManifest): boolean => blobs.texts.has(config) && layers.every((name) => blobs.layers.has(name));
  const images = all.filter(isThere);
  if (images.length === 0) throw new ArchiveError(`it has the names of its images, and not their layers: ${all.map(({ name }) => name).join(', ')}`);
  const known = new Set(images.map(({ config }) => config));
  const attached = [...blobs.texts].filter(([name]) => !known.has(name)).flatMap(([name, text]) => tracesInText(name, text, sought));
  const large = [...blobs.large].flatMap(([file, found]) => [...found].map(([name, form]): Trace => ({ name, form, place: `the archive: ${file}` })));
  return {
    images: images.map((image) => ({ name: image.name, search: searchOf(image, blobs, sought) })),
    attached: [...attached, ...large],
    missing: all.filter((image) => !isThere(image)).map(({ name }) => name),
  };
}

/** The kinds of attachments. Source: https://docs.docker.com/build/metadata/attestations/attestation-storage/ */
const ATTACHMENTS: readonly (readonly [mark: RegExp, name: string])[] = [
  [/slsa\.dev\/provenance/, 'the provenance'],
  [/spdx\.dev|cyclonedx/i, 'the SBOM'],
];

function tracesInText(file: string, text: string, sought: readonly Sought[]): readonly Trace[] {
  const place = ATTACHMENTS.find(([mark]) => mark.test(text.slice(0, 4096)))?.[1] ?? `the archive: ${file}`;
  const found = searchStream(place, sought);
  found.push(Buffer.from(text));
  return found.traces();
}

function searchOf({ config: name, layers }: ImageManifest, blobs: Blobs, sought: readonly Sought[]): ImageSearch {
  const ordered = layers.map((layer): Layer => {
    const found = blobs.layers.get(layer);
    if (!found) throw new ArchiveError(`the archive has no layer ${layer}`);
    return found;
  });
  const config = blobs.texts.get(name);
  if (config === undefined) throw new ArchiveError('the archive has no configuration');
  return {
    id: `sha256:${/[0-9a-f]{64}/.exec(name)?.[0] ?? ''}`,
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

function tracesOf({ found }: Layer, number: number, count: number, sought: readonly Sought[]): readonly Trace[] {
  return found.map(({ path, inside, name, form }) => ({
    name,
    form,
    place: masked(`layer ${number} of ${count}, /${[path, ...inside].join(' › ')}`, sought),
  }));
}
