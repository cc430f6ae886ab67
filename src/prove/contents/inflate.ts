import { createGunzip, createInflate, createInflateRaw } from 'node:zlib';
import type { ByteReader } from './byte-reader.ts';

/** Size of a chunk that is expanded at once: its output is at most about a thousand times larger. */
const PIECE = 16 * 1024;

/** `raw`: as in ZIP, without a header. */
export type Deflated = 'gzip' | 'zlib' | 'raw';

/** Inflates a deflated stream, which marks its own end: the bytes after it stay in the reader. Throws if the data is broken. */
export async function* inflated(reader: ByteReader, format: Deflated): AsyncGenerator<Buffer> {
  const engine = format === 'gzip' ? createGunzip() : format === 'zlib' ? createInflate() : createInflateRaw();
  const out: Buffer[] = [];
  engine.on('data', (chunk: Buffer) => out.push(chunk));
  const ended = new Promise<'ended'>((resolve, reject) => {
    engine.on('end', () => resolve('ended'));
    engine.on('error', reject);
  });
  ended.catch(() => undefined);
  try {
    for (let fed = 0; ; ) {
      const piece = await reader.piece(PIECE);
      if (!piece) {
        engine.end();
        await ended;
        yield* out;
        return;
      }
      fed += piece.length;
      const written = new Promise<'written'>((resolve) => {
        engine.write(piece, () => resolve('written'));
      });
      const state = await Promise.race([ended, written]);
      yield* out.splice(0);
      if (state === 'ended') {
        reader.unread(piece.subarray(piece.length - (fed - engine.bytesWritten)));
        return;
      }
    }
  } finally {
    engine.destroy();
  }
}
