/** Writes one line to the log of the server. */
export type Log = (line: string) => void;

/** A log that drops repeated lines: a rule that fails would do so at every keystroke. It never throws: an editor that is gone reads no log. */
export function logOnce(log: Log): Log {
  const said = new Set<string>();
  return (line) => {
    if (said.has(line)) return;
    said.add(line);
    try {
      log(line);
    } catch {
      // nobody is there
    }
  };
}

/**
 * An error in one line without anything that could be the user's own text: messages of Node quote their input, so quoted parts are left
 * out, and of the stack only the first place is told.
 */
export function describeError(error: { readonly name?: string; readonly message: string; readonly stack?: string | undefined }): string {
  const [, place = ''] = /\n\s*at .*?([^\s/\\(]+:\d+:\d+)\)?/.exec(error.stack ?? '') ?? [];
  const quotesItsInput = error.name === 'SyntaxError' || /^SyntaxError/.test(error.stack ?? '');
  const [first = ''] = error.message.replace(/(["'`])[\s\S]*\1|["'`][\s\S]*$/, '…').split(/[\r\n]/);
  const message = quotesItsInput ? 'SyntaxError' : first;
  return [message, place && `(${place})`].filter((part) => part !== '').join(' ');
}

/** Returns what `run` returns. If it throws, logs the error and returns `otherwise`. */
export function guarded<T>(log: Log, what: string, otherwise: T, run: () => T): T {
  try {
    return run();
  } catch (error) {
    log(`${what} failed: ${error instanceof Error ? describeError(error) : 'unknown error'}`);
    return otherwise;
  }
}

/** Awaits `run`. If it fails, logs the error. */
export async function settled(log: Log, what: string, run: () => Promise<unknown>): Promise<void> {
  try {
    await run();
  } catch (error) {
    log(`${what} failed: ${error instanceof Error ? describeError(error) : 'unknown error'}`);
  }
}
