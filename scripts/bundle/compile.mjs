// Writes what V8 makes of start.cjs, run once so that the functions of a run are compiled too:
//
//   node compile.mjs FOLDER FORM [WORD...]          FOLDER holds start.cjs; the words are a command line; FORM names it
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';

/** Where compiled code says which flags V8 had: https://github.com/v8/v8/blob/main/src/snapshot/code-serializer.h */
const FLAGS = { start: 12, end: 16 };
/** What stands there without flags: the seed of hashes, which no code depends on, must not keep V8 from taking it. */
const usual = Buffer.from(
  execFileSync(process.execPath, ['-p', "new vm.Script('0').createCachedData().toString('hex')"], {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  }).trim(),
  'hex',
);

const [folder, form] = process.argv.slice(2);
const file = path.join(folder, 'start.cjs');
const script = new vm.Script(readFileSync(file, 'latin1'), { filename: 'start.cjs' });
process.argv.splice(2, 2);
script.runInThisContext()(process.getBuiltinModule, () => Promise.reject(new Error('neither a plain lint nor a fix loads anything later')));
process.on('exit', (status) => {
  process.exitCode = status === 2 ? 2 : 0;
  const compiled = script.createCachedData();
  usual.copy(compiled, FLAGS.start, FLAGS.start, FLAGS.end);
  writeFileSync(path.join(folder, `start-${form}-${process.versions.v8}.bin`), compiled);
});
