#!/usr/bin/env node
// What does it cost to search an image for 20 secrets in all forms, next to `sha256sum` of the same bytes? After npm run build:
//
//   npm run bench:search [-- --runs N] [--mebibytes N]
//
// The image has one layer of the files that are here: Node itself (machine code), the packages of this project (texts), and an archive of some of these in gzip.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { inTurns, median, peakOf, ratioOf } from './bench/processes.mjs';
import { root } from './source.mjs';

const SECRETS = 20;
const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '5' }, mebibytes: { type: 'string', default: '300' } } });
const cli = path.join(root, 'dist/cli.cjs');
if (!existsSync(cli)) throw new Error('dist/cli.cjs is missing: npm run build');

const home = mkdtempSync(path.join(tmpdir(), 'dockerlint-bench-search-'));
try {
  const image = makeImage(Number(options.mebibytes) * 1024 * 1024);
  const names = Array.from({ length: SECRETS }, (_, index) => `secret-${index}`);
  for (const name of names) writeFileSync(path.join(home, name), `npm_${randomBytes(27).toString('base64url')}`);
  const search = [process.execPath, cli, 'prove', '--image', image, ...names];
  const samples = inTurns(
    [
      { name: 'sha256sum', command: ['sha256sum', image] },
      { name: 'search', command: search },
      { name: 'one secret', command: search.slice(0, -SECRETS + 1) },
    ],
    Number(options.runs),
    home,
  );
  const size = statSync(image).size / 1024 / 1024;
  const base = samples.get('sha256sum');
  for (const [name, each] of samples) {
    const rate = `${Math.round((size / median(each, 'wall')) * 1000)} MiB/s`.padStart(12);
    console.log(
      `${name.padEnd(12)}${rate}   throughput of sha256sum times ${(1 / ratioOf(each, base, 'wall')).toFixed(2)}, CPU time times ${ratioOf(each, base, 'cpu').toFixed(2)}`,
    );
  }
  console.log(`${Math.round(size)} MiB, ${SECRETS} secrets, memory ${Math.round(peakOf(search, home))} MiB`);
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** Makes an archive of about that many bytes, as `docker image save` writes it. */
function makeImage(bytes) {
  const files = path.join(home, 'files');
  mkdirSync(files);
  const packages = path.join(root, 'node_modules');
  const tar = (...words) => {
    const { status, stderr } = spawnSync('tar', words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
  tar('-czf', path.join(files, 'packed.tgz'), '-C', packages, 'typescript', 'yargs', 'zod');
  cpSync(process.execPath, path.join(files, 'program'));
  for (const name of ['typescript', 'yargs', 'zod', 'yaml', 'esbuild']) cpSync(path.join(packages, name), path.join(files, name), { recursive: true });
  const layer = path.join(home, 'layer.tar');
  tar('-cf', layer, '-C', files, '.');
  // more copies, each of which is another file
  for (let copy = 1; statSync(layer).size < bytes; copy++) tar('-rf', layer, `--transform=s,^,${copy}/,`, '-C', files, '.');
  writeFileSync(path.join(home, 'config.json'), '{"config":{"Env":["PATH=/bin"]}}');
  writeFileSync(path.join(home, 'manifest.json'), '[{"Config":"config.json","RepoTags":["bench:1"],"Layers":["layer.tar"]}]');
  const image = path.join(home, 'image.tar');
  tar('-cf', image, '-C', home, 'config.json', 'manifest.json', 'layer.tar');
  return image;
}
