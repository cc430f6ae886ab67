import type { Copy, Dockerfile } from '../../syntax/types.ts';
import { isOfWeb, splitAddress } from '../../text/address.ts';
import type { Range } from '../../text/range.ts';

/** A login in the address that an ADD fetches: `https://user:secret@host/…`. */
export interface AddressCredential {
  readonly instruction: Copy;
  /** The whole address. */
  readonly range: Range;
  /** Range of the login between `//` and the host, including the `@`. */
  readonly loginRange: Range;
  /** repository: BuildKit clones it with git. file: BuildKit fetches it. */
  readonly kind: 'repository' | 'file';
  /** Host, with its port if there is one. */
  readonly host: string;
  /** The user name as written; undefined if the login is only the secret. */
  readonly user: string | undefined;
  /** The secret as written: a variable or a literal. */
  readonly secret: string;
  /** The variable, if the secret is exactly one; else undefined. */
  readonly variable: string | undefined;
}

/**
 * Returns the logins in the addresses of a Dockerfile's ADDs, if they are contiguous in the file. Which addresses BuildKit clones:
 * https://docs.docker.com/reference/dockerfile/#adding-files-from-a-git-repository
 */
export function findAddressCredentials(dockerfile: Dockerfile): AddressCredential[] {
  return dockerfile.instructions.flatMap((instruction) =>
    instruction.keyword === 'ADD' ? instruction.sources.flatMap((source) => credentialIn(dockerfile, instruction, source.range)) : [],
  );
}

function credentialIn(dockerfile: Dockerfile, instruction: Copy, range: Range): AddressCredential[] {
  const written = dockerfile.document.slice(range);
  const quote = /^["']?/.exec(written)?.[0] ?? '';
  const address = /^[^"'\s]*/.exec(written.slice(quote.length))?.[0] ?? '';
  const parts = splitAddress(address);
  const { scheme, login, host, rest } = parts;
  if (login === undefined || login === '' || !isOfWeb(parts) || /[$\\]/.test(host)) return [];
  const start = range.start + quote.length + scheme.length;
  const { user, secret } = splitLogin(login);
  return [
    {
      instruction,
      range,
      loginRange: { start, end: start + login.length + 1 },
      kind: /\.git(?:[#?]|$)/.test(rest) ? 'repository' : 'file',
      host,
      user,
      secret,
      variable: /^\$(?:(\w+)|\{(\w+)\})$/.exec(secret)?.slice(1).find(Boolean),
    },
  ];
}

/** Splits `user:secret`, or a token at the place of the user: `TOKEN`, `TOKEN:`, `TOKEN:x-oauth-basic`. */
function splitLogin(login: string): { readonly user: string | undefined; readonly secret: string } {
  const [, user = '', password] = /^((?:\$\{[^}]*\}|[^:])*)(?::([\s\S]*))?$/.exec(login) ?? [];
  if (password === undefined || password === '' || password === 'x-oauth-basic') return { user: undefined, secret: user };
  return { user, secret: password };
}
