#!/usr/bin/env node
import { toSlashes } from './io/paths.ts';
import { outputStream, readStdin } from './io/standard-streams.ts';
import { type Ending, runCommandLine } from './main.ts';

/** Undefined if the working directory was deleted. */
function workingDirectory(): string | undefined {
  try {
    return toSlashes(process.cwd());
  } catch {
    return undefined;
  }
}

async function start(): Promise<Ending> {
  const cwd = workingDirectory();
  if (cwd === undefined) {
    process.stderr.write('dockerlint: the working directory is gone\n');
    return { status: 2, linted: false };
  }
  return await runCommandLine(process.argv.slice(2), { cwd, env: process.env, stdin: readStdin, stdout: outputStream(1), stderr: outputStream(2) });
}

/** The result of the run, for the launcher (scripts/bundle/cli.cjs). */
export const ending: Promise<Ending> = start().then((ended) => {
  // sets the status instead of calling process.exit, so that pending output is written
  process.exitCode = ended.status;
  return ended;
});
