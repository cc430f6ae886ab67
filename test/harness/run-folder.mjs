import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Before all tests of a run: their temporary folders lie in one, which goes with whatever they left in it when the run ends. */
export default function setUp() {
  const before = process.env.TMPDIR;
  const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-run-'));
  chmodSync(folder, 0o755); // some tests run programs as another user
  process.env.TMPDIR = folder;
  globalThis.removeRunFolder = () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true });
  };
}
