import type { BuildSecret } from '../../caller-change.ts';
import type { Facts } from '../../facts/facts.ts';
import type { AddressCredential } from '../../facts/flows/address-credentials.ts';
import { httpHeaderId } from '../../knowledge/docker/preflight-secrets.ts';
import { isOfWeb, splitAddress } from '../../text/address.ts';
import type { Caveat } from '../types.ts';

/**
 * The secret that replaces the login in the address of a file. BuildKit sends the same header as before: `Basic` and the base64 of `user:password`.
 * `variable`: the client's variable with the password. Undefined if the login cannot be written as a shell word.
 * Source: https://github.com/moby/buildkit/blob/v0.32.2/source/http/source.go, https://pkg.go.dev/net/http#Request.SetBasicAuth
 */
export function headerSecret(facts: Facts, credential: AddressCredential, variable: string): BuildSecret | undefined {
  const login = shellLogin(facts, credential, variable);
  if (login === undefined) return undefined;
  return {
    id: httpHeaderId(credential.host),
    from: { env: headerVariable(credential.host), made: `"Basic $(printf %s "${login}" | base64 | tr -d '\\n')"` },
    required: true,
  };
}

/**
 * Why the repair of a file's login is manual or unsafe: the value of the secret differs from the password, and BuildKit sends it to all addresses of the host.
 */
export function headerCaveats(facts: Facts, credential: AddressCredential, secret: BuildSecret | undefined): Caveat[] {
  const id = httpHeaderId(credential.host);
  const token = id.replace('HEADER', 'TOKEN');
  const made = secret && 'env' in secret.from ? secret.from.made : undefined;
  const text = `\`Basic\` and the base64 of user:password (a bearer token is passed alone, as ${token})`;
  if (!facts.engine.httpAuth)
    return [
      {
        applicability: 'manual',
        reason: `only Docker 28.3 and newer can log in to download a file: with \`--engine docker-28.3\` the login becomes the secret ${id}, a header of ${text}; otherwise download it in a RUN with the secret mounted`,
      },
    ];
  if (!secret || made === undefined)
    return [{ applicability: 'manual', reason: `the header that replaces the login must be composed by hand: pass the secret ${id}, ${text}` }];
  const caveats: Caveat[] = [
    {
      applicability: 'unsafe',
      reason: `each build must first compose the header, \`export ${envOf(secret)}=${made}\`; %-escapes in the value are no longer decoded. If the server accepts a bearer token, pass it alone, as ${token}`,
    },
  ];
  const name = hostname(credential.host);
  const others = addressesOf(facts).filter((address) => hostname(address.host) === name && !(address.host === credential.host && address.login !== ''));
  if (others.length > 0)
    caveats.push({
      applicability: 'unsafe',
      reason: `BuildKit sends the header with every download from "${name}", also with those that had no login: ${lines(facts, others)}`,
    });
  return caveats;
}

/** Whether another address of the host (on any port) has a different login: BuildKit accepts only one header for each host. */
export function hasOtherLogin(facts: Facts, credential: AddressCredential): boolean {
  const own = plain(facts.dockerfile.document.slice(credential.loginRange));
  return facts.addressCredentials.some(
    (one) => one.kind === 'file' && hostname(one.host) === hostname(credential.host) && plain(facts.dockerfile.document.slice(one.loginRange)) !== own,
  );
}

function envOf({ from }: BuildSecret): string {
  return 'env' in from ? from.env : '';
}

/** The login as the content of a double-quoted shell word: `user:$PASSWORD`, or `$TOKEN:` if there is no password. */
function shellLogin(facts: Facts, { instruction, loginRange, user, secret }: AddressCredential, name: string): string | undefined {
  const written = facts.dockerfile.document.slice(loginRange).slice(0, -1);
  const known = facts.states.get(instruction)?.env;
  const first = user?.replace(
    /\$(?:(\w+)|\{(\w+)\})/g,
    (whole, bare: string | undefined, braced: string | undefined) => known?.get(bare ?? braced ?? '') ?? whole,
  );
  const login = first === undefined ? written.replace(secret, () => `$${name}`) : `${first}:$${name}`;
  const decoded = unescaped(login.includes(':') ? login : `${login}:`);
  return decoded !== undefined && /^(?:[\w.@+:=~/ -]|\$[A-Za-z_]|\$\{[A-Za-z_]\w*\})*$/.test(decoded) ? decoded : undefined;
}

/** Resolves %-escapes in a login, as Go does before it sends the login. */
function unescaped(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** The client's variable for the header of a host. */
function headerVariable(host: string): string {
  return `HTTP_AUTH_HEADER_${hostname(host).replace(/\W/g, '_').toUpperCase()}`;
}

interface Address {
  readonly host: string;
  readonly login: string;
  readonly start: number;
}

/** The addresses of files that ADD fetches. */
function addressesOf({ dockerfile }: Facts): Address[] {
  return dockerfile.instructions.flatMap((one) =>
    one.keyword === 'ADD'
      ? one.sources.flatMap((source) => {
          const address = splitAddress(source.value);
          const { login, host, rest } = address;
          return isOfWeb(address) && !/\.git(?:[#?]|$)/.test(rest) ? [{ host, login: login === undefined ? '' : `${login}@`, start: source.range.start }] : [];
        })
      : [],
  );
}

function lines({ dockerfile }: Facts, addresses: readonly Address[]): string {
  return `line ${[...new Set(addresses.map((one) => dockerfile.document.positionAt(one.start).line))].join(', ')}`;
}

function hostname(host: string): string {
  return host.replace(/:\d+$/, '');
}

function plain(login: string): string {
  return login.replace(/[{}]/g, '').replace(/:?@$/, '');
}
