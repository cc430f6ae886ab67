// Writes what V8 makes of start.cjs, run once so that the functions of a plain lint are compiled too:
//
//   node compile.mjs FOLDER DOCKERFILE          FOLDER holds start.cjs
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import vm from 'node:vm';

const [folder, dockerfile] = process.argv.slice(2);
setFlagsFromString('--no-regexp-tier-up'); // as cli.mjs does: the compiled form is bound to it
const file = path.join(folder, 'start.cjs');
const script = new vm.Script(readFileSync(file, 'latin1'), { filename: file });
process.argv.splice(2, 2, '--no-config', dockerfile);
script.runInThisContext()(process.getBuiltinModule, () => Promise.reject(new Error('a plain lint loads nothing later')));
process.on('exit', () => {
  process.exitCode = 0;
  writeFileSync(path.join(folder, `start-${process.versions.v8}.bin`), script.createCachedData());
});
