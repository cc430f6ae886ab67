import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { packTar } from 'modern-tar';
import { runMain, type Scratch, scratchFolder } from '../../harness/run-main.ts';

const VALUE = 'npm_Zz0123456789ZzAbCdEfGhIjKlMnOpQrStUv';

let scratch: Scratch;
let top: string;
beforeEach(async () => {
  scratch = scratchFolder();
  top = scratch.write({
    'project/.npmrc': `registry=https://npm.example.com/\n//npm.example.com/:_authToken=${VALUE}\n`,
    'project/short': 'abc',
    // stands in for docker, which has the image app:1
    'bin/docker': `#!/bin/sh\nif [ "$3" = app:1 ]; then /bin/cat ../archive.tar; else echo "Error: No such image: $3" >&2; exit 1; fi\n`,
  });
  chmodSync(path.join(top, 'bin/docker'), 0o755);
  const file = (name: string, body: string | Uint8Array) => ({ header: { name, size: body.length, type: 'file' as const }, body });
  const layer = await packTar([file('app/.npmrc', `//npm.example.com/:_authToken=${VALUE}\n`)]);
  const config = JSON.stringify({ history: [{ created_by: `ARG NPM_TOKEN=${VALUE}` }] });
  const manifest = JSON.stringify([{ Config: 'c.json', RepoTags: ['app:1'], Layers: ['l.tar'] }]);
  writeFileSync(path.join(top, 'archive.tar'), await packTar([file('c.json', config), file('l.tar', layer), file('manifest.json', manifest)]));
  scratch.write({ 'layout/manifest.json': manifest, 'layout/c.json': config });
  writeFileSync(path.join(top, 'layout/l.tar'), layer);
});
afterEach(() => scratch.remove());

const search = (image: string, names: readonly string[], env: { readonly [name: string]: string } = {}) =>
  runMain(path.join(top, 'project'), ['prove', '--image', image, ...names], { env: { PATH: path.join(top, 'bin'), HOME: top, ...env } });

