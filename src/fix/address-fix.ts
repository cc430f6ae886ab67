import type { AddressCredential } from '../facts/address-credentials.ts';
import type { Facts, OtherUse, VariableFlow } from '../facts/types.ts';
import { gitTokenId, httpHeaderId, TOKEN_ONLY_HOSTS } from '../knowledge/preflight-secrets.ts';
import type { Edit } from '../text/edit.ts';
import { makeFix } from './make-fix.ts';
import type { BuildSecret, Caveat, Fix } from './types.ts';
import { fixVariable } from './variable-fix.ts';

/** What takes a login out of an address: BuildKit looks for the secret by the name of the host, so no instruction names it. */
export interface AddressRepair {
  readonly edits: readonly Edit[];
  readonly secret: BuildSecret;
  readonly caveats: readonly Caveat[];
  readonly effect: string;
}

/** The repair of a login in the address of an ADD: that of the variable it is, or of the text that stands there. Undefined where it is neither. */
export function fixAddress(facts: Facts, credential: AddressCredential): Fix | undefined {
  const flow = facts.variableFlows.find((one) => one.otherUses.some((use) => credentialOf(facts, one, use) === credential));
  if (flow) return fixVariable(facts, flow);
  if (credential.secret.includes('$')) return undefined;
  const literals = facts.addressCredentials.filter((one) => !one.secret.includes('$'));
  const hosts = new Set(literals.map((one) => one.host));
  const env = hosts.size > 1 ? `GIT_AUTH_TOKEN_${credential.host.replace(/\W/g, '_').toUpperCase()}` : 'GIT_AUTH_TOKEN';
  const repair = repairAddress(facts, credential, env);
  return makeFix({
    title: `Take the login for "${credential.host}" out of the address`,
    caveats: [
      {
        applicability: 'unsafe',
        reason: `the value leaves the file, so the build must be given it as ${env} (and it should be replaced: whoever has the file or an image knows it)`,
      },
      ...repair.caveats,
    ],
    edits: repair.edits,
    secrets: [repair.secret],
    effects: [repair.effect],
  });
}

/** The login that a use of a secret variable is, where it is all of the secret; the variable may be a plain copy of the source. */
export function credentialOf(facts: Facts, flow: VariableFlow, use: OtherUse): AddressCredential | undefined {
  const copies = flow.copies.filter((copy) => copy.name === use.name);
  const isWhole = (copy: (typeof copies)[number]): boolean =>
    copy.value === 'copy' && copy.instruction.entries[copy.entry]?.value?.references[0]?.operator === '';
  if (!copies.every(isWhole)) return undefined;
  return facts.addressCredentials.find(
    ({ instruction, loginRange, variable }) =>
      instruction === use.instruction && variable === use.name && loginRange.start <= use.range.start && use.range.end <= loginRange.end,
  );
}

/** The repair of one login, whose secret the build gets from the variable `env` of the client. */
export function repairAddress(facts: Facts, credential: AddressCredential, env: string): AddressRepair {
  const id = credential.kind === 'git' ? gitTokenId(credential.host) : httpHeaderId(credential.host);
  return {
    edits: [{ range: credential.loginRange, text: '' }],
    secret: { id, from: { env }, required: true },
    caveats: repairCaveats(facts, credential, env),
    effect: `given as ${id} to ADD on line ${facts.dockerfile.document.positionAt(credential.range.start).line}, which finds it by its name`,
  };
}

function repairCaveats(facts: Facts, { kind, host, user, secret, instruction }: AddressCredential, env: string): Caveat[] {
  if (facts.engine.name.startsWith('buildah'))
    return [{ applicability: 'manual', reason: 'Buildah has no login for the address of an ADD: fetch it in a RUN' }];
  if (facts.addressCredentials.some((one) => one.host === host && one.secret.replace(/[{}]/g, '') !== secret.replace(/[{}]/g, '')))
    return [{ applicability: 'manual', reason: `the file has two logins for "${host}", and BuildKit takes one for a host` }];
  const value = `base64 of ${user ?? ''}:$${env}`;
  if (kind === 'file')
    return [
      {
        applicability: 'manual',
        reason: `BuildKit logs in for a file only from Docker 28.3 on, with a header that you put together: \`--secret id=${httpHeaderId(host)},env=AUTH_HEADER\` where AUTH_HEADER is \`Basic\` and ${value} (a bearer token goes by itself as ${httpHeaderId(host).replace('HEADER', 'TOKEN')}); or fetch it in a RUN with the secret mounted`,
      },
    ];
  if (
    host.includes(':') &&
    facts.dockerfile.instructions.some((one) => one.keyword === 'ADD' && one.sources.some((source) => isOtherRepository(source.value, host)))
  )
    return [
      { applicability: 'manual', reason: `for a host with a port the secret is GIT_AUTH_TOKEN, which BuildKit would send to the other repositories as well` },
    ];
  const caveats: Caveat[] = [];
  if (user !== 'x-access-token' && !TOKEN_ONLY_HOSTS.includes(host.toLowerCase()))
    caveats.push({
      applicability: 'unsafe',
      reason: `the server is then told the user "x-access-token"${user === undefined ? '' : `, no longer ${user.includes('$') ? 'the one in the address' : `"${user}"`}`}; if it needs that one, give the secret GIT_AUTH_HEADER.${host} instead: \`basic\` and ${value}`,
    });
  if (instruction.flags.some((flag) => flag.name === 'keep-git-dir' && flag.value !== 'false'))
    caveats.push({ applicability: 'unsafe', reason: 'the kept .git no longer has the login: a later `git fetch` needs one of its own' });
  if (instruction.onbuild) caveats.push({ applicability: 'unsafe', reason: 'ONBUILD: every build that starts from this image must then be given the secret' });
  return caveats;
}

function isOtherRepository(address: string, host: string): boolean {
  const [, other] = /^https?:\/\/(?:[^/@]*@)?([^/]+)\/.*\.git(?:[#?]|$)/i.exec(address) ?? [];
  return other !== undefined && other.toLowerCase() !== host.toLowerCase();
}
