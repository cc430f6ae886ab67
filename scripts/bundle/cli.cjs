#!/usr/bin/env node
// Starts dockerlint from what V8 made of start.cjs when the package was built, or on an earlier run of this Node: half of a short run would go into
// compiling it. Where neither is there, or V8 does not take it, V8 compiles the text as ever. https://nodejs.org/api/vm.html#scriptcreatecacheddata
// CommonJS, because Node starts its loader of ES modules only where something asks for it, and that costs as much as the linting.
const { readFileSync } = require('node:fs');
const vm = require('node:vm');

// No flag of V8 may be set here: `--no-regexp-tier-up` saved some 15 ms, and one run in a thousand died of a segmentation fault, because a pattern
// that Node had compiled to bytecode before was taken to have machine code.

const filename = `${__dirname}/start.cjs`;
const source = readFileSync(filename, 'latin1');
// what a plain lint runs is half of what a fix runs: each has a compiled form of its own
const form = process.argv.includes('--fix') || process.argv.includes('--diff') ? 'fix' : 'lint';
const shipped = compiledFrom(readShipped());
if (shipped) run(shipped);
else runKept();

/** From what an earlier run kept; else this one keeps what it compiled, the functions that it ran included. */
function runKept() {
  const cache = require('./compiled-cache.cjs');
  const name = `start-${form}-__BUILD__-${process.versions.v8}.bin`;
  const kept = compiledFrom(cache.read(name));
  if (kept) return run(kept);
  const script = new vm.Script(source, { filename });
  return run(script).then(({ status, linted }) => {
    if (linted && status !== 2) cache.write(name, script.createCachedData());
  });
}

/** Gives how the run ended. What is loaded later lies beside this file; compiled code cannot import by itself. */
function run(script) {
  return script.runInThisContext()(require, (name) => import(name)).ending;
}

function compiledFrom(cachedData) {
  if (!cachedData) return undefined;
  const script = new vm.Script(source, { filename, cachedData });
  return script.cachedDataRejected ? undefined : script;
}

function readShipped() {
  try {
    return readFileSync(`${__dirname}/start-${form}-${process.versions.v8}.bin`);
  } catch {
    return undefined;
  }
}
