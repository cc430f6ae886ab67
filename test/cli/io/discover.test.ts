import { execFileSync } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { discover } from '../../../src/cli/io/discover.ts';
import { type Scratch, scratchFolder } from '../../harness/run-main.ts';

let scratch: Scratch;
beforeEach(() => {
  scratch = scratchFolder();
});
afterEach(() => scratch.remove());

async function found(words: readonly string[], cwd = scratch.folder): Promise<readonly string[]> {
  const { files, problems } = await discover(words, { cwd });
  return [...files.map((file) => path.relative(scratch.folder, file)), ...problems];
}

const FILES = Object.fromEntries(
  [
    'Dockerfile',
    'Dockerfile.dev',
    'api.Dockerfile',
    'web.dockerfile',
    'Containerfile',
    'Containerfile.ci',
    'deep/er/Dockerfile',
    '.hidden/Dockerfile',
    'Dockerfile.dockerignore',
    'dockerfile',
    'MyDockerfile',
    'Dockerfile-prod',
    'node_modules/x/Dockerfile',
    'deep/node_modules/x/Dockerfile',
    '.git/Dockerfile',
    'README.md',
  ].map((name) => [name, 'FROM a\n']),
);

describe('discover', () => {
  const below = [
    '.hidden/Dockerfile',
    'Containerfile',
    'Containerfile.ci',
    'Dockerfile',
    'Dockerfile.dev',
    'api.Dockerfile',
    'deep/er/Dockerfile',
    'dockerfile',
    'web.dockerfile',
  ];

  test('finds what is called a Dockerfile, in the order of the paths', async () => {
    scratch.write(FILES);
    expect(await found([])).toEqual(below);
    expect(await found(['.'])).toEqual(below);
    expect(await found(['deep'])).toEqual(['deep/er/Dockerfile']);
    expect(await found([path.join(scratch.folder, 'deep')])).toEqual(['deep/er/Dockerfile']);
  });

  test('takes a named file whatever it is called, and each once', async () => {
    scratch.write(FILES);
    expect(await found(['README.md', 'Dockerfile', './Dockerfile', 'node_modules/x/Dockerfile'])).toEqual([
      'README.md',
      'Dockerfile',
      'node_modules/x/Dockerfile',
    ]);
    expect(await found(['../Dockerfile'], path.join(scratch.folder, 'deep'))).toEqual(['Dockerfile']);
  });

  test('takes globs, without what is left out', async () => {
    scratch.write(FILES);
    expect(await found(['**/*ockerfile*', '*.md'])).toEqual([
      '.hidden/Dockerfile',
      'Dockerfile',
      'Dockerfile-prod',
      'Dockerfile.dev',
      'MyDockerfile',
      'api.Dockerfile',
      'deep/er/Dockerfile',
      'dockerfile',
      'web.dockerfile',
      'README.md',
    ]);
    scratch.write({ 'a[1]/Dockerfile': 'FROM a\n' });
    expect(await found(['a[1]/Dockerfile'])).toEqual(['a[1]/Dockerfile']);
  });

  test('says which words mean nothing', async () => {
    scratch.write({ 'empty/x': '' });
    expect(await found(['gone', '*.gone', 'empty'])).toEqual(['gone: no such file or directory', '*.gone: matches no file', 'no Dockerfile below empty']);
    expect(await found([])).toEqual(['no Dockerfile below the working directory']);
  });

  test('leaves out what git ignores', async () => {
    scratch.write({
      ...FILES,
      '.gitignore': 'deep/*\n!deep/kept\n*.dev\n# a comment\n/api.Dockerfile\n',
      'deep/kept/Dockerfile': 'FROM a\n',
      'deep/kept/.gitignore': 'inner/\n!Dockerfile.dev\n',
      'deep/kept/Dockerfile.dev': 'FROM a\n',
      'deep/kept/inner/Dockerfile': 'FROM a\n',
      '.git/info/exclude': 'Containerfile.ci\n',
    });
    expect(await found([])).toEqual([
      '.hidden/Dockerfile',
      'Containerfile',
      'Dockerfile',
      'deep/kept/Dockerfile',
      'deep/kept/Dockerfile.dev',
      'dockerfile',
      'web.dockerfile',
    ]);
    expect(await found([], path.join(scratch.folder, 'deep'))).toEqual(['deep/kept/Dockerfile', 'deep/kept/Dockerfile.dev']);
    expect(await found(['api.Dockerfile'])).toEqual(['api.Dockerfile']);
  });

  test('finds what a file that builds images names as its Dockerfile', async () => {
    const one = 'FROM a\n';
    scratch.write({
      Makefile: 'image:\n\tdocker build -f build/Dockerfile-maps .\n\tcd app && docker build --file=web.docker -t x .\n',
      'build/Dockerfile-maps': '# syntax=docker/dockerfile:1\n\nARG A\nFROM a\n',
      'app/web.docker': one,
      'compose.yaml': 'services:\n  a:\n    build:\n      context: api\n      dockerfile: ../images/api-image\n',
      'images/api-image': one,
      'docker-bake.hcl': 'target "b" {\n  dockerfile = "images/Containerfile-bake"\n}\n',
      'images/Containerfile-bake': one,
      '.github/workflows/ci.yml': 'jobs:\n  a:\n    steps:\n      - with:\n          file: ./deploy/${{ matrix.kind }}_Dockerfile\n',
      'deploy/web_Dockerfile': one,
      'jobs/ci.yml': 'run: docker build -f services/$NAME/image .\n',
      'services/a/image': one,
      'scripts/build.sh': 'for f in a b; do docker build - < "$HERE/DockerfileBase"; done\ndocker build -f $F .\nhelm upgrade -f values/prod x\n',
      'scripts/DockerfileBase': one,
      'README.md': 'Run `docker build . -f Dockerfile_dev -t x`.\n',
      Dockerfile_dev: one,
      'values/prod': 'from: a\n',
      'Dockerfile-unnamed': one,
      'notes.docker': one,
    });
    expect(await found([])).toEqual([
      'Dockerfile_dev',
      'app/web.docker',
      'build/Dockerfile-maps',
      'deploy/web_Dockerfile',
      'images/Containerfile-bake',
      'images/api-image',
      'scripts/DockerfileBase',
      'services/a/image',
    ]);
    scratch.write({ '.git/HEAD': '', '.gitignore': 'images/\n*.docker\n' });
    expect(await found(['app', 'images', 'deploy'])).toEqual(['no Dockerfile below app', 'no Dockerfile below images', 'deploy/web_Dockerfile'].sort());
  });

  test('takes what git tracks, although a .gitignore matches it', async () => {
    for (const version of [2, 3, 4]) {
      const folder = path.join(scratch.folder, `v${version}`);
      scratch.write({
        [`v${version}/.gitignore`]: 'examples/\n*.dev\n',
        [`v${version}/examples/Dockerfile`]: 'FROM a\n',
        [`v${version}/examples/Dockerfile.new`]: 'FROM a\n',
      });
      scratch.write({ [`v${version}/Dockerfile.dev`]: 'FROM a\n', [`v${version}/Dockerfile`]: 'FROM a\n' });
      const git = (...words: readonly string[]): string => execFileSync('git', ['-C', folder, ...words], { encoding: 'utf8' });
      git('init', '-q');
      git('add', '-f', '.gitignore', 'Dockerfile', 'examples/Dockerfile', 'Dockerfile.dev');
      // an entry of version 3 has a second word of flags
      if (version === 3) git('add', '-N', '-f', 'examples/Dockerfile.new');
      git('update-index', '--index-version', String(version));
      const all = ['Dockerfile', 'Dockerfile.dev', 'examples/Dockerfile', ...(version === 3 ? ['examples/Dockerfile.new'] : [])];
      expect(await found([], folder)).toEqual(all.map((name) => `v${version}/${name}`));
    }
  });

  test('follows no link to a folder, which may lead around in a circle', async () => {
    scratch.write({ Dockerfile: 'FROM a\n' });
    symlinkSync('.', path.join(scratch.folder, 'circle'));
    expect(await found([])).toEqual(['Dockerfile']);
  });
});
