#!/usr/bin/env node
// What does a run cost, next to doing nothing and next to other linters? After npm run build:
//
//   npm run bench [-- --runs N] [--no-peers]
//
// CPU time (user and system) and wall time of whole processes, run in turns so that a busy machine is unfair to all alike; medians.
// A ratio is the median of each turn's own ratio to `node -e 0`: what slows the machine slows both. Then the time that linting takes
// in a process that is warm, and what an editor waits for on save.
// Fails where linting one file costs more than 1.5 times the CPU of `node -e 0` on Node 20.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchServer, changed } from './bench-lsp.mjs';
import { cache, loadSource, root } from './source.mjs';

const MOST = 1.5;
/** Linters for Dockerfiles that npm can install without fetching a binary, and how each lints one file. */
const PEERS = [
  { name: 'dockerfilelint', version: '1.8.0', bin: 'dockerfilelint', words: [] },
  { name: 'dockerfile-utils', version: '0.16.3', bin: 'dockerfile-utils', words: ['lint'] },
  { name: 'dockerfile_lint', version: '0.3.4', bin: 'dockerfile_lint', words: ['-f'] },
  { name: 'dockerlint', version: '0.3.9', bin: 'dockerlint', words: [] }, // the abandoned one of the same name
];

const { values: options } = parseArgs({ options: { runs: { type: 'string', default: '20' }, peers: { type: 'boolean', default: true } }, allowNegative: true });
const runs = Number(options.runs);
if (!Number.isInteger(runs) || runs < 1) {
  console.error('bench: --runs needs a number');
  process.exit(2);
}
const cli = path.join(root, 'dist/cli.cjs');
if (!existsSync(cli)) {
  console.error('bench: dist/cli.cjs is missing: npm run build');
  process.exit(2);
}
const scratch = mkdtempSync(path.join(tmpdir(), 'dockerlint-bench-'));
try {
  const file = path.join(scratch, 'Dockerfile');
  writeFileSync(file, dockerfileOf(40));
  benchProcesses(file);
  await benchInside();
  await benchEditor();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** A Dockerfile of about this many lines with what most of them hold: stages, packages, copies, and a token that npm reads. With another `mark` most lines are other lines. */
function dockerfileOf(lines, mark = '') {
  const text = ['FROM node:22-slim AS build', 'ARG NPM_TOKEN', 'ENV NODE_ENV=production', 'WORKDIR /app'];
  for (let n = 0; text.length < lines - 4; n++) {
    text.push(
      `# step ${n}`,
      `COPY packages/p${n}${mark}/package.json packages/p${n}${mark}/`,
      'RUN apt-get update \\',
      ` && apt-get install -y --no-install-recommends tool-${n}${mark} \\`,
      ' && rm -rf /var/lib/apt/lists/*',
    );
  }
  text.push('COPY .npmrc package.json ./', 'RUN npm ci --omit=dev', 'USER node', 'CMD ["node", "index.js"]');
  return `${text.join('\n')}\n`;
}

function benchProcesses(file) {
  const contestants = [
    { name: 'node -e 0', command: ['node', '-e', '0'] },
    { name: 'dockerlint FILE', command: ['node', cli, file] },
    { name: 'dockerlint --fix - < FILE', command: ['node', cli, '--fix', '-'], input: dockerfileOf(40) },
    ...(options.peers ? PEERS.flatMap((peer) => peerOf(peer, file)) : []),
  ];
  const samples = new Map(contestants.map(({ name }) => [name, []]));
  for (let n = -1; n < runs; n++) {
    for (const { name, command, input } of contestants) {
      const sample = timeOf(command, input);
      if (n >= 0) samples.get(name).push(sample); // the first round warms the disk cache
    }
  }
  const [base] = samples.values();
  console.log(`Node ${process.versions.node}, medians of ${runs} runs\n`);
  console.log(`${''.padEnd(28)}   CPU ms  ratio   wall ms  ratio`);
  for (const [name, own] of samples) {
    const cells = ['cpu', 'wall'].map((key) => `${median(own, key).toFixed(1).padStart(9)}  ${ratioOf(own, base, key).toFixed(2).padStart(5)}`);
    console.log(`${name.padEnd(28)}${cells.join(' ')}`);
  }
  const ratio = ratioOf(samples.get('dockerlint FILE'), base, 'cpu');
  const isJudged = process.versions.node.startsWith('20.');
  console.log(`\nlinting one file costs ${ratio.toFixed(2)} times the CPU of node -e 0${isJudged ? ` (at most ${MOST})` : ''}`);
  if (isJudged && ratio > MOST) process.exitCode = 1;
}

/** Milliseconds of CPU and of wall time, as bash's `time` measures them: it waits for all threads and children. */
function timeOf(command, input) {
  const script = 'TIMEFORMAT="%3R %3U %3S"; { time "$@" >/dev/null 2>/dev/null; } 2>&1';
  const { stdout } = spawnSync('bash', ['-c', script, 'bench', ...command], { cwd: scratch, input, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } });
  const [wall, user, system] = stdout.trim().split('\n').at(-1).split(' ').map(Number);
  return { cpu: (user + system) * 1000, wall: wall * 1000 };
}

