import { constants } from 'node:os';

/** Signals that ask a process to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Thrown when a signal interrupted some work. The exit status is 128 plus the number of the signal, as in shells. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly status: number;

  constructor(status: number) {
    super('interrupted');
    this.status = status;
  }
}

/**
 * Does some work that must clean up after itself, and returns its exit status. A signal does not end the process meanwhile: it aborts `signal`, with an
 * Interrupted as the reason, and if the work ends with that error the status is that of the signal. `onSignal` is called for each signal.
 */
export async function untilSignal(onSignal: (first: boolean) => void, work: (signal: AbortSignal) => Promise<number>): Promise<number> {
  const abort = new AbortController();
  const listeners = SIGNALS.map((name) => {
    const listener = (): void => {
      onSignal(!abort.signal.aborted);
      abort.abort(new Interrupted(128 + constants.signals[name]));
    };
    process.on(name, listener);
    return { name, listener };
  });
  try {
    return await work(abort.signal);
  } catch (error) {
    if (error instanceof Interrupted) return error.status;
    throw error;
  } finally {
    for (const { name, listener } of listeners) process.removeListener(name, listener);
  }
}
