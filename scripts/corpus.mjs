#!/usr/bin/env node
// How well does dockerlint tell secrets from lookalikes in a folder of labelled Dockerfiles, and what changed since the last run?
//
//   npm run corpus -- DIR [--show missed|false|all]       after npm run build
//
// DIR holds labels.jsonl: {"file", "findings": [{"line", "name", "class", "confidence"}], "not_findings": [{"line", "name", "why"}]} a line,
// where `line` is the instruction's first line and `name` the variable or path. A label is found where a finding stands on its
// instruction (and has its name, for variables). A finding of level error or warning that no label explains is a false alarm.
// What a container needs at run time is reported apart, neither required nor false. Rules about mounts are not scored.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cache, root } from './source.mjs';

const VARIABLE = new Set(['arg-build-secret', 'env-from-arg', 'env-baked-secret', 'placeholder-or-default-password', 'runtime-only-env-secret']);
const RUN_TIME = new Set(['placeholder-or-default-password', 'runtime-only-env-secret']);
const BATCH = 100;

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { show: { type: 'string', default: '' } } });
const cli = path.join(root, 'dist/cli.cjs');
const [directory] = positionals;
if (directory === undefined || !existsSync(path.join(directory, 'labels.jsonl'))) exit('usage: npm run corpus -- DIR, a folder that holds labels.jsonl');
if (!existsSync(cli)) exit('corpus: dist/cli.cjs is missing: npm run build');

const labels = readFileSync(path.join(directory, 'labels.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));
const started = performance.now();
const findings = lintAll(labels.map((label) => label.file));
const seconds = (performance.now() - started) / 1000;
const score = scoreAll(labels, findings);
printScore(score);
printChanges(findings);
if (options.show === 'missed' || options.show === 'all') console.log(`\nmissed:\n${score.missed.join('\n')}`);
if (options.show === 'false' || options.show === 'all') console.log(`\nfalse alarms:\n${score.wrong.join('\n')}`);

function exit(message) {
  console.error(message);
  process.exit(2);
}

/** All findings of the files: {file, line, name, severity, rule}. */
function lintAll(files) {
  const found = [];
  for (let at = 0; at < files.length; at += BATCH) {
    const batch = files.slice(at, at + BATCH);
    const run = spawnSync(process.execPath, [cli, '--no-config', '--format', 'json', ...batch], { cwd: directory, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (!run.stdout.startsWith('{')) exit(`corpus: no JSON from dockerlint: ${run.stderr.slice(0, 500)}`);
    for (const file of JSON.parse(run.stdout).files) {
      const name = path.relative(path.resolve(directory), path.resolve(directory, file.path));
      for (const finding of file.findings)
        found.push({ file: name, line: finding.instructionLine, name: finding.name, severity: finding.severity, rule: finding.rule });
    }
  }
  return found;
}

function isSameName(a, b) {
  const last = (name) => name.toLowerCase().replace(/^.*\//, '');
  return last(a) === last(b);
}

function scoreAll(labelled, all) {
  const classes = new Map();
  const missed = [];
  const wrong = [];
  let good = 0;
  for (const label of labelled) {
    const here = all.filter((finding) => finding.file === label.file && !finding.rule.includes('mount'));
    const used = new Set();
    for (const want of label.findings) {
      const row = classes.get(want.class) ?? { want: 0, found: 0 };
      classes.set(want.class, row);
      row.want++;
      const hits = here.filter(({ line, name }) => line === want.line && (!VARIABLE.has(want.class) || !name || !want.name || isSameName(name, want.name)));
      for (const hit of hits) used.add(hit);
      if (hits.length > 0) row.found++;
      else missed.push(`${label.file}:${want.line} ${want.class} ${want.name} (${want.confidence})`);
    }
    for (const finding of here) {
      const lookalike = label.not_findings?.find(({ line, name }) => line === finding.line && name && finding.name && isSameName(name, finding.name));
      const onLine = label.findings.filter((want) => want.line === finding.line);
      if (used.has(finding) || (onLine.length > 0 && !lookalike)) {
        if (!onLine.some((want) => RUN_TIME.has(want.class))) good++;
      } else if (finding.severity !== 'info') {
        wrong.push(`${finding.file}:${finding.line} ${finding.rule} ${finding.name}${lookalike ? ` (${lookalike.why})` : ''}`);
      }
    }
  }
  return { classes, missed, wrong, good };
}

function printScore({ classes, wrong, good }) {
  let want = 0;
  let found = 0;
  for (const [name, row] of [...classes].sort()) {
    const isCounted = !RUN_TIME.has(name);
    if (isCounted) {
      want += row.want;
      found += row.found;
    }
    const percent = ((100 * row.found) / row.want).toFixed(0).padStart(3);
    console.log(
      `${name.padEnd(34)} ${String(row.found).padStart(4)} of ${String(row.want).padStart(4)}  ${percent} %${isCounted ? '' : '  (run time: not counted)'}`,
    );
  }
  const precision = (good / Math.max(1, good + wrong.length)).toFixed(3);
  console.log(
    `found ${found} of ${want} build-time secrets (recall ${(found / want).toFixed(3)}); ${wrong.length} false alarms (precision ${precision}) in ${labels.length} files, ${seconds.toFixed(1)} s`,
  );
}

/** Compares with the findings of the last run over this folder, and keeps these for the next. */
function printChanges(all) {
  const key = createHash('sha256').update(path.resolve(directory)).digest('hex').slice(0, 12);
  const state = path.join(cache, `corpus-${key}.json`);
  const lines = all.map(({ file, line, rule, severity, name }) => `${file}:${line} ${rule} ${severity} ${name}`).sort();
  if (existsSync(state)) {
    const before = JSON.parse(readFileSync(state, 'utf8'));
    const added = lines.filter((line) => !before.includes(line));
    const gone = before.filter((line) => !lines.includes(line));
    console.log(
      added.length + gone.length === 0 ? 'no finding changed since the last run' : `since the last run: ${added.length} findings came, ${gone.length} went`,
    );
    for (const line of added) console.log(`+ ${line}`);
    for (const line of gone) console.log(`- ${line}`);
  }
  mkdirSync(cache, { recursive: true });
  writeFileSync(state, JSON.stringify(lines));
}
