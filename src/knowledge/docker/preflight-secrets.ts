/**
 * Secrets that BuildKit itself uses when it fetches the address of an ADD; no mount names them.
 * Git secrets end in the host with its port. Secrets for files end in the host without port, and need BuildKit 0.23 (Docker 28.3).
 * Sources: https://docs.docker.com/build/building/secrets/#git-authentication-for-remote-contexts,
 * https://github.com/moby/buildkit/blob/v0.32.2/source/git/source.go, https://github.com/moby/buildkit/blob/v0.32.2/source/http/source.go
 */
const PREFLIGHT = /^(?:GIT_AUTH_(?:TOKEN|HEADER)(?:\..+)?|HTTP_AUTH_(?:TOKEN|HEADER)_.+)$/;

/** Whether BuildKit reads a secret of this id before any RUN. */
export function isPreflightSecret(id: string): boolean {
  return PREFLIGHT.test(id);
}

/**
 * Returns the id of the token for repositories of a host, which BuildKit sends as `basic x-access-token:TOKEN`. For a host with a port, returns the id for all
 * hosts, because Compose does not allow a colon in secret names.
 * Source: https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json (secrets)
 */
export function gitTokenId(host: string): string {
  return host.includes(':') ? 'GIT_AUTH_TOKEN' : `GIT_AUTH_TOKEN.${host}`;
}

/** Returns the id of the secret that BuildKit sends as the raw `Authorization` header for files of a host (without port). */
export function httpHeaderId(host: string): string {
  return `HTTP_AUTH_HEADER_${host.replace(/:\d+$/, '')}`;
}

/** Returns the id of the token that BuildKit sends as `Authorization: Bearer` for files of a host (without port). */
export function httpTokenId(host: string): string {
  return `HTTP_AUTH_TOKEN_${host.replace(/:\d+$/, '')}`;
}

/**
 * Hosts that check only the token of a login and ignore its user name, so that `x-access-token` works as the user name too.
 * Source: https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens
 */
export const TOKEN_ONLY_HOSTS: readonly string[] = ['github.com'];
