import { say } from '../../text/visible.ts';
import type { Io } from '../io/io.ts';

/** Runs shorter than this show no progress. */
const PATIENCE_MS = 500;
const REFRESH_MS = 100;

/** Shows the progress of a long run on one line, which is erased at the end. Does nothing in CI or without a terminal. */
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
      io.stderr.write(say`\r\x1b[Kdockerlint: ${Math.min(done, total)} of ${total} files`);
    },
    stop() {
      if (shown > 0) io.stderr.write(say`\r\x1b[K`);
    },
  };
}
