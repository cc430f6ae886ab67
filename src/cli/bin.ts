#!/usr/bin/env node
import { toSlashes } from './io/paths.ts';
import { outputStream, readStdin } from './io/standard-streams.ts';
import { main } from './main.ts';

// sets the status instead of calling process.exit, so that pending output is written
void main(process.argv.slice(2), {
  cwd: toSlashes(process.cwd()),
  env: process.env,
  stdin: readStdin,
  stdout: outputStream(1),
  stderr: outputStream(2),
}).then((status) => {
  process.exitCode = status;
});
