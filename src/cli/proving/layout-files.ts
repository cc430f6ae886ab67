import { createReadStream, existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path/posix';
import type { ArchiveFile } from '../../prove/images/blobs.ts';

/** Whether a path is a folder that holds images. */
export function isLayout(folder: string): boolean {
  return ['index.json', 'manifest.json'].some((name) => existsSync(path.join(folder, name)));
}

/** The files of a folder that holds images, as an archive has them. Source: https://github.com/opencontainers/image-spec/blob/main/image-layout.md */
export async function* layoutFiles(folder: string, signal: AbortSignal): AsyncGenerator<ArchiveFile> {
  yield* filesBelow('');

  async function* filesBelow(below: string): AsyncGenerator<ArchiveFile> {
    for (const entry of readdirSync(path.join(folder, below), { withFileTypes: true })) {
      const name = path.join(below, entry.name);
      const file = path.join(folder, name);
      // a link to a folder could lead in a circle
      if (entry.isDirectory()) yield* filesBelow(name);
      else if (entry.isFile() || isLinkToFile(file)) yield { name, type: 'file', size: statSync(file).size, target: '', contents: fileBytes(file, signal) };
    }
  }
}

function isLinkToFile(file: string): boolean {
  try {
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

/** Fewer and larger pieces: what is done for each piece costs as much as what is done for its bytes. */
const PIECE = 1024 * 1024;

/** The bytes of a file. Throws the reason of the signal, and what the file system throws. */
export async function* fileBytes(file: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  const stream: AsyncIterable<Uint8Array> = createReadStream(file, { highWaterMark: PIECE });
  for await (const piece of stream) {
    signal.throwIfAborted();
    yield piece;
  }
}
