import { fstatSync, readSync, statSync, writeSync } from 'node:fs';
import { type TextStream, UserError } from './io.ts';
import { codeOf, describeSystemError } from './read-input.ts';

/** File descriptors: 1 is standard output, 2 is standard error. */
type Output = 1 | 2;

const CHUNK_BYTES = 64 * 1024;

/**
 * Standard output or error. Files and pipes are written by system calls: creating Node's stream takes a tenth of a short run, so it is created only for a
 * terminal, and for output that would block. A reader that closes the pipe early (`| head`) is not an error. For any other failure, `write` throws a UserError.
 * A failure of standard error is ignored: it cannot be reported anywhere, and must not prevent the remaining work.
 */
export function outputStream(output: Output): TextStream {
  const isDirect = process.platform !== 'win32' && isPlain(output);
  let started: NodeJS.WriteStream | undefined;
  let isGone = false;
  const stream = (): NodeJS.WriteStream => {
    started ??= startStream(output);
    return started;
  };
  return {
    get isTTY() {
      return !isDirect && stream().isTTY === true;
    },
    get columns() {
      return isDirect ? undefined : stream().columns;
    },
    write: (text) => send(Buffer.from(text)),
    writeDocument: (document) => send(typeof document === 'string' ? Buffer.from(document) : document),
  };

  function send(bytes: Uint8Array): void {
    if (isGone) return;
    let written = 0;
    try {
      if (isDirect && !started) while (written < bytes.length) written += writeSync(output, bytes, written);
    } catch (error) {
      const code = codeOf(error);
      isGone = code === 'EPIPE' || (output === 2 && code !== 'EAGAIN');
      if (isGone) return;
      if (code !== 'EAGAIN') throw new UserError(messageOf(output, error));
    }
    if (written < bytes.length) stream().write(bytes.subarray(written));
  }
}

/** All of standard input. */
export async function readStdin(): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  // Node's stream handles errors and non-blocking pipes
  if (process.platform !== 'win32' && readDirectly(chunks)) return Buffer.concat(chunks);
  for await (const chunk of process.stdin) chunks.push(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
  return Buffer.concat(chunks);
}

/** Reads standard input into `chunks`. Returns whether its end was reached. */
function readDirectly(chunks: Uint8Array[]): boolean {
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
      const length = readSync(0, chunk);
      if (length === 0) return true;
      chunks.push(chunk.subarray(0, length));
    }
  } catch {
    return false;
  }
}

/** Whether the output is a file, a pipe or /dev/null, i.e. no terminal. */
function isPlain(output: Output): boolean {
  try {
    const stat = fstatSync(output);
    return stat.isFile() || stat.isFIFO() || stat.isSocket() || (stat.isCharacterDevice() && stat.rdev === statSync('/dev/null').rdev);
  } catch {
    return false;
  }
}

function startStream(output: Output): NodeJS.WriteStream {
  const stream = output === 1 ? process.stdout : process.stderr;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE' || output === 2) return;
    // an asynchronous error outside of any `await`: the rest of the output cannot be written either
    process.stderr.write(`dockerlint: ${messageOf(output, error)}\n`);
    process.exit(2);
  });
  return stream;
}

function messageOf(output: Output, error: unknown): string {
  return `standard ${output === 1 ? 'output' : 'error'} cannot be written: ${describeSystemError(error)}`;
}
