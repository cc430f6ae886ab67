import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { isInstalled } from '../harness/debian-package.ts';
import { dockerlint, ENGINE, leavings, NO_NETWORK, placesOf, proveProjects } from './harness/proving.ts';

const { project } = proveProjects();

/** A token that is nobody's. */
const VALUE = 'npm_Zz0123456789ZzAbCdEfGhIjKlMnOpQrStUv';

const DOCKERFILE = [
  'FROM BASE AS build',
  'WORKDIR /app',
  'ARG NPM_TOKEN',
  'ARG MODE',
  'COPY --from=res note .',
  'RUN --mount=type=secret,id=npmrc,target=/root/.npmrc test "$MODE" = production && npm ci',
  'FROM BASE AS app',
  'COPY --from=build /app/note /note',
  'CMD ["node", "server.js"]',
  'FROM app AS last',
  'RUN false\n',
].join('\n');

const COMPOSE = `services:
  web:
    build:
      context: ./web
      dockerfile: ../Dockerfile
      target: app
      args:
        NPM_TOKEN: \${NPM_TOKEN:?}
      additional_contexts:
        res: ./res
      secrets:
        - npmrc
  db:
    image: postgres:17
secrets:
  npmrc:
    file: ./.npmrc
`;

/** What Compose adds by itself. */
const OVERRIDE = 'services:\n  web:\n    build:\n      args:\n        MODE: production\n';

const BAKE = `variable "NPM_TOKEN" {}
target "web" {
  context = "web"
  dockerfile = "../Dockerfile"
  target = "app"
  contexts = { res = "res" }
  args = { NPM_TOKEN = NPM_TOKEN, MODE = "production" }
  secret = ["id=npmrc,src=.npmrc"]
  cache-to = ["type=local,dest=exported,mode=max"]
}
`;

describe('what is proved is what the project builds', () => {
  test.each([
    ['a Compose service', 'compose.yaml', 'compose.yaml, service web', undefined],
    // the builder of docker exports no cache, unless it has the image store of containerd
    ['a bake target', 'docker-bake.hcl', 'docker-bake.hcl, target web', expect.stringMatching(/^(?:unsupported|searched)$/)],
  ])('%s', (_, file, build, cache) => {
    const folder = project(`declared-${file}`, DOCKERFILE, {
      'compose.yaml': COMPOSE,
      'compose.override.yaml': OVERRIDE,
      'docker-bake.hcl': BAKE,
      '.npmrc': `//npm.example.com/:_authToken=${VALUE}\n`,
      'res/note': 'a note\n',
      'web/package.json': '{}\n',
    });
    const before = leavings();
    const run = dockerlint(folder, ['prove', ...ENGINE, '--format', 'json', file, '--service', 'web', ...NO_NETWORK], {
      NPM_TOKEN: VALUE,
    });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
    expect(run.stdout).not.toContain(VALUE);
    const proof = JSON.parse(run.stdout);
    expect(proof).toMatchObject({ path: 'Dockerfile', build, verdict: 'proved', after: { traces: [], stages: ['build'] }, left: [] });
    expect(proof.after.cache).toEqual(cache);
    expect(placesOf(proof.before)[0]).toMatch(/^the stage build: the history, entry \d of \d \(ARG NPM_TOKEN=\*\*\*\)$/);
    const readers = proof.readers.map(({ secret, result }: { readonly secret: string; readonly result: string }) => `${secret} ${result}`);
    expect(readers.sort()).toEqual(['../.npmrc same', 'NPM_TOKEN same']);
    expect(leavings()).toEqual(before);
  });
});

const hasBuildah = isInstalled('buildah', 'buildah');

// without the packages of Debian there is no buildah
(hasBuildah ? test : test.skip)('an image of buildah is searched, as an archive and as a folder', () => {
  const folder = project('buildah', 'FROM scratch\nADD root.tar /\nARG API_TOKEN\nRUN ["/bin/sh", "-c", "echo $API_TOKEN > /note; rm /note"]\n');
  const root = path.join(folder, 'root');
  mkdirSync(path.join(root, 'bin'), { recursive: true });
  spawnSync('cp', ['/bin/busybox', path.join(root, 'bin/busybox')]);
  for (const name of ['sh', 'rm']) symlinkSync('busybox', path.join(root, 'bin', name));
  spawnSync('tar', ['-C', root, '-cf', path.join(folder, 'root.tar'), '.']);
  // of its own, and without what a container in a container may not do
  const { DOCKER_CONFIG: _config, ...own } = process.env;
  const env = { ...own, API_TOKEN: VALUE, BUILDAH_ISOLATION: 'chroot', STORAGE_DRIVER: 'vfs' };
  const store = ['--root', path.join(folder, 'store'), '--runroot', path.join(folder, 'run')];
  const buildah = (...words: readonly string[]): void => {
    const { status, stderr } = spawnSync('buildah', [...store, ...words], { cwd: folder, env, encoding: 'utf8' });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  };
  buildah('bud', '--build-arg', 'API_TOKEN', '-t', 'app:1', '.');
  for (const to of ['oci-archive:o.tar', 'docker-archive:d.tar', 'oci:oci']) buildah('push', '-q', 'app:1', to);
  for (const image of ['o.tar', 'd.tar', 'oci']) {
    const run = dockerlint(folder, ['prove', '--image', image, 'API_TOKEN', '--format', 'json'], { API_TOKEN: VALUE });
    expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 1, stderr: '' });
    expect(placesOf(JSON.parse(run.stdout).images[0])).toContainEqual(expect.stringMatching(/^the history, entry \d of \d/));
  }
});
