#!/usr/bin/env node
import { toSlashes } from './io/paths.ts';
import { outputStream, readStdin } from './io/standard-streams.ts';
import { main } from './main.ts';

/** Undefined where the folder that the process runs in was deleted. */
function workingDirectory(): string | undefined {
  try {
    return toSlashes(process.cwd());
  } catch {
    return undefined;
  }
}

const cwd = workingDirectory();
if (cwd === undefined) {
  process.stderr.write('dockerlint: the working directory is gone\n');
  process.exitCode = 2;
} else {
  // sets the status instead of calling process.exit, so that pending output is written
  void main(process.argv.slice(2), {
    cwd,
    env: process.env,
    stdin: readStdin,
    stdout: outputStream(1),
    stderr: outputStream(2),
  }).then((status) => {
    process.exitCode = status;
  });
}
