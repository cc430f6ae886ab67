import { gzipSync } from 'node:zlib';
import { describe, expect, test } from '@jest/globals';
import { packTar } from 'modern-tar';
import { tarMembers } from '../../../src/prove/contents/tar-members.ts';
import { searchImage } from '../../../src/prove/images/image-archive.ts';
import { needlesOf } from '../../../src/prove/needles.ts';

const SECRET = 'canary-0123456789abcdef';
const SOUGHT = [
  { name: 'TOKEN', needles: needlesOf(SECRET) },
  { name: 'OTHER', needles: needlesOf('never-there-0123456789') },
];

type Files = { readonly [path: string]: string };

function tar(files: Files): Promise<Uint8Array> {
  return packTar(Object.entries(files).map(([name, body]) => ({ header: { name, size: Buffer.byteLength(body), type: 'file' as const }, body })));
}

interface Config {
  readonly author?: string;
  readonly history?: readonly { readonly created_by?: string }[];
  readonly config?: { readonly Env?: readonly string[]; readonly Labels?: { readonly [key: string]: string }; readonly Cmd?: readonly string[] };
}

/** The archive of an image, in pieces of odd sizes. */
async function* archive(layers: readonly Uint8Array[], config: Config = {}): AsyncIterable<Uint8Array> {
  const entries = [
    ...layers.map((body, index) => ({ header: { name: `blobs/sha256/layer${index}`, size: body.length, type: 'file' as const }, body })),
    ...Object.entries({
      'blobs/sha256/config': config,
      'manifest.json': [{ Config: 'blobs/sha256/config', RepoTags: ['x:y'], Layers: layers.map((_, index) => `blobs/sha256/layer${index}`) }],
    }).map(([name, value]) => {
      const body = Buffer.from(JSON.stringify(value));
      return { header: { name, size: body.length, type: 'file' as const }, body };
    }),
  ];
  const bytes = await packTar(entries);
  for (let at = 0; at < bytes.length; at += 997) yield bytes.subarray(at, at + 997);
}

const placesIn = async (layers: readonly Uint8Array[], config?: Config): Promise<readonly string[]> =>
  (await searchImage(tarMembers(archive(layers, config)), SOUGHT)).traces.map(({ name, place }) => `${name}: ${place}`);

describe('the search of an image', () => {
  test('finds a secret in a file, a file that a later layer deletes, a file name and a compressed layer', async () => {
    const layers = [
      await tar({ 'etc/os-release': 'ID=x', 'root/.npmrc': `//host/:_authToken=${SECRET}\n` }),
      gzipSync(await tar({ 'root/.wh..npmrc': '', [`tmp/${SECRET}`]: '' })),
    ];
    expect(await placesIn(layers)).toEqual(['TOKEN: layer 1 of 2, /root/.npmrc', 'TOKEN: layer 2 of 2, /tmp/***']);
  });

  test('finds it in the history, in ENV, LABEL and CMD, and shows no value', async () => {
    const config = {
      history: [
        { created_by: 'COPY . . # buildkit' },
        { created_by: `RUN |1 TOKEN=${SECRET} /bin/sh -c npm ci --registry https://npm.example.com # buildkit` },
        {},
      ],
      config: { Env: ['PATH=/bin', `NPM_TOKEN=${SECRET}`], Labels: { maintainer: 'x', key: SECRET }, Cmd: ['serve', SECRET] },
    };
    const places = await placesIn([await tar({ a: 'b' })], config);
    expect(places).toEqual([
      'TOKEN: the history, entry 2 of 3 (RUN |1 TOKEN=*** /bin/sh -c npm ci --re…)',
      'TOKEN: ENV NPM_TOKEN',
      'TOKEN: LABEL key',
      'TOKEN: CMD',
    ]);
    expect(places.join()).not.toContain(SECRET);
  });

  test('finds it where no field is known', async () => {
    const config = { author: SECRET };
    expect(await placesIn([await tar({ a: 'b' })], config)).toEqual(['TOKEN: the configuration']);
  });

  test('lists what a container sees', async () => {
    const layers = [
      await tar({ 'app/a': '1', 'app/b': '2', 'old/x': '3', 'old/y/z': '4', 'opaque/in': '5' }),
      await tar({ 'app/.wh.a': '', '.wh.old': '', 'opaque/.wh..wh..opq': '', 'opaque/new': '6' }),
      new Uint8Array(1024), // the layer of a WORKDIR that was there
    ];
    const { tree, layers: count, traces } = await searchImage(tarMembers(archive(layers)), SOUGHT);
    expect([...tree.keys()].sort()).toEqual(['app/b', 'opaque/new']);
    expect({ count, traces }).toEqual({ count: 3, traces: [] });
  });

  test('refuses what is no image, and a layer that it cannot read', async () => {
    const other = (async function* () {
      yield await tar({ 'x.txt': 'y' });
    })();
    await expect(searchImage(tarMembers(other), SOUGHT)).rejects.toThrow('no archive of an image');
    const zstd = Buffer.concat([Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), Buffer.alloc(600)]);
    await expect(searchImage(tarMembers(archive([zstd])), SOUGHT)).rejects.toThrow(/^the layer blobs\/sha256\/layer0 cannot be read: ./);
  });
});