/** How many times the base a contestant costs. */
function ratioOf(samples, base, key) {
  return median(
    samples.map((sample, turn) => ({ ratio: sample[key] / base[turn][key] })),
    'ratio',
  );
}

function median(samples, key) {
  const sorted = samples.map((sample) => sample[key]).sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** The peer as a contestant, installed for the purpose; none, with a line that says so, where it cannot be. */
function peerOf({ name, version, bin, words }, file) {
  const folder = path.join(cache, 'peers', `${name}-${version}`);
  const program = path.join(folder, 'node_modules/.bin', bin);
  if (!existsSync(program)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'package.json'), '{"private":true}');
    spawnSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', `${name}@${version}`], { cwd: folder, stdio: 'ignore', timeout: 120_000 });
  }
  if (existsSync(program)) return [{ name: `${name} ${version}`, command: ['node', program, ...words, file] }];
  console.log(`${name}: cannot be installed here, left out`);
  return [];
}

async function benchEditor() {
  const sizes = [50, 300, 2000];
  console.log('\nfixes on save, after 100 others         ms    p95    goal (p95)    first');
  try {
    const results = await benchServer(
      ['node', cli, 'lsp', '--stdio'],
      sizes.map((lines) => dockerfileOf(lines)),
    );
    for (const [index, { first, median: middle, p95 }] of results.entries()) {
      console.log(
        `${`${sizes[index]} lines`.padEnd(31)} ${middle.toFixed(2).padStart(9)} ${p95.toFixed(2).padStart(6)}    ${String([5, 10, 50][index]).padEnd(10)} ${first.toFixed(0).padStart(8)}`,
      );
    }
  } catch (error) {
    console.log(`left out: ${error.message}`);
  }
}

async function benchInside() {
  const { lint, Document, RULES, ENGINES, DEFAULT_ENGINE, secondParser } = await loadSource(`
    export { lint } from './src/linter/lint.ts';
    export { secondParser } from './src/syntax/dockerfile/second-parser.ts';
    export { Document } from './src/text/document.ts';
    export { RULES } from './rules/index.ts';
    export { DEFAULT_ENGINE, ENGINES } from './src/knowledge/docker/engines.ts';
  `);
  const settings = { secretNames: [], ignoredNames: [], secretFiles: [], ignoredFiles: [] };
  // what was read before is remembered: a changed text is what editors have, a new one what a run over many files has
  const texts = { changed: (lines, n) => changed(dockerfileOf(lines), n), new: (lines, n) => dockerfileOf(lines, `-${n}`) };
  for (const [kind, textOf] of Object.entries(texts)) {
    console.log(`\n${`a ${kind} text in a warm process`.padEnd(31)} lint ms   p95    fix ms   p95`);
    for (const lines of [50, 300, 2000]) {
      const cells = ['none', 'safe'].map((fix, column) => {
        const times = [];
        for (let n = -10; n < 50; n++) {
          const document = new Document('/project/Dockerfile', textOf(lines, n + column * 100));
          const started = performance.now();
          lint(document, RULES, { engine: ENGINES[DEFAULT_ENGINE], context: undefined, settings, levels: new Map(), fix, secondParser });
          if (n >= 0) times.push({ ms: performance.now() - started });
        }
        const p95 = times.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
        return `${median(times, 'ms').toFixed(2).padStart(8)} ${p95.toFixed(2).padStart(6)}`;
      });
      console.log(`${`${lines} lines`.padEnd(31)}  ${cells.join('  ')}`);
    }
  }
}