describe('prove --image', () => {
  test.each(['app:1', '../archive.tar', '../layout'])('finds in %s what a variable and a file hold, and says what to replace', async (image) => {
    const run = await search(image, ['NPM_TOKEN', '.npmrc', 'OTHER_TOKEN'], { NPM_TOKEN: VALUE, OTHER_TOKEN: 'another-value-0123456789' });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout).toBe(
      [
        `${image}: holds a secret`,
        'searched  app:1: the configuration, the history and 1 layer (1 file)',
        'found     NPM_TOKEN is in the history, entry 1 of 1 (ARG NPM_TOKEN=***)',
        '          .npmrc is in the history, entry 1 of 1 (ARG NPM_TOKEN=***)',
        '          NPM_TOKEN is in layer 1 of 1, /app/.npmrc',
        '          .npmrc is in layer 1 of 1, /app/.npmrc',
        'rotate    NPM_TOKEN, .npmrc: anyone who can pull the image has them',
        '          NPM_TOKEN, npm: https://docs.npmjs.com/revoking-access-tokens',
        'not there OTHER_TOKEN',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['buildah', 'while [ $# -gt 1 ]; do shift; done; /bin/cat ../archive.tar > "${1#docker-archive:}"'],
    ['podman', '[ "$5" = -o ] && [ "$7" = app:1 ] && /bin/cat ../archive.tar > "$6"'],
  ])('asks %s where there is no docker', async (program, script) => {
    rmSync(path.join(top, 'bin/docker'));
    scratch.write({ [`bin/${program}`]: `#!/bin/sh\n${script}\n` });
    chmodSync(path.join(top, 'bin', program), 0o755);
    const run = await search('app:1', ['NPM_TOKEN'], { NPM_TOKEN: VALUE });
    expect(run).toMatchObject({ status: 1, stderr: '', stdout: expect.stringContaining('found     NPM_TOKEN is in the history, entry 1 of 1') });
  });

  test('finds nothing where nothing is', async () => {
    const run = await search('app:1', ['OTHER_TOKEN', '--format', 'json'], { OTHER_TOKEN: 'another-value-0123456789' });
    expect(run).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(run.stdout)).toMatchObject({ version: 1, image: 'app:1', verdict: 'clean', secrets: [{ name: 'OTHER_TOKEN', found: false }] });
  });

  test('is Markdown for a pull request, in which nothing is markup', async () => {
    const run = await search('app:1', ['NPM_TOKEN', '--format', 'markdown'], { NPM_TOKEN: VALUE });
    expect(run).toMatchObject({ status: 1, stderr: '' });
    expect(run.stdout.split('\n').slice(0, 5)).toEqual([
      '### app:1: holds a secret',
      '',
      '| | |',
      '|---|---|',
      '| searched | app:1: the configuration, the history and 1 layer (1 file) |',
    ]);
    expect(run.stdout).toContain('| found | NPM\\_TOKEN is in the history, entry 1 of 1 (ARG NPM\\_TOKEN=\\*\\*\\*)<br>NPM\\_TOKEN is in layer');
    expect(run.stdout).not.toContain('npm_Zz');
  });

  test.each([
    ['no names', 'app:1', [], '--image needs the secrets to search for'],
    ['a name that is nothing', 'app:1', ['NOTHING'], 'NOTHING is neither a set variable nor a file'],
    ['a value that is everywhere', 'app:1', ['short'], 'short: the value is shorter than 8 bytes'],
    ['no such image', 'app:2', ['.npmrc'], 'docker image save failed: Error: No such image: app:2'],
    ['a file that is no archive', '.npmrc', ['.npmrc'], '.npmrc: it is no archive of an image'],
  ])('says in a line what is wrong: %s', async (_, image, names, message) => {
    const run = await search(image, names);
    expect(run).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(message) });
    expect(run.stderr.split('\n')).toHaveLength(2);
    expect(run.stderr).not.toContain('npm_Zz');
  });

  describe('of an archive that is broken or hostile', () => {
    const file = (name: string, body: string | Uint8Array) => ({ header: { name, size: body.length, type: 'file' as const }, body });
    const imageOf = async (parts: { readonly layer?: Uint8Array; readonly config?: string; readonly manifest?: string }): Promise<Uint8Array> =>
      packTar([
        file('c.json', parts.config ?? '{}'),
        file('l.tar', parts.layer ?? (await packTar([file('a', 'x'.repeat(3000))]))),
        file('manifest.json', parts.manifest ?? '[{"Config":"c.json","Layers":["l.tar"]}]'),
      ]);
    const layer = packTar([file('a', 'x'.repeat(3000))]);
    const nested = '['.repeat(100_000);

    test.each<[title: string, bytes: () => Promise<Uint8Array>, said: string]>([
      ['nothing', async () => new Uint8Array(), 'it is no archive of an image'],
      ['a text', async () => Buffer.from('no archive'.repeat(100)), 'it is no archive of an image'],
      ['an end within a layer', async () => (await imageOf({})).subarray(0, 3500), 'the layer l.tar cannot be read: the archive ends too early'],
      [
        'a layer that ends in a file',
        async () => imageOf({ layer: (await layer).subarray(0, 2048) }),
        'the layer l.tar cannot be read: the archive ends too early',
      ],
      [
        'a layer that ends in a header',
        async () => imageOf({ layer: (await layer).subarray(0, 300) }),
        'the layer l.tar cannot be read: the archive ends too early',
      ],
      ['a layer that does not inflate', async () => imageOf({ layer: gzipSync(await layer).fill(255, 20) }), 'the layer l.tar cannot be read: '],
      ['a configuration that is none', () => imageOf({ config: '{no' }), 'its configuration cannot be read'],
      ['a manifest that is none', () => imageOf({ manifest: '[{' }), 'its manifest cannot be read'],
      ['a manifest nested without end', () => imageOf({ manifest: nested }), 'its manifest cannot be read'],
      ['a manifest that is a number', () => imageOf({ manifest: '5' }), 'it is no archive of an image'],
      [
        'a layer that is not there',
        () => imageOf({ manifest: '[{"Config":"c.json","Layers":["x"]}]' }),
        'it has the names of its images, and not their layers',
      ],
    ])('says in a line what is wrong: %s', async (_, bytes, said) => {
      writeFileSync(path.join(top, 'hostile.tar'), await bytes());
      const run = await search('../hostile.tar', ['.npmrc']);
      expect(run).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining(`../hostile.tar: ${said}`) });
      expect(run.stderr.split('\n')).toHaveLength(2);
    });

    test('bears values of other types than a configuration has', async () => {
      const config = '{"history":[null,5,{"created_by":5}],"config":{"Env":[null,5],"Labels":[1],"Cmd":{"a":1}}}';
      writeFileSync(path.join(top, 'hostile.tar'), await imageOf({ config }));
      expect(await search('../hostile.tar', ['.npmrc'])).toMatchObject({ status: 0, stderr: '' });
    });

    test('says that an index of a folder lists itself, and follows no link in a circle', async () => {
      const digest = 'a'.repeat(64);
      const index = JSON.stringify({ manifests: [{ digest: `sha256:${digest}` }, { digest: `sha256:${digest}` }] });
      scratch.write({ 'hostile/index.json': index, [`hostile/blobs/sha256/${digest}`]: index });
      symlinkSync('..', path.join(top, 'hostile/blobs/up'));
      const run = await search('../hostile', ['.npmrc']);
      expect(run).toMatchObject({ status: 2, stdout: '', stderr: 'dockerlint: ../hostile: its indexes are nested more than 8 levels deep\n' });
    });

    test('neither leaves a part unsaid nor writes to the terminal what a name holds', async () => {
      const bomb = gzipSync(Buffer.alloc(70 * 1024 * 1024));
      const deep = Array.from({ length: 12 }).reduce<Buffer>((inner) => gzipSync(inner), Buffer.from('x'));
      const hostile = await packTar([
        file('\u001b[31m\u202e/../../etc/bomb.gz', bomb),
        file('deep.gz', deep),
        file('x.zip', Buffer.from(`PK\u0003\u0004${'\u00ff'.repeat(40)}`, 'latin1')),
      ]);
      writeFileSync(path.join(top, 'hostile.tar'), await imageOf({ layer: hostile }));
      const run = await search('../hostile.tar', ['.npmrc']);
      expect(run).toMatchObject({ status: 3, stderr: '' });
      const unread = run.stdout.replace(/\n +/g, ' ');
      expect(unread).toContain('bomb.gz could not be searched (gzip: expands more than 400 times)');
      expect(unread).toContain('more than 8 archives in one another');
      expect(unread).toMatch(/x\.zip could not be searched \(zip: /);
      expect(run.stdout).not.toMatch(/[\u001b\u202e]/);
    });
  });
});
