#!/usr/bin/env node
// Checks every regular expression of src and rules with recheck (https://makenowjust-labs.github.io/recheck/): none may need exponential time, or the cube of a
// text's length. To check all of them takes a quarter of an hour, so those that were checked stand in scripts/patterns.txt by a digest; only others are checked.
//
//   node scripts/patterns.mjs             checks what is not in the list
//   node scripts/patterns.mjs --write     and writes the list; a pattern that may be slow is written with a reason by hand
//   node scripts/patterns.mjs --all       checks the whole list again
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@babel/parser';
import { root } from './source.mjs';

const LIST = path.join(root, 'scripts/patterns.txt');
const MOST_MS = { timeout: 1500, attackTimeout: 300, incubationTimeout: 200 };

/** The patterns of a source, as they are written. */
function patternsIn(text) {
  const found = [];
  const visit = (node) => {
    if (Array.isArray(node)) for (const child of node) visit(child);
    else if (typeof node === 'object' && node !== null) {
      if (node.type === 'RegExpLiteral') found.push({ pattern: node.pattern, flags: node.flags, line: node.loc.start.line });
      for (const [key, child] of Object.entries(node)) if (key !== 'loc' && key !== 'extra') visit(child);
    }
  };
  visit(parse(text, { sourceType: 'module', plugins: ['typescript'] }).program);
  return found;
}

const digestOf = ({ pattern, flags }) => createHash('sha256').update(`/${pattern}/${flags}`).digest('hex').slice(0, 16);

/** By digest, each pattern once, with its first place. */
const patterns = new Map();
for (const folder of ['src', 'rules']) {
  const files = readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  for (const name of files.sort()) {
    const file = path.posix.join(folder, name.replaceAll('\\', '/'));
    for (const one of patternsIn(readFileSync(path.join(root, file), 'utf8'))) {
      const digest = digestOf(one);
      if (!patterns.has(digest)) patterns.set(digest, { ...one, at: `${file}:${one.line}` });
    }
  }
}

/** What the list says: `safe`, `quadratic` (a text that repeats itself takes the square of its length), `unknown` (recheck gives up), `accepted` and why. */
const known = new Map(
  readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => /^[0-9a-f]{16} /.test(line))
    .map((line) => [line.slice(0, 16), line.slice(17)]),
);

async function verdictOf({ pattern, flags }) {
  const { check } = await import('recheck');
  const result = await check(pattern, flags.replace(/[dv]/g, ''), MOST_MS);
  if (result.status !== 'vulnerable') return { word: result.status };
  const { type, degree } = result.complexity;
  const attack = result.attack?.pattern ?? '';
  if (type === 'polynomial' && degree === 2) return { word: 'quadratic' };
  return { word: type === 'exponential' ? 'exponential' : `polynomial of degree ${degree}`, attack };
}

const again = process.argv.includes('--all');
const problems = [];
const checked = new Map();
for (const [digest, one] of patterns) {
  const said = known.get(digest);
  if (said !== undefined && (!again || said.startsWith('accepted'))) {
    checked.set(digest, said);
    continue;
  }
  const { word, attack } = await verdictOf(one);
  if (attack === undefined) checked.set(digest, word);
  else problems.push(`${one.at} (${digest}): ${word} for ${attack.slice(0, 120)}: /${one.pattern.slice(0, 200)}/`);
}
for (const problem of problems) console.error(`patterns: ${problem}`);
const fresh = [...checked.keys()].filter((digest) => !known.has(digest)).length;
if (process.argv.includes('--write')) {
  const head = readFileSync(LIST, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('#'));
  const lines = [...checked].map(([digest, word]) => `${digest} ${word}`).sort();
  writeFileSync(LIST, `${[...head, ...lines].join('\n')}\n`);
}
const count = (word) => [...checked.values()].filter((one) => one.startsWith(word)).length;
console.log(
  `patterns: ${patterns.size}, ${fresh} of them checked now: ${['safe', 'quadratic', 'unknown', 'accepted'].map((word) => `${count(word)} ${word}`).join(', ')}`,
);
process.exit(problems.length > 0 ? 1 : 0);
