import { constants } from 'node:os';

/** Signals that ask a process to end. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ends work that a signal interrupted. The exit status is the signal's, as shells count it: 128 and its number. */
class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly status: number;

  constructor(status: number) {
    super('interrupted');
    this.status = status;
  }
}

/** Waits for signals while some work has to clean up after itself. */
export interface Watch {
  /** Aborted at the first signal, with an Interrupted as the reason. */
  readonly signal: AbortSignal;
  /** Signals work as before. */
  end(): void;
}

/** From now on signals do not end the process, but abort. `onSignal` is called for each. */
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
