import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { isInstalled } from '../harness/debian-package.ts';
import { BASE } from './harness/engine.ts';
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

const MOUNTING = [
  'FROM localhost/BASE AS build',
  'WORKDIR /app',
  'ARG NPM_TOKEN',
  'RUN npm ci',
  'COPY .npmrc ./',
  'RUN npm run build && echo done > out',
  'FROM localhost/BASE',
  'COPY --from=build /app/out /out',
  'CMD ["node", "server.js"]\n',
].join('\n');

(hasBuildah ? describe : describe.skip)('prove builds with buildah', () => {
  /** The user's store, with the base image in it, and the words and environment to use it: without what a container in a container may not do. */
  const userStore = (folder: string): { readonly [name: string]: string } => {
    const { DOCKER_CONFIG: _config, ...own } = process.env;
    const config = path.join(folder, 'storage.conf');
    writeFileSync(config, `[storage]\ndriver = "vfs"\ngraphroot = "${folder}/own"\nrunroot = "${folder}/run"\n`);
    const env = { BUILDAH_ISOLATION: 'chroot', CONTAINERS_STORAGE_CONF: config, DOCKER_CONFIG: '' };
    const archive = path.join(folder, 'base.tar');
    for (const [program, ...words] of [
      ['docker', 'save', '-o', archive, BASE],
      ['buildah', 'pull', '-q', `docker-archive:${archive}`],
    ] as const) {
      const { status, stderr } = spawnSync(program, words, { encoding: 'utf8', env: program === 'docker' ? process.env : { ...own, ...env } });
      expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    }
    rmSync(archive);
    return env;
  };
  const imagesIn = (env: { readonly [name: string]: string }): string =>
    spawnSync('buildah', ['images', '-q'], { env: { ...process.env, ...env }, encoding: 'utf8' }).stdout;

  test.each(['buildah', 'buildah-1.44'])('a fix for %s', (engine) => {
    const folder = project(`builds-${engine}`, MOUNTING, { '.npmrc': `//npm.example.com/:_authToken=${VALUE}\n` });
    const env = userStore(folder);
    const before = [imagesIn(env), leavings()];
    const run = dockerlint(folder, ['prove', '--engine', engine, '--format', 'json'], { ...env, NPM_TOKEN: VALUE });
    // the buildah of Debian 12 has no `env=` of secret mounts: the build says so
    const isOld = /buildah version 1\.(?:[1-3]?\d|4[0-3])\./.test(spawnSync('buildah', ['--version'], { encoding: 'utf8' }).stdout);
    if (engine === 'buildah-1.44' && isOld) {
      expect(run).toMatchObject({ status: 2, stdout: '' });
      expect(run.stderr).toContain('the fixed Dockerfile does not build: `RUN --mount=type=secret,id=NPM_TOKEN,env=NPM_TOKEN npm ci` failed');
    } else {
      expect({ status: run.status, stderr: run.stderr }).toEqual({ status: 0, stderr: '' });
      const proof = JSON.parse(run.stdout);
      expect(proof).toMatchObject({ verdict: 'proved', build: 'with buildah', after: { traces: [], stages: ['build'] }, left: [] });
      expect(placesOf(proof.before)).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^the stage build: the history, .* npm ci\)$/),
          expect.stringMatching(/^the stage build: layer \d of \d, \/app\/\.npmrc$/),
        ]),
      );
      const readers = proof.readers.map(({ secret, result }: { readonly secret: string; readonly result: string }) => `${secret} ${result}`);
      expect(readers).toEqual(expect.arrayContaining(['NPM_TOKEN same', '.npmrc same']));
      expect(proof.comparison.differences).toEqual([]);
    }
    expect(run.stdout + run.stderr).not.toContain(VALUE);
    expect([imagesIn(env), leavings()]).toEqual(before);
  });

  test('Ctrl-C leaves nothing', async () => {
    const folder = project('interrupted', MOUNTING.replace('npm ci', 'npm ci && busybox sleep 98765'), {
      '.npmrc': `//npm.example.com/:_authToken=${VALUE}\n`,
    });
    const env = userStore(folder);
    const before = [imagesIn(env), leavings()];
    const child = spawn(process.execPath, [path.resolve('dist/cli.cjs'), 'prove', '--engine', 'buildah'], { cwd: folder, env: { ...process.env, ...env } });
    const isAsleep = (): boolean => spawnSync('pgrep', ['-f', '^busybox sleep 98765'], { encoding: 'utf8' }).stdout !== '';
    while (!isAsleep()) await setTimeout(100);
    child.kill('SIGINT');
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130);
    expect([imagesIn(env), leavings()]).toEqual(before);
    expect(isAsleep()).toBe(false);
  });
});
