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

/** Intercepts signals while some work must clean up after itself. */
export interface Watch {
  /** Aborted at the first signal, with an Interrupted as the reason. */
  readonly signal: AbortSignal;
  /** Restores the normal effect of signals. */
  end(): void;
}

/** From now on, a signal aborts `signal` instead of ending the process. `onSignal` is called for each signal. */
export function watchSignals(onSignal: (first: boolean) => void): Watch {
  const abort = new AbortController();
  const listeners = SIGNALS.map((name) => {
    const listener = (): void => {
      onSignal(!abort.signal.aborted);
      abort.abort(new Interrupted(128 + constants.signals[name]));
    };
    process.on(name, listener);
    return { name, listener };
  });
  const end = (): void => {
    for (const { name, listener } of listeners) process.removeListener(name, listener);
  };
  return { signal: abort.signal, end };
}

/** Returns the exit status if a signal interrupted the work that threw the error, else undefined. */
export function interruptedStatus(error: unknown): number | undefined {
  return error instanceof Interrupted ? error.status : undefined;
}
