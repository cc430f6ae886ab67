// Writes what V8 makes of start.cjs, run once so that the functions of a run are compiled too:
//
//   node compile.mjs FOLDER FORM [WORD...]          FOLDER holds start.cjs; the words are a command line; FORM names it
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

const [folder, form] = process.argv.slice(2);
const file = path.join(folder, 'start.cjs');
const script = new vm.Script(readFileSync(file, 'latin1'), { filename: file });
process.argv.splice(2, 2);
script.runInThisContext()(process.getBuiltinModule, () => Promise.reject(new Error('neither a plain lint nor a fix loads anything later')));
process.on('exit', (status) => {
  process.exitCode = status === 2 ? 2 : 0;
  writeFileSync(path.join(folder, `start-${form}-${process.versions.v8}.bin`), script.createCachedData());
});
