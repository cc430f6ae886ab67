#!/usr/bin/env node
// Builds one executable out of dockerlint and a Node, for machines without Node: `dockerlint`, and the licences of what is in it.
//
//   npm run build:sea [-- --out DIR] [--node PATH]     --node: a Node 26 or newer, which builds it and is in it (default: this one)
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './source.mjs';

/** What a lint of a folder loads later. */
const EARLY = ['tinyglobby', 'ignore', 'project-named-dockerfiles', 'cli-arguments-full-arguments', 'cli-config-load', 'cli-io-selection'];

const { values: options } = parseArgs({
  options: { out: { type: 'string', default: path.join(root, 'dist/executable') }, node: { type: 'string', default: process.execPath } },
});
const out = path.resolve(options.out);
const node = path.resolve(options.node);
const work = mkdtempSync(path.join(tmpdir(), 'dockerlint-sea-'));
try {
  if (!run(node, ['--help']).includes('--build-sea')) throw new Error(`${options.node} has no --build-sea: Node 26 or newer is needed (--node PATH)`);
  const dist = path.join(work, 'dist');
  run(process.execPath, [path.join(root, 'scripts/build.mjs'), '--no-types', '--out', dist, '--later', path.join(work, 'later.cjs')]);
  const executable = path.join(out, process.platform === 'win32' ? 'dockerlint.exe' : 'dockerlint');
  const config = path.join(work, 'sea.json');
  const pages = ['rules', 'tools'].flatMap((folder) => readdirSync(path.join(dist, folder)).map((name) => `${folder}/${name}`));
  const assets = {
    'start.cjs': path.join(dist, 'start.cjs'),
    'later.cjs': path.join(work, 'later.cjs'),
    'later.bin': path.join(work, 'later.bin'),
    ...Object.fromEntries(['lint', 'fix'].map((form) => [`${form}.bin`, compiled(form, dist)])),
    ...Object.fromEntries(pages.map((name) => [name, path.join(dist, name)])),
  };
  const early = EARLY.map((name) => `./lazy/${name}.mjs`);
  run(node, [path.join(root, 'scripts/bundle/compile-later.cjs'), assets['later.cjs'], assets['later.bin'], ...early]);
  mkdirSync(out, { recursive: true });
  rmSync(executable, { force: true });
  writeFileSync(
    config,
    JSON.stringify({ main: path.join(root, 'scripts/bundle/sea.cjs'), output: executable, disableExperimentalSEAWarning: true, useCodeCache: false, assets }),
  );
  run(node, [`--build-sea=${config}`]);
  // a Mac runs only what is signed, if by nobody: https://nodejs.org/api/single-executable-applications.html
  if (process.platform === 'darwin') run('codesign', ['--sign', '-', executable]);
  copyFileSync(path.join(root, 'LICENSE'), path.join(out, 'LICENSE'));
  copyFileSync(path.join(dist, 'THIRD-PARTY-NOTICES.txt'), path.join(out, 'THIRD-PARTY-NOTICES.txt'));
  const licence = ['../LICENSE', 'LICENSE'].map((name) => path.join(path.dirname(node), name)).find((file) => existsSync(file));
  if (licence !== undefined) copyFileSync(licence, path.join(out, 'LICENSE-node'));
  console.log(`sea: ${executable}: ${Math.round(statSync(executable).size / 1e6)} MB, with Node ${run(node, ['--version']).trim().slice(1)}`);
} catch (error) {
  console.error(`sea: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}

function run(program, words, settings = {}) {
  return execFileSync(program, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...settings });
}

/** A file with what that Node makes of start.cjs in a run of this form, as dist/cli.cjs keeps it. */
function compiled(form, dist) {
  const cache = path.join(work, form);
  const project = path.join(work, `${form}-project`);
  mkdirSync(project);
  writeFileSync(path.join(project, 'Dockerfile'), 'FROM node:22\nARG NPM_TOKEN\nCOPY . .\nRUN npm ci\nRUN curl -u ci:$NPM_TOKEN https://example.com\n');
  const { NODE_DISABLE_COMPILE_CACHE: _, ...env } = process.env;
  const words = [path.join(dist, 'cli.cjs'), '--fail-on', 'none', ...(form === 'fix' ? ['--fix'] : []), 'Dockerfile'];
  run(node, words, { cwd: project, env: { ...env, XDG_CACHE_HOME: cache, LOCALAPPDATA: cache, HOME: cache } });
  const [folder] = [path.join(cache, 'dockerlint'), path.join(cache, 'Library/Caches/dockerlint')].filter((each) => existsSync(each));
  const [name] = readdirSync(folder).filter((each) => each.startsWith(`start-${form}-`));
  const bytes = readFileSync(path.join(folder, name));
  const file = path.join(work, `${form}.bin`);
  // cli.cjs keeps each twice, to see damage
  writeFileSync(file, bytes.subarray(0, bytes.length / 2));
  return file;
}
