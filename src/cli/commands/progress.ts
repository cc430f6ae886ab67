import type { Io } from '../io/io.ts';

/** Runs that end sooner need no word about it. */
const PATIENCE_MS = 500;
const REFRESH_MS = 100;

/** Counts the files of a long run on a line of the terminal, which is gone at the end. Says nothing where nobody watches. */
export function startProgress(io: Io, total: number): { readonly step: () => void; readonly stop: () => void } {
  if (!io.stderr.isTTY || total < 2 || io.env['CI']) return { step: () => {}, stop: () => {} };
  const started = performance.now();
  let done = 0;
  let shown = 0;
  return {
    step() {
      done++;
      const now = performance.now();
      if (now - started < PATIENCE_MS || now - shown < REFRESH_MS) return;
      shown = now;
      io.stderr.write(`\r\x1b[Kdockerlint: ${Math.min(done, total)} of ${total} files`);
    },
    stop() {
      if (shown > 0) io.stderr.write('\r\x1b[K');
    },
  };
}
