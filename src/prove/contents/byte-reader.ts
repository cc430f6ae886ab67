/** Reads a byte stream in pieces of chosen sizes. */
export interface ByteReader {
  /** Number of bytes taken from the stream so far. */
  readonly taken: number;
  /** Returns the next bytes without consuming them; fewer than `count` only at the end. */
  peek(count: number): Promise<Buffer>;
  /** Returns and consumes the next bytes; fewer than `count` only at the end. */
  read(count: number): Promise<Buffer>;
  /** Returns and consumes the next chunk of at most `most` bytes; undefined at the end. */
  piece(most: number): Promise<Buffer | undefined>;
  /** Puts back bytes that were read too far. */
  unread(bytes: Buffer): void;
}

/** A reader of the stream. `tap` gets each byte once, in order, when it is taken from the stream. */
export function byteReader(stream: AsyncIterable<Uint8Array>, tap: (bytes: Uint8Array) => void): ByteReader {
  const iterator = stream[Symbol.asyncIterator]();
  let held: Buffer = Buffer.alloc(0);
  let taken = 0;
  const fill = async (count: number): Promise<void> => {
    const parts: Buffer[] = [held];
    let length = held.length;
    while (length < count) {
      const next = await iterator.next();
      if (next.done) break;
      const bytes = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
      tap(bytes);
      parts.push(bytes);
      length += bytes.length;
      taken += bytes.length;
    }
    if (parts.length > 1) held = parts.length === 2 && held.length === 0 ? (parts[1] ?? held) : Buffer.concat(parts);
  };
  const take = (count: number): Buffer => {
    const bytes = held.subarray(0, count);
    held = held.subarray(count);
    return bytes;
  };
  return {
    get taken() {
      return taken - held.length;
    },
    async peek(count) {
      await fill(count);
      return held.subarray(0, count);
    },
    async read(count) {
      await fill(count);
      return take(count);
    },
    async piece(most) {
      await fill(1);
      return held.length === 0 ? undefined : take(most);
    },
    unread(bytes) {
      held = held.length === 0 ? bytes : Buffer.concat([bytes, held]);
    },
  };
}

/** The next `count` bytes as a stream, in pieces. */
export async function* limited(reader: ByteReader, count: number): AsyncGenerator<Buffer> {
  for (let left = count; left > 0; ) {
    const piece = await reader.piece(Math.min(left, PIECE));
    if (!piece) throw new Error('the stream ends too early');
    left -= piece.length;
    yield piece;
  }
}

/** The remaining bytes, in chunks. */
export async function* remaining(reader: ByteReader): AsyncGenerator<Buffer> {
  for (let piece = await reader.piece(PIECE); piece; piece = await reader.piece(PIECE)) yield piece;
}

const PIECE = 64 * 1024;
