#!/usr/bin/env node
// What does dockerlint cost, next to doing nothing, to parsing and to other linters? After npm run build:
//
//   npm run bench [-- --runs N] [--files N] [--node PATH]... [--no-peers] [--no-editor] [--json FILE] [--store] [--allowed N]
//
// Prints start-up on each Node (the one that runs this, and those of --node), lint and fix of one file, throughput, and what an editor waits for. Fails if a ratio is
// more than 1.2 times (--allowed) the one that scripts/bench/stored.json has for this Node, in three measurements; --store stores the ratios instead.
// docs/performance.md says what is measured and what came out.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DockerfileParser } from 'dockerfile-ast';
import { benchServer } from './bench/editor.mjs';
import { dockerfileOf, writeMany } from './bench/inputs.mjs';
import { peersFor } from './bench/peers.mjs';
import { inTurns, median, peakOf, ratioOf } from './bench/processes.mjs';
import { store, worseThanStored } from './bench/stored.mjs';
import { cache, root } from './source.mjs';

const ATTEMPTS = 3;
const EDITOR_SIZES = [50, 300, 2000];
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '21' },
    files: { type: 'string', default: '300' },
    node: { type: 'string', multiple: true, default: [] },
    peers: { type: 'boolean', default: true },
    editor: { type: 'boolean', default: true },
    json: { type: 'string', default: path.join(cache, 'bench.json') },
    store: { type: 'boolean', default: false },
    allowed: { type: 'string', default: '1.2' },
  },
  allowNegative: true,
});
const [runs, count, allowed] = [Number(options.runs), Number(options.files), Number(options.allowed)];
const cli = path.join(root, 'dist/cli.cjs');
if (!(runs >= 1 && count >= 1 && allowed >= 1)) fail('--runs, --files and --allowed need a number');
if (!existsSync(cli)) fail('dist/cli.cjs is missing: npm run build');

const home = mkdtempSync(path.join(tmpdir(), 'dockerlint-bench-'));
try {
  const file = path.join(home, 'alone/Dockerfile');
  mkdirSync(path.dirname(file));
  writeFileSync(file, dockerfileOf(40));
  const result = await measure(file);
  if (options.peers) result.peers = benchPeers(file);
  const { ratios } = result;
  for (let attempt = 1; !options.store && attempt < ATTEMPTS && worseThanStored(ratios, allowed)?.length > 0; attempt++) {
    console.log('\nworse than what is stored: once more, a busy machine may be the reason');
    for (const [name, ratio] of Object.entries((await measure(file)).ratios)) ratios[name] = Math.min(ratio, ratios[name] ?? ratio);
  }
  mkdirSync(path.dirname(path.resolve(options.json)), { recursive: true });
  writeFileSync(
    options.json,
    `${JSON.stringify({ node: process.versions.node, cpu: cpus()[0]?.model, cores: cpus().length, runs, ...result }, undefined, 2)}\n`,
  );
  console.log(`\nwritten to ${path.relative(process.cwd(), options.json)}`);
  if (options.store) store(ratios);
  else judge(ratios);
} finally {
  rmSync(home, { recursive: true, force: true });
}

/** All that is compared with what is stored; prints it. */
async function measure(file) {
  const start = [process.execPath, ...options.node].map((node) => benchStart(node, file));
  const throughput = benchThroughput();
  const editor = options.editor ? await benchEditor() : [];
  // what an editor waits for is wall time, which on a busy machine says more about the machine
  const ratios = { lint: start[0].lint.cpuRatio, fix: start[0].fix.cpuRatio, throughput: throughput.cpuRatio };
  return { start, throughput, editor, ratios };
}

/** One file on one Node: lint next to `node -e 0`, the fix of standard input next to lint. */
function benchStart(node, file) {
  const contestants = [
    { name: 'node -e 0', command: [node, '-e', '0'] },
    { name: 'dockerlint FILE', command: [node, cli, file] },
    { name: 'dockerlint --fix - < FILE', command: [node, cli, '--fix', '-'], input: dockerfileOf(40) },
  ];
  const samples = inTurns(contestants, runs, home);
  const [nothing, lint, fix] = [...samples.values()];
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim().slice(1);
  heading(`one file on Node ${version}`, ['CPU ms', 'wall ms', 'CPU ratio', 'wall ratio']);
  row('node -e 0', [median(nothing, 'cpu'), median(nothing, 'wall')]);
  return {
    node: version,
    nothing: { cpu: median(nothing, 'cpu'), wall: median(nothing, 'wall') },
    lint: compared('dockerlint FILE', lint, nothing, 'node -e 0'),
    fix: compared('dockerlint --fix - < FILE', fix, lint, 'lint'),
  };
}

