/**
 * Secrets that BuildKit itself looks for when it fetches the address of an ADD: no mount names them.
 * For git the host keeps its port; for files it has none, and they need BuildKit 0.23 (Docker 28.3).
 * Sources: https://docs.docker.com/build/building/secrets/#git-authentication-for-remote-contexts,
 * https://github.com/moby/buildkit/blob/v0.32.2/source/git/source.go, https://github.com/moby/buildkit/blob/v0.32.2/source/http/source.go
 */
const PREFLIGHT = /^(?:GIT_AUTH_(?:TOKEN|HEADER)(?:\..+)?|HTTP_AUTH_(?:TOKEN|HEADER)_.+)$/;

/** Whether BuildKit reads a secret of this id before any RUN. */
export function isPreflightSecret(id: string): boolean {
  return PREFLIGHT.test(id);
}

/**
 * The id of the token for the repositories of a host, sent as `basic x-access-token:TOKEN`. With a port it would need a colon, which Compose
 * allows in no name: then that for all hosts.
 * Source: https://github.com/compose-spec/compose-spec/blob/main/schema/compose-spec.json (secrets)
 */
export function gitTokenId(host: string): string {
  return host.includes(':') ? 'GIT_AUTH_TOKEN' : `GIT_AUTH_TOKEN.${host}`;
}

/** The id of the raw `Authorization` header for files of a host, without port. */
export function httpHeaderId(host: string): string {
  return `HTTP_AUTH_HEADER_${host.replace(/:\d+$/, '')}`;
}

/** The id of the token that is sent as `Authorization: Bearer` for files of a host, without port. */
export function httpTokenId(host: string): string {
  return `HTTP_AUTH_TOKEN_${host.replace(/:\d+$/, '')}`;
}

/**
 * User names that stand for "the password is a token" and whose place `x-access-token` can take: GitHub looks at the token alone.
 * Source: https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/managing-your-personal-access-tokens
 */
export const TOKEN_ONLY_HOSTS: readonly string[] = ['github.com'];
