#!/usr/bin/env node
// Starts dockerlint from what V8 made of start.cjs when the package was built: half of a short run would go into compiling it. Where another
// V8 runs, or the compiled form is not its own, V8 compiles the text as ever. https://nodejs.org/api/vm.html#scriptcreatecacheddata
// CommonJS, because Node starts its loader of ES modules only where something asks for it, and that costs as much as the linting.
const { readFileSync } = require('node:fs');
const vm = require('node:vm');

// No flag of V8 may be set here: `--no-regexp-tier-up` saved some 15 ms, and one run in a thousand died of a segmentation fault, because a pattern
// that Node had compiled to bytecode before was taken to have machine code.

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
