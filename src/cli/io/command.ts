import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { UserError } from './io.ts';

/** The result of a command. */
export interface CommandEnd {
  readonly ok: boolean;
  /** The last lines of its output, both streams together; they may contain secret values. */
  readonly tail: readonly string[];
}

/** A program and its arguments. */
export type Argv = readonly [program: string, ...words: string[]];

export interface CommandCall {
  readonly env: NodeJS.ProcessEnv;
  readonly cwd: string;
  /** Ends the command, first with SIGINT, as Ctrl-C does. */
  readonly signal?: AbortSignal | undefined;
  /** Receives all output of the command as it is printed. */
  readonly listen?: (chunk: Uint8Array) => void;
}

const MOST_TAIL = 64 * 1024;
const TAIL_LINES = 40;
/** A build that has not ended this long after SIGINT is killed. */
const PATIENCE_MS = 10_000;
/** How long a command may take to end after its output did. */
const SETTLING_MS = 500;

/** Runs a program with these words. Throws a UserError if it is not installed, and the reason of the signal if the signal ended the command. */
export async function runCommand(argv: Argv, { env, cwd, signal, listen }: CommandCall): Promise<CommandEnd> {
  signal?.throwIfAborted();
  const child = start(argv, { env, cwd });
  let said = '';
  const keep = (chunk: Buffer): void => {
    listen?.(chunk);
    said = (said + stripVTControlCharacters(chunk.toString('utf8'))).slice(-MOST_TAIL);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const status = await ended(argv[0], child, signal);
  signal?.throwIfAborted();
  return { ok: status === 0, tail: said.trimEnd().split('\n').slice(-TAIL_LINES) };
}

/** Runs a program and streams its standard output to `read`. Throws a UserError if the command fails, and any error of `read`. */
export async function commandOutput<Result>(
  argv: Argv,
  { env, cwd, signal }: CommandCall,
  read: (output: AsyncIterable<Uint8Array>) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const child = start(argv, { env, cwd });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    complaint = (complaint + stripVTControlCharacters(chunk.toString('utf8'))).slice(-MOST_TAIL);
  });
  const end = ended(argv[0], child, signal);
  end.catch(() => undefined);
  try {
    const result = await read(child.stdout ?? NOTHING);
    await succeeded(end);
    signal?.throwIfAborted();
    return result;
  } catch (error) {
    // what the program says explains why its output cannot be read
    await Promise.race([succeeded(end), pause(SETTLING_MS)]).finally(() => child.kill('SIGKILL'));
    signal?.throwIfAborted();
    throw error;
  }

  async function succeeded(status: Promise<number | null>): Promise<void> {
    const ending = await status;
    signal?.throwIfAborted();
    if (ending !== 0) throw new UserError(`${argv.slice(0, 3).join(' ')} failed: ${complaint.trim().split('\n').at(-1) || `status ${ending}`}`);
  }
}

const NOTHING: AsyncIterable<Uint8Array> = (async function* (): AsyncGenerator<Uint8Array> {})();

/** Starts a program in a process group of its own: Ctrl-C in the terminal then reaches only dockerlint, which ends the program itself. */
function start([program, ...words]: Argv, { env, cwd }: CommandCall): ChildProcess {
  return spawn(program, words, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' });
}

function ended(program: string, child: ChildProcess, signal: AbortSignal | undefined): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let killing: NodeJS.Timeout | undefined;
    const stop = (): void => {
      child.kill('SIGINT');
      killing = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    };
    const settle = (): void => {
      signal?.removeEventListener('abort', stop);
      clearTimeout(killing);
    };
    signal?.addEventListener('abort', stop, { once: true });
    child.on('error', (error: NodeJS.ErrnoException) => {
      settle();
      reject(error.code === 'ENOENT' ? new UserError(`${program} is not installed`) : error);
    });
    child.on('close', (status) => {
      settle();
      resolve(status);
    });
  });
}
