import type { Facts } from '../../facts/facts.ts';
import type { AddressCredential } from '../../facts/flows/address-credentials.ts';
import { credentialOf, repairAddress } from '../addresses/address-repair.ts';
import { makeFix } from '../edits/make-fix.ts';
import type { FixSettings } from '../fix-settings.ts';
import type { Fix } from '../types.ts';
import { fixVariable } from '../variables/variable-fix.ts';

/** The fix of a login in the address of an ADD, as a variable or as literal text. Undefined if it is neither. */
export function fixAddress(facts: Facts, credential: AddressCredential, settings: FixSettings): Fix | undefined {
  const flow = facts.variableFlows.find((one) => one.otherUses.some((use) => credentialOf(facts, one, use) === credential));
  if (flow) return fixVariable(facts, flow, settings);
  if (credential.secret.includes('$')) return undefined;
  const literals = facts.addressCredentials.filter((one) => one.kind === 'repository' && !one.secret.includes('$'));
  const hosts = new Set(literals.map((one) => one.host));
  const token = hosts.size > 1 ? `GIT_AUTH_TOKEN_${credential.host.replace(/\W/g, '_').toUpperCase()}` : 'GIT_AUTH_TOKEN';
  const env = credential.kind === 'repository' ? token : 'PASSWORD';
  const repair = repairAddress(facts, credential, env);
  return makeFix({
    title: `Remove the login for "${credential.host}" from the address`,
    caveats: [
      {
        applicability: 'unsafe',
        reason: `the value is removed from the file, so each build must pass it${credential.kind === 'repository' ? ` as ${env}` : ''}`,
      },
      ...repair.caveats,
    ],
    edits: repair.edits,
    secrets: [repair.secret],
    effects: [repair.effect],
  });
}