/** Prints and returns what a contestant costs, next to another. */
function compared(name, samples, base, baseName) {
  const times = {
    cpu: median(samples, 'cpu'),
    wall: median(samples, 'wall'),
    cpuRatio: ratioOf(samples, base, 'cpu'),
    wallRatio: ratioOf(samples, base, 'wall'),
  };
  row(name, Object.values(times), `x ${baseName}`);
  return times;
}

function benchPeers(file) {
  const contestants = [{ name: 'dockerlint', command: [process.execPath, cli, file] }, ...peersFor(file)];
  const samples = inTurns(contestants, runs, home);
  heading('one file, other linters', ['CPU ms', 'wall ms', 'CPU ratio', 'wall ratio']);
  return Object.fromEntries([...samples].map(([name, own]) => [name, compared(name, own, samples.get('dockerlint'), 'dockerlint')]));
}

function benchThroughput() {
  const files = writeMany(path.join(home, 'many'), count);
  const list = path.join(home, 'list');
  writeFileSync(list, files.join('\n'));
  const lint = [process.execPath, cli, path.join(home, 'many')];
  const samples = inTurns(
    [
      { name: 'dockerfile-ast', command: [process.execPath, path.join(root, 'scripts/bench/parse-files.mjs'), list] },
      { name: 'dockerlint', command: lint },
    ],
    Math.min(3, runs),
    home,
  );
  heading(`${count} files in one run`, ['CPU ms', 'wall ms', 'CPU ratio', 'wall ratio']);
  row('dockerfile-ast parses them', [median(samples.get('dockerfile-ast'), 'cpu'), median(samples.get('dockerfile-ast'), 'wall')]);
  const result = compared('dockerlint', samples.get('dockerlint'), samples.get('dockerfile-ast'), 'dockerfile-ast');
  const mebibytes = peakOf(lint, home);
  console.log(`  memory at most ${mebibytes.toFixed(0)} MiB`);
  return { ...result, files: count, mebibytes };
}

/** Milliseconds of fixes on save; the ratio is to parsing the text with dockerfile-ast in a warm process. */
async function benchEditor() {
  const texts = EDITOR_SIZES.map((lines) => dockerfileOf(lines));
  const results = await benchServer([process.execPath, cli, 'lsp', '--stdio'], texts);
  heading('fixes on save in an editor', ['median ms', 'p95 ms', 'first ms', 'ratio']);
  return results.map((times, index) => {
    const ratio = times.median / parsingTime(texts[index]);
    row(`${EDITOR_SIZES[index]} lines`, [times.median, times.p95, times.first, ratio], 'x dockerfile-ast');
    return { lines: EDITOR_SIZES[index], ...times, ratio };
  });
}

function parsingTime(text) {
  const times = Array.from({ length: 200 }, () => {
    const started = performance.now();
    DockerfileParser.parse(text).getInstructions();
    return { ms: performance.now() - started };
  });
  return median(times.slice(100), 'ms');
}

function judge(ratios) {
  const worse = worseThanStored(ratios, allowed);
  if (!worse) return console.log('nothing is stored for this Node: --store stores it');
  for (const { name, stored, now } of worse) console.error(`bench: ${name} is ${now.toFixed(2)} times its base; stored is ${stored}`);
  if (worse.length === 0) console.log(`no ratio is more than ${allowed} times the stored one`);
  process.exitCode = worse.length > 0 ? 1 : 0;
}

function heading(title, columns) {
  console.log(`\n${title.padEnd(30)}${columns.map((column) => column.padStart(12)).join('')}`);
}

function row(name, cells, note = '') {
  console.log(`  ${name.padEnd(28)}${cells.map((cell) => cell.toFixed(2).padStart(12)).join('')}  ${note}`);
}

function fail(message) {
  console.error(`bench: ${message}`);
  process.exit(2);
}
