#!/usr/bin/env node
import type { TextStream } from './io.ts';
import { main } from './main.ts';
import { toSlashes } from './paths.ts';

/** A stream of the process. A reader that goes away early (`| head`) is no error. */
function streamOf(stream: NodeJS.WriteStream): TextStream {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  return {
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns;
    },
    write: (text) => {
      stream.write(text);
    },
  };
}

/** All of standard input. */
async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of process.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

// the status is set, not forced: output that still waits is written first
void main(process.argv.slice(2), {
  cwd: toSlashes(process.cwd()),
  env: process.env,
  stdin: readStdin,
  stdout: streamOf(process.stdout),
  stderr: streamOf(process.stderr),
}).then((status) => {
  process.exitCode = status;
});
