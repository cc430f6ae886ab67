import { Transform } from 'node:stream';

/** Maximum size of a header. Below, the maximum size of a message: editors send documents of at most some megabytes. */
const MOST_HEADER_BYTES = 4096;
const MOST_MESSAGE_BYTES = 256 * 1024 * 1024;

/**
 * Passes on the messages of the base protocol. Fails if a header is invalid or gives an impossible length: the reader would otherwise wait forever without any
 * sign. https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/#baseProtocol
 */
export function framedInput(): Transform {
  let header = '';
  let left = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let at = 0; at < chunk.length; ) {
        if (left > 0) {
          const taken = Math.min(left, chunk.length - at);
          left -= taken;
          at += taken;
          continue;
        }
        header += String.fromCharCode(chunk[at] ?? 0);
        at++;
        if (header.endsWith('\r\n\r\n')) {
          const length = lengthIn(header);
          if (length === undefined) return done(new Error('a message whose header has no valid length'));
          left = length;
          header = '';
        } else if (header.length > MOST_HEADER_BYTES) return done(new Error('text that is not the header of a message'));
      }
      return done(null, chunk);
    },
  });
}

/** The length given by a header, in bytes; undefined if it gives none or an invalid one. */
function lengthIn(header: string): number | undefined {
  const lines = header.trimEnd().split('\r\n');
  if (lines.some((line) => !line.includes(':'))) return undefined;
  const text = lines.map((line) => /^content-length:\s*(\d{1,10})$/i.exec(line)?.[1]).find((one) => one !== undefined);
  return text === undefined || Number(text) > MOST_MESSAGE_BYTES ? undefined : Number(text);
}
