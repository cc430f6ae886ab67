/** The parts of an absolute address, as written. All empty if the text is none. */
export interface Address {
  /** With `://`. */
  readonly scheme: string;
  /** What stands before the `@`; undefined without one. */
  readonly login: string | undefined;
  /** With its port. */
  readonly host: string;
  /** Path, query and fragment. */
  readonly rest: string;
}

const ADDRESS = /^([a-z][a-z0-9+.-]*:\/\/)(?:((?:[^/?#\s$]|\$(?!\{)|\$\{[^}]*\})*)@)?([^/?#\s@]*)(.*)$/is;

/**
 * Returns the parts of an address. The login ends at the last `@` before the path, because a password may hold one. Source:
 * https://url.spec.whatwg.org/#authority-state
 */
export function splitAddress(text: string): Address {
  const [, scheme = '', login, host = '', rest = ''] = ADDRESS.exec(text) ?? [];
  return { scheme, login, host, rest };
}

/** Whether an address is one of the web, with a host. */
export function isOfWeb({ scheme, host }: Address): boolean {
  return /^https?:/i.test(scheme) && host !== '';
}
