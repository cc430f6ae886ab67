#!/usr/bin/env node
// Starts dockerlint from what V8 made of start.cjs when the package was built: half of a short run would go into compiling it. Where another
// V8 runs, or the compiled form is not its own, V8 compiles the text as ever. https://nodejs.org/api/vm.html#scriptcreatecacheddata
const { getBuiltinModule } = process;
const { readFileSync } = getBuiltinModule('node:fs');
const vm = getBuiltinModule('node:vm');
// the tables are hundreds of patterns, each used a few times in a run: V8 shall compile each once, not first to bytecode and then again.
// Part of what the compiled form is made for. https://v8.dev/blog/regexp-tier-up
getBuiltinModule('node:v8').setFlagsFromString('--no-regexp-tier-up');

const file = `${import.meta.dirname}/start.cjs`;
const compiled = readCompiled();
const script = new vm.Script(readFileSync(file, 'latin1'), { filename: file, ...(compiled ? { cachedData: compiled } : {}) });
// what is loaded later lies beside this file; compiled code cannot import by itself
script.runInThisContext()(getBuiltinModule, (name) => import(name));

function readCompiled() {
  try {
    return readFileSync(`${import.meta.dirname}/start-${process.versions.v8}.bin`);
  } catch {
    return undefined;
  }
}
