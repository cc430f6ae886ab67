import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Io } from '../../src/cli/io/io.ts';
import { main } from '../../src/cli/main.ts';

export interface MainRun {
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output as bytes. */
  readonly bytes: Buffer;
  readonly status: number;
}

export interface MainOptions {
  readonly stdin?: string | Uint8Array;
  readonly env?: { readonly [name: string]: string };
  /** Whether both streams are terminals, of this many columns. */
  readonly terminal?: number;
}

/** Runs the command line in this process, in `folder`, with nothing of the caller's own environment. */
export async function runMain(folder: string, argv: readonly string[], options: MainOptions = {}): Promise<MainRun> {
  const written = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  const stream = (chunks: Uint8Array[]): Io['stdout'] => ({
    isTTY: options.terminal !== undefined,
    columns: options.terminal,
    write: (text) => chunks.push(Buffer.from(text)),
    writeDocument: (document) => chunks.push(typeof document === 'string' ? Buffer.from(document) : document),
  });
  const input = options.stdin ?? '';
  const status = await main(argv, {
    cwd: folder,
    env: { HOME: '/home/someone', ...options.env },
    stdin: async () => (typeof input === 'string' ? Buffer.from(input) : input),
    stdout: stream(written.stdout),
    stderr: stream(written.stderr),
  });
  const bytes = Buffer.concat(written.stdout);
  return { stdout: bytes.toString('utf8'), stderr: Buffer.concat(written.stderr).toString('utf8'), bytes, status };
}

export interface Scratch {
  readonly folder: string;
  /** Writes files by their path in the folder, and returns the folder. */
  write(files: { readonly [path: string]: string | Uint8Array }): string;
  remove(): void;
}

/** A folder that is a project of its own (it has a `.git`), outside of everything. */
export function scratchFolder(): Scratch {
  const folder = mkdtempSync(path.join(tmpdir(), 'dockerlint-test-'));
  mkdirSync(path.join(folder, '.git'));
  return {
    folder,
    write(files) {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
        writeFileSync(path.join(folder, name), content);
      }
      return folder;
    },
    remove() {
      makeWritable(folder);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Gives the owner back what a test took: without it, nobody but the superuser can remove the files of a folder. */
function makeWritable(folder: string): void {
  chmodSync(folder, 0o700);
  for (const entry of readdirSync(folder, { withFileTypes: true })) if (entry.isDirectory()) makeWritable(path.join(folder, entry.name));
}
