/** Writes one line to the log of the server. */
export type Log = (line: string) => void;

/** A log without repeated lines, because a failing rule would fail at every keystroke. It never throws, even if the editor is gone. */
export function logOnce(log: Log): Log {
  const said = new Set<string>();
  return (line) => {
    if (said.has(line)) return;
    said.add(line);
    try {
      log(line);
    } catch {
      // the editor is gone
    }
  };
}

/**
 * Describes an error in one line without any text that may come from the user: leaves out quoted parts, because Node's messages quote their input, and names
 * only the first place of the stack.
 */
export function describeError(error: { readonly name?: string; readonly message: string; readonly stack?: string | undefined }): string {
  const [, place = ''] = /\n[ \t]*at [^\n]{0,300}?([^\s/\\(]{1,200}:\d+:\d+)\)?/.exec(error.stack ?? '') ?? [];
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
