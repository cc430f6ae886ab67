// Writes what V8 makes of later.cjs: all that is compiled at once, and the functions by which the modules of a plain lint begin.
//
//   node compile-later.cjs LATER.CJS OUT MODULE...
const { readFileSync, writeFileSync } = require('node:fs');
const vm = require('node:vm');

const [file, out, ...names] = process.argv.slice(2);
const script = new vm.Script(readFileSync(file, 'latin1'), { filename: 'later.cjs' });
const { modules } = script.runInThisContext()(require);
Promise.all(names.map((name) => modules[name]())).then(() => writeFileSync(out, script.createCachedData()));
