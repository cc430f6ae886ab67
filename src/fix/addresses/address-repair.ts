import type { BuildSecret } from '../../caller-change.ts';
import type { Facts } from '../../facts/facts.ts';
import type { AddressCredential } from '../../facts/flows/address-credentials.ts';
import type { OtherUse } from '../../facts/flows/other-uses.ts';
import type { VariableFlow } from '../../facts/flows/variable-flows.ts';
import { isPlainCopy } from '../../facts/flows/variable-flows.ts';
import { gitTokenId, httpHeaderId, httpTokenId, TOKEN_ONLY_HOSTS } from '../../knowledge/docker/preflight-secrets.ts';
import { isOfWeb, splitAddress } from '../../text/address.ts';
import type { Edit } from '../../text/edit.ts';
import type { Caveat } from '../types.ts';
import { hasOtherLogin, headerCaveats, headerSecret } from './address-header.ts';

/** The repair that removes a login from an address. No instruction names the secret, because BuildKit finds it by the name of the host. */
export interface AddressRepair {
  readonly edits: readonly Edit[];
  readonly secret: BuildSecret;
  readonly caveats: readonly Caveat[];
  readonly effect: string;
}

/** Returns the login that a use of a secret variable forms, if the login contains the whole secret. The variable may be a plain copy of the source. */
export function credentialOf(facts: Facts, flow: VariableFlow, use: OtherUse): AddressCredential | undefined {
  const copies = flow.copies.filter((copy) => copy.name === use.name);
  if (!copies.every(isPlainCopy)) return undefined;
  return facts.addressCredentials.find(
    ({ instruction, loginRange, variable }) =>
      instruction === use.instruction && variable === use.name && loginRange.start <= use.range.start && use.range.end <= loginRange.end,
  );
}

/** Returns the repair of one login. The build gets the secret from the client's variable `env`. */
export function repairAddress(facts: Facts, credential: AddressCredential, env: string): AddressRepair {
  const line = facts.dockerfile.document.positionAt(credential.range.start).line;
  const header = credential.kind === 'file' ? headerSecret(facts, credential, env) : undefined;
  const id = credential.kind === 'repository' ? gitTokenId(credential.host) : httpHeaderId(credential.host);
  return {
    edits: [{ range: credential.loginRange, text: '' }],
    secret: header ?? { id, from: { env }, required: true },
    caveats: repairCaveats(facts, credential, env, header),
    effect: `passed to the ADD on line ${line} as the secret ${id}, which BuildKit finds by its id`,
  };
}

/**
 * Returns a remark about a secret in the query of a file's address, for which BuildKit has no secret; undefined for any other use.
 * Source: https://docs.docker.com/build/building/secrets/#http-authentication-for-add
 */
export function describeQuery({ instruction, range }: OtherUse): string | undefined {
  if (instruction.keyword !== 'ADD') return undefined;
  const source = instruction.sources.find((one) => one.range.start <= range.start && range.end <= one.range.end);
  const address = splitAddress(source?.value ?? '');
  const { host, rest } = address;
  if (!isOfWeb(address) || !rest.includes('?')) return undefined;
  return `, and BuildKit cannot take the query of an address from a secret: download it in a RUN with the secret mounted, or, if the server also accepts the token as a bearer token, remove it and pass \`--secret id=${httpTokenId(host)}\` (Docker 28.3 and newer)`;
}

function repairCaveats(facts: Facts, credential: AddressCredential, env: string, header: BuildSecret | undefined): Caveat[] {
  const { kind, host, user, secret, instruction } = credential;
  if (!facts.engine.gitAuth) return [{ applicability: 'manual', reason: 'Buildah cannot log in for an ADD: download it in a RUN with a secret mount' }];
  const others = facts.addressCredentials.filter((one) => one.host === host && one.kind === 'repository');
  const isSecond =
    kind === 'repository' ? others.some((one) => one.secret.replace(/[{}]/g, '') !== secret.replace(/[{}]/g, '')) : hasOtherLogin(facts, credential);
  if (isSecond) return [{ applicability: 'manual', reason: `the file has two logins for "${host}", but BuildKit takes only one for each host` }];
  const onbuild: Caveat[] = instruction.onbuild
    ? [{ applicability: 'unsafe', reason: 'ONBUILD: every build that starts from this image must then pass the secret' }]
    : [];
  if (kind === 'file') return [...headerCaveats(facts, credential, header), ...onbuild];
  const value = `base64 of ${user ?? ''}:$${env}`;
  if (
    host.includes(':') &&
    facts.dockerfile.instructions.some((one) => one.keyword === 'ADD' && one.sources.some((source) => isOtherRepository(source.value, host)))
  )
    return [
      { applicability: 'manual', reason: `for a host with a port the secret is GIT_AUTH_TOKEN, which BuildKit would also send to the other repositories` },
    ];
  const caveats: Caveat[] = [];
  if (user !== 'x-access-token' && !TOKEN_ONLY_HOSTS.includes(host.toLowerCase()))
    caveats.push({
      applicability: 'unsafe',
      reason: `the server then gets the user name "x-access-token"${user === undefined ? '' : ` instead of ${user.includes('$') ? 'the one in the address' : `"${user}"`}`}; if it needs another one, pass the secret GIT_AUTH_HEADER.${host} instead: \`basic\` and the ${value}`,
    });
  if (instruction.flags.some((flag) => flag.name === 'keep-git-dir' && flag.value !== 'false'))
    caveats.push({ applicability: 'unsafe', reason: 'the kept .git no longer contains the login: a later `git fetch` needs its own' });
  return [...caveats, ...onbuild];
}

function isOtherRepository(address: string, host: string): boolean {
  const other = splitAddress(address);
  return isOfWeb(other) && /^\/.*\.git(?:[#?]|$)/.test(other.rest) && other.host.toLowerCase() !== host.toLowerCase();
}
