// Starts dockerlint in the single executable: as cli.cjs does, but all files are inside of it, and so is what V8 made of them when it was built.
// https://nodejs.org/api/single-executable-applications.html
const { getRawAsset } = require('node:sea');
const vm = require('node:vm');

const form = process.argv.includes('--fix') || process.argv.includes('--diff') ? 'fix' : 'lint';
let later;

functionOf('start.cjs', `${form}.bin`)(require, async (file) => {
  later ??= functionOf('later.cjs', 'later.bin')(require);
  return await later.modules[file]();
});

function functionOf(text, compiled) {
  return new vm.Script(bytesOf(text).latin1Slice(), { filename: text, cachedData: bytesOf(compiled) }).runInThisContext();
}

function bytesOf(name) {
  return Buffer.from(getRawAsset(name));
}
