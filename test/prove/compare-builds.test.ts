import { describe, expect, test } from '@jest/globals';
import { packTar } from 'modern-tar';
import { compareBuilds } from '../../src/prove/compare-builds.ts';
import { tarMembers } from '../../src/prove/contents/tar-members.ts';
import { searchImage } from '../../src/prove/images/image-archive.ts';
import { needlesOf } from '../../src/prove/needles.ts';
import type { ImageSearch } from '../../src/prove/types.ts';

interface File {
  readonly body?: string;
  readonly mode?: number;
  readonly uid?: number;
  readonly type?: 'file' | 'directory' | 'symlink';
  readonly linkname?: string;
  readonly pax?: Record<string, string>;
}

interface Image {
  readonly files: { readonly [path: string]: File };
  readonly config: { readonly [key: string]: unknown };
}

const SECRETS = { before: 'canary-before-0123456789', after: 'canary-after-9876543210' };

/** An image as it is built with a secret. */
const original = (secret: string): Image => ({
  files: {
    'app/run.sh': { body: '#!/bin/sh\nexec node server.js\n', mode: 0o755 },
    'app/server.js': { body: 'listen()\n' },
    'app/link': { type: 'symlink', linkname: 'server.js' },
    'app/.npmrc': { body: `//npm.example.com/:_authToken=${secret}\n` },
    'app/made-of-it': { body: `${secret.length} of ${secret.split('').reverse().join('')}` },
    data: { type: 'directory', mode: 0o700, uid: 1000 },
    'bin/ping': { body: 'elf', pax: { 'SCHILY.xattr.security.capability': 'net_raw' } },
  },
  config: {
    Env: ['PATH=/bin', 'NODE_ENV=production', `NPM_TOKEN=${secret}`],
    Cmd: ['node', 'server.js'],
    Entrypoint: ['/app/run.sh'],
    User: 'node',
    WorkingDir: '/app',
    Labels: { maintainer: 'x' },
    ExposedPorts: { '80/tcp': {} },
    Healthcheck: { Test: ['CMD', 'true'] },
  },
});

/** What a right fix makes of it. */
const fixed = (secret: string): Image => {
  const { files, config } = original(secret);
  const { 'app/.npmrc': _, ...others } = files;
  return { files: others, config: { ...config, Env: ['PATH=/bin', 'NODE_ENV=production'] } };
};

async function searched({ files, config }: Image, secret: string): Promise<ImageSearch> {
  const layer = await packTar(
    Object.entries(files).map(([name, { body = '', type = 'file', ...header }]) => ({
      header: { name, type, size: Buffer.byteLength(body), mode: 0o644, uid: 0, gid: 0, ...header },
      body,
    })),
  );
  const entry = (name: string, body: Uint8Array | string) => ({ header: { name, type: 'file' as const, size: Buffer.byteLength(body) }, body });
  const bytes = await packTar([
    entry('l', layer),
    entry('c', JSON.stringify({ os: 'linux', config })),
    entry('manifest.json', JSON.stringify([{ Config: 'c', Layers: ['l'] }])),
  ]);
  const archive = (async function* () {
    yield bytes;
  })();
  return searchImage(tarMembers(archive), [{ name: 'NPM_TOKEN', needles: needlesOf(secret) }]);
}

async function compare(after: Image, before = original(SECRETS.before), again = original(SECRETS.after)) {
  return compareBuilds({
    before: await searched(before, SECRETS.before),
    again: await searched(again, SECRETS.after),
    after: await searched(after, SECRETS.after),
    removedEnv: new Set(['NPM_TOKEN']),
  });
}

const right = fixed(SECRETS.after);
const withFile = (path: string, file: File | undefined): Image => {
  const { [path]: old, ...others } = right.files;
  return { ...right, files: file ? { ...right.files, [path]: { ...old, ...file } } : others };
};
const withConfig = (config: Image['config']): Image => ({ ...right, config: { ...right.config, ...config } });

describe('the images of the original and of the fixed Dockerfile', () => {
  test('a right fix takes out what held the secret, and nothing else', async () => {
    expect(await compare(right)).toEqual({ differences: [], gone: ['/app/.npmrc', 'ENV NPM_TOKEN'], unstable: [], same: 16 });
  });

  test('a file in which a reference takes the place of the secret is right, too', async () => {
    const { differences, gone } = await compare(withFile('app/.npmrc', { body: '//npm.example.com/:_authToken=${NPM_TOKEN}\n' }));
    expect({ differences, gone }).toEqual({ differences: [], gone: ['ENV NPM_TOKEN', 'the secret in /app/.npmrc'] });
  });

  test.each<readonly [what: string, image: Image, difference: string]>([
    ['a lost ENV', withConfig({ Env: ['PATH=/bin'] }), 'ENV NODE_ENV is missing'],
    ['an ENV with another value', withConfig({ Env: ['PATH=/usr/bin', 'NODE_ENV=production'] }), 'ENV PATH: PATH=/bin, now PATH=/usr/bin'],
    ['another USER', withConfig({ User: '' }), 'USER is missing'],
    ['another CMD', withConfig({ Cmd: ['sh', '-c', 'node server.js'] }), 'CMD: ["node","server.js"], now ["sh","-c","node server.js"]'],
    ['another WORKDIR', withConfig({ WorkingDir: '/' }), 'WORKDIR: "/app", now "/"'],
    ['a lost LABEL', withConfig({ Labels: null }), 'LABEL maintainer is missing'],
    ['a lost port', withConfig({ ExposedPorts: {} }), 'EXPOSE is missing'],
    ['a lost health check', withConfig({ Healthcheck: undefined }), 'HEALTHCHECK is missing'],
    ['a dropped file', withFile('app/server.js', undefined), '/app/server.js is missing'],
    ['a new file', withFile('run/secrets/x', { body: '' }), '/run/secrets/x is new'],
    ['other content', withFile('app/server.js', { body: 'listen(1)\n' }), '/app/server.js: other content'],
    ['another mode', withFile('app/run.sh', { mode: 0o644 }), '/app/run.sh: mode 0755, now 0644'],
    ['another owner', withFile('data', { uid: 0 }), '/data: owner 1000:0, now 0:0'],
    ['another target of a link', withFile('app/link', { linkname: 'run.sh' }), '/app/link: target server.js, now run.sh'],
    ['another type', withFile('app/link', { type: 'file', linkname: '', body: '' }), '/app/link: type symlink, now file'],
    ['a lost capability', withFile('bin/ping', { pax: {} }), '/bin/ping: other extended attributes'],
    ['a lost mount, seen in what is made of the secret', withFile('app/made-of-it', { body: '0 of ' }), ''],
  ])('%s is shown', async (_, image, difference) => {
    const { differences, unstable } = await compare(image);
    // what differs with each secret can only be told apart from noise
    expect(difference === '' ? unstable : differences).toEqual([difference || '/app/made-of-it']);
  });

  test('what differs between two builds of the original is no difference, and is named', async () => {
    const at = (time: string, image: Image): Image => ({ ...image, files: { ...image.files, 'app/built-at': { body: time } } });
    const { differences, unstable } = await compare(at('3', right), at('1', original(SECRETS.before)), at('2', original(SECRETS.after)));
    expect({ differences, unstable }).toEqual({ differences: [], unstable: ['/app/built-at'] });
  });
});
