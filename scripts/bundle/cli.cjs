#!/usr/bin/env node
// Starts dockerlint from what V8 made of start.cjs when the package was built: half of a short run would go into compiling it. Where another
// V8 runs, or the compiled form is not its own, V8 compiles the text as ever. https://nodejs.org/api/vm.html#scriptcreatecacheddata
// CommonJS, because Node starts its loader of ES modules only where something asks for it, and that costs as much as the linting.
const { readFileSync } = require('node:fs');
const vm = require('node:vm');

// the tables are hundreds of patterns, each used a few times in a run: V8 shall compile each once, not first to bytecode and then again.
// Part of what the compiled form is made for. https://v8.dev/blog/regexp-tier-up
require('node:v8').setFlagsFromString('--no-regexp-tier-up');

const file = `${__dirname}/start.cjs`;
const compiled = readCompiled();
const script = new vm.Script(readFileSync(file, 'latin1'), { filename: file, ...(compiled ? { cachedData: compiled } : {}) });
// what is loaded later lies beside this file; compiled code cannot import by itself
script.runInThisContext()(require, (name) => import(name));

/** What a plain lint runs is half of what a fix runs: each has a compiled form of its own. */
function readCompiled() {
  const form = process.argv.includes('--fix') || process.argv.includes('--diff') ? 'fix' : 'lint';
  try {
    return readFileSync(`${__dirname}/start-${form}-${process.versions.v8}.bin`);
  } catch {
    return undefined;
  }
}
