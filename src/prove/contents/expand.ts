import { Readable } from 'node:stream';
import { type ByteReader, remaining } from './byte-reader.ts';

/** Formats that Node itself does not read in every version that we support. Each library is loaded when the first such file is met. */
export type Packed = 'bzip2' | 'xz' | 'zstd';

/** Expands a compressed stream, or several one after the other, up to the end of the reader. Throws if the data is broken or asks for too much memory. */
export function expanded(reader: ByteReader, format: Packed): AsyncGenerator<Uint8Array> {
  switch (format) {
    case 'bzip2':
      return expandedBzip2(reader);
    case 'xz':
      return expandedXz(reader);
    case 'zstd':
      return expandedZstd(reader);
  }
}

async function* expandedBzip2(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const { default: unbzip2 } = await import('unbzip2-stream');
  const engine = unbzip2();
  const out: Buffer[] = [];
  const failures: Error[] = [];
  engine.on('data', (chunk: Buffer) => out.push(chunk));
  engine.on('error', (error) => failures.push(error));
  const take = (): Buffer[] => {
    const [failure] = failures;
    if (failure) throw failure;
    return out.splice(0);
  };
  for await (const piece of remaining(reader)) {
    engine.write(Buffer.from(piece));
    yield* take();
  }
  engine.end();
  yield* take();
}

/** The library has one memory for all streams: a second one would wait for the first without end. */
let isXzBusy = false;

async function* expandedXz(reader: ByteReader): AsyncGenerator<Uint8Array> {
  if (isXzBusy) throw new Error('in another xz, cannot be read here');
  isXzBusy = true;
  try {
    // a bundle has the names of a CommonJS module in its default export only
    const { default: xz } = await import('xz-decompress');
    const input = Readable.toWeb(Readable.from(remaining(reader)));
    const stream: AsyncIterable<Uint8Array> = new xz.XzReadableStream(input);
    yield* stream;
  } finally {
    isXzBusy = false;
  }
}

/** What `zstd` itself allows without being asked. Source: https://github.com/facebook/zstd/blob/v1.5.7/programs/zstd.1.md (--memory) */
const MOST_WINDOW = 128 * 1024 * 1024;

async function* expandedZstd(reader: ByteReader): AsyncGenerator<Uint8Array> {
  const { Decompress } = await import('fzstd');
  if (windowOf(await reader.peek(18)) > MOST_WINDOW) throw new Error('takes more than 128 MiB of memory');
  const out: Uint8Array[] = [];
  // the library fills the same memory again
  const engine = new Decompress((chunk) => out.push(Buffer.from(chunk)));
  for await (const piece of remaining(reader)) {
    engine.push(piece);
    yield* out.splice(0);
  }
  engine.push(new Uint8Array(0), true);
  yield* out.splice(0);
}

/** The memory that a frame asks for, in bytes. Source: https://www.rfc-editor.org/rfc/rfc8878#section-3.1.1.1 */
function windowOf(header: Buffer): number {
  const descriptor = header[4] ?? 0;
  const isSingle = (descriptor & 0x20) !== 0;
  if (!isSingle) {
    const window = header[5] ?? 0;
    return 2 ** (10 + (window >> 3)) * (1 + (window & 7) / 8);
  }
  const at = 5 + ([0, 1, 2, 4][descriptor & 3] ?? 0);
  const size = descriptor >> 6;
  if (header.length < at + 8) return 0;
  if (size === 3) return Number(header.readBigUInt64LE(at));
  return size === 2 ? header.readUInt32LE(at) : size === 1 ? header.readUInt16LE(at) + 256 : (header[at] ?? 0);
}
