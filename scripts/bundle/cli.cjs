#!/usr/bin/env node
// Starts dockerlint from what V8 made of start.cjs on an earlier run of this Node: half of a short run would go into compiling it. Where nothing is kept, or
// V8 does not take it, V8 compiles the text as ever. https://nodejs.org/api/vm.html#scriptcreatecacheddata
// None is shipped: it fits one version of V8, and to download it takes longer than to make it.
// CommonJS, because Node starts its loader of ES modules only where something asks for it, and that costs as much as the linting.
const { readFileSync } = require('node:fs');
const vm = require('node:vm');
const cache = require('./compiled-cache.cjs');

// No flag of V8 may be set here: `--no-regexp-tier-up` saved some 15 ms, and one run in a thousand died of a segmentation fault, because a pattern
// that Node had compiled to bytecode before was taken to have machine code.

const filename = `${__dirname}/start.cjs`;
const source = readFileSync(filename, 'latin1');
// a plain lint does without what only a fix runs: each has a compiled form of its own
const form = process.argv.includes('--fix') || process.argv.includes('--diff') ? 'fix' : 'lint';
const name = `start-${form}-__BUILD__-${process.versions.v8}.bin`;
const kept = cache.read(name);
const known = compiledFrom(kept?.code);
if (known && !kept.isDue) run(known);
else runAndKeep(known ?? new vm.Script(source, { filename }), known ? kept.code.length : 0);

/**
 * Keeps what was compiled, the functions that this run called included, if that is a good deal more than what was kept: the first file may have been an empty
 * one, and all later runs would compile what it did without.
 */
function runAndKeep(script, length) {
  run(script).then(({ status, linted }) => {
    if (!linted || status === 2) return;
    const code = script.createCachedData();
    // not for what little differs from run to run
    if (code.length > length * 1.05) cache.write(name, code);
    else cache.touch(name);
  });
}

/** Gives how the run ended. What is loaded later lies beside this file; compiled code cannot import by itself. */
function run(script) {
  return script.runInThisContext()(require, (file) => import(file)).ending;
}

function compiledFrom(cachedData) {
  if (!cachedData) return undefined;
  const script = new vm.Script(source, { filename, cachedData });
  return script.cachedDataRejected ? undefined : script;
}
