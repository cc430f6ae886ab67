import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { COMPANIONS } from '../../src/companions/index.ts';
import type { BuildChange, CompanionFiles } from '../../src/companions/types.ts';
import { Document } from '../../src/text/document.ts';

const ROOT = '/project';
const files: CompanionFiles = { root: ROOT, read: () => undefined, exists: (path) => path.endsWith('Dockerfile') };

/** A change that asks nothing of anybody, and one of a Dockerfile that none of the files builds. */
const CHANGES: readonly BuildChange[] = [
  { dockerfile: '/project/Dockerfile', context: ROOT, secrets: [], removedArgs: new Map(), excluded: ['.npmrc'], containerEnv: new Map() },
  {
    dockerfile: '/project/images/base/Dockerfile',
    context: '/project/images/base',
    secrets: [
      { id: 'NPM_TOKEN', from: { env: 'NPM_TOKEN' }, required: true },
      { id: 'npmrc', from: { file: '.npmrc' }, required: true },
      { id: 'default', from: { ssh: 'default' }, required: true },
    ],
    removedArgs: new Map([['NPM_TOKEN', 'NPM_TOKEN']]),
    excluded: [],
    containerEnv: new Map(),
  },
];

interface Input {
  readonly path: string;
  readonly text: string;
}

const folder = join(import.meta.dirname, 'untouched');
const written: readonly Input[] = readdirSync(folder, { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile())
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path: relative(folder, path), text: readFileSync(path, 'utf8') }));

/** Steps that build, push or run images, or only look as if they did. */
const STEPS: readonly string[] = [
  'run: docker build -t app .',
  'run: docker build --tag "app:${{ github.sha }}" --file docker/app.Dockerfile .',
  'run: docker buildx build --push -t ghcr.io/example/app .',
  'run: docker compose build',
  'run: docker compose build --build-arg VERSION=1 web',
  'run: podman build --build-arg VERSION=${{ github.ref_name }} -t app .',
  'run: buildah bud -t app .',
  'run: make image VERSION=1',
  'run: ./scripts/build.sh --docker build',
  'run: echo "docker build --build-arg X=1"',
  'run: docker build --secret id=NPM_TOKEN .',
  'run: docker run --rm -e NPM_TOKEN="${{ secrets.NPM_TOKEN }}" node:20 npm ci',
  'run: "docker build --label \'a: b\' ."',
  'run: \'docker build --build-arg A="b c" .\'',
  'run: >-\n          docker build\n          --build-arg VERSION=1\n          .',
  'run: |\n          docker build \\\n            --build-arg VERSION=${{ matrix.version }} \\\n            .',
  'run: |+\n          docker build .\n\n          docker push app\n',
  'uses: docker/build-push-action@v6',
  'uses: docker/build-push-action@v6\n        with:\n          push: true\n          build-args: VERSION=1',
  'uses: docker/build-push-action@v5\n        with:\n          build-args: |\n            A=1\n            B=${{ secrets.B }}',
  'uses: docker/build-push-action@v6\n        with: { context: ., secrets: "A=${{ secrets.A }}" }',
  'uses: docker/bake-action@v6\n        with:\n          set: |\n            *.args.VERSION=1',
  'uses: docker/setup-buildx-action@v3',
  'uses: redhat-actions/buildah-build@v2\n        with:\n          build-args: VERSION=1',
  'uses: ./.github/actions/image',
];

/** How the text around a step may be written. */
const SHAPES: readonly { readonly name: string; readonly write: (step: string) => string }[] = [
  { name: 'plain', write: (step) => `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: actions/checkout@v4\n      - ${step}\n` },
  {
    name: 'commented',
    write: (step) =>
      `# top\non: [push]   # always\n\njobs:\n\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      # first\n\n      - name: step   # named\n        ${step}\n      # last\n`,
  },
  {
    name: 'flat', // the items of a list stand below its key, not further in
    write: (step) =>
      `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    strategy:\n      matrix: { version: ['1', "2"] }\n    steps:\n    - name: "step"\n      ${step.replaceAll('\n  ', '\n')}\n`,
  },
  {
    name: 'second-job',
    write: (step) =>
      `name: ci\non:\n  push:\n    branches: [ main ]\n  pull_request: {}\n\npermissions:\n  contents: read\n\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npm test\n  image:\n    needs: [test]\n    runs-on: ubuntu-latest\n    container: node:22\n    steps:\n      - uses: actions/checkout@v4\n        with: { fetch-depth: 0 }\n      - ${step}\n`,
  },
  {
    name: 'open-ended', // no newline at the end, and a document end mark's worth of blank lines before it
    write: (step) =>
      `on: workflow_dispatch\njobs:\n  build:\n    runs-on: ubuntu-latest\n    defaults:\n      run: { shell: bash }\n    steps:\n      - ${step}`,
  },
  { name: 'windows', write: (step) => `on: push\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n      - ${step}\n`.replaceAll('\n', '\r\n') },
  {
    name: 'marked',
    write: (step) =>
      `\uFEFF---\nname: "x"\n"on": { push: {} }\nenv: { A: 'b' }\njobs:\n  build:\n    runs-on: [self-hosted]\n    env:\n      NPM_TOKEN: \${{ secrets.NPM_TOKEN }}\n    steps:\n      - ${step}\n        if: always()\n`,
  },
  { name: 'composite', write: (step) => `name: a\ndescription: b\nruns:\n  using: composite\n  steps:\n      - ${step}\n` },
];

const generated: readonly Input[] = SHAPES.flatMap(({ name, write }) =>
  STEPS.map((step, index) => ({ path: name === 'composite' ? `actions/${index}/action.yml` : `.github/workflows/${name}-${index}.yml`, text: write(step) })),
);

describe('files that need no change', () => {
  test('are many', () => {
    expect(written.length + generated.length).toBeGreaterThanOrEqual(150);
  });

  test.each([...written, ...generated])('$path', ({ path, text }) => {
    const companion = COMPANIONS.find((one) => one.matches(path));
    expect(companion).toBeDefined();
    const document = new Document(join(ROOT, path), text);
    const results = CHANGES.map((change) => companion?.rewrite(document, change, files));
    expect(results.map((result) => result?.edits)).toEqual([[], []]);
    expect(results[0]?.caveats).toEqual([]);
  });
});
