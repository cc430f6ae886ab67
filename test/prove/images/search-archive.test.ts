import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { packTar } from 'modern-tar';
import { archiveFiles } from '../../../src/prove/images/archive-files.ts';
import { searchArchive } from '../../../src/prove/images/image-archive.ts';
import { needlesOf } from '../../../src/prove/needles.ts';

const SECRET = 'canary-0123456789abcdef';
const SOUGHT = [{ name: 'TOKEN', needles: needlesOf(SECRET) }];

type Content = string | Uint8Array;

function tar(files: { readonly [path: string]: Content }): Promise<Uint8Array> {
  return packTar(
    Object.entries(files).map(([name, text]) => {
      const body = typeof text === 'string' ? Buffer.from(text) : text;
      return { header: { name, size: body.length, type: 'file' as const }, body };
    }),
  );
}

async function* pieces(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
}

const search = (bytes: Uint8Array) => searchArchive(archiveFiles(pieces(bytes)), SOUGHT);

interface Descriptor {
  readonly digest: string;
}

/** The files of an OCI layout, to which blobs are added. */
function layout() {
  const files: { [path: string]: Content } = { 'oci-layout': '{"imageLayoutVersion":"1.0.0"}' };
  const add = (content: Content): Descriptor => {
    const hex = createHash('sha256').update(content).digest('hex');
    files[`blobs/sha256/${hex}`] = content;
    return { digest: `sha256:${hex}` };
  };
  const image = (config: unknown, ...layers: readonly Content[]): Descriptor =>
    add(JSON.stringify({ config: add(JSON.stringify(config)), layers: layers.map(add) }));
  return { files, add, image };
}

describe('the search of an archive', () => {
  test('goes through every platform of an OCI layout, and what is attached', async () => {
    const { files, add, image } = layout();
    const clean = image({ os: 'linux' }, await tar({ 'etc/passwd': 'root' }));
    const leaking = image({ os: 'linux', history: [{ created_by: `ARG TOKEN=${SECRET}` }] }, gzipSync(await tar({ 'app/.npmrc': SECRET })));
    const provenance = add(JSON.stringify({ predicateType: 'https://slsa.dev/provenance/v0.2', args: { 'build-arg:TOKEN': SECRET } }));
    const attached = add(JSON.stringify({ config: add('{}'), layers: [provenance] }));
    const index = add(
      JSON.stringify({
        manifests: [
          { ...clean, platform: { os: 'linux', architecture: 'amd64' } },
          { ...leaking, platform: { os: 'linux', architecture: 'arm64', variant: 'v8' } },
          { ...attached, platform: { os: 'unknown', architecture: 'unknown' } },
        ],
      }),
    );
    files['index.json'] = JSON.stringify({ manifests: [{ ...index, annotations: { 'org.opencontainers.image.ref.name': 'app:1' } }] });
    const found = await search(gzipSync(await tar(files)));
    expect(found.images.map(({ name, search: { traces } }) => [name, traces.map(({ place }) => place)])).toEqual([
      ['app:1 linux/amd64', []],
      ['app:1 linux/arm64/v8', ['the history, entry 1 of 1 (ARG TOKEN=***)', 'layer 1 of 1, /app/.npmrc']],
    ]);
    expect(found.attached).toEqual([{ name: 'TOKEN', form: 'as it is', place: 'the provenance' }]);
    expect(found.missing).toEqual([]);
  });

  test('names a platform that the archive does not have', async () => {
    const { files, image } = layout();
    const there = image({ os: 'linux' }, await tar({ x: '' }));
    files['index.json'] = JSON.stringify({
      manifests: [
        { ...there, platform: { os: 'linux', architecture: 'amd64' } },
        { digest: `sha256:${'0'.repeat(64)}`, platform: { os: 'linux', architecture: 'arm64' } },
      ],
    });
    expect(await search(await tar(files))).toMatchObject({ images: [{ name: 'linux/amd64' }], missing: ['linux/arm64'] });
  });

  test('reads what docker saved before version 25, with several images', async () => {
    const layer = await tar({ 'app/x': SECRET });
    const links = await packTar([
      { header: { name: 'a/layer.tar', size: layer.length, type: 'file' }, body: layer },
      { header: { name: 'b/layer.tar', size: 0, type: 'symlink', linkname: '../a/layer.tar' } },
      ...['a.json', 'b.json'].map((name) => ({ header: { name, size: 2, type: 'file' as const }, body: '{}' })),
      ...Object.entries({
        'manifest.json': JSON.stringify([
          { Config: 'a.json', RepoTags: ['a:1'], Layers: ['a/layer.tar'] },
          { Config: 'b.json', RepoTags: ['b:1'], Layers: ['b/layer.tar'] },
        ]),
      }).map(([name, body]) => ({ header: { name, size: body.length, type: 'file' as const }, body })),
    ]);
    const found = await search(links);
    expect(found.images.map(({ name, search: { traces } }) => [name, traces.length])).toEqual([
      ['a:1', 1],
      ['b:1', 1],
    ]);
  });

  test.each<[string, Content | Promise<Uint8Array>, string]>([
    ['no archive', 'hello', 'it is no archive of an image'],
    ['an archive of something else', tar({ 'a.txt': 'hello' }), 'it is no archive of an image'],
    ['a manifest that is none', tar({ 'manifest.json': '{' }), 'its manifest cannot be read'],
  ])('%s: says so', async (_, given, message) => {
    const bytes = await given;
    await expect(search(typeof bytes === 'string' ? Buffer.from(bytes) : bytes)).rejects.toThrow(message);
  });
});
