import type { Facts } from '../../facts/facts.ts';
import type { MountFault } from '../../facts/leaks/mount-faults.ts';
import { makeFix } from '../edits/make-fix.ts';
import { permissionsFor } from '../edits/permissions.ts';
import type { Fix } from '../types.ts';
import { secretEnvSupport } from '../variables/secret-env.ts';

/** The fix of a mount, if one exists that changes nothing else: permissions for the USER in force, or a newer `# syntax=`. */
export function fixMount(facts: Facts, fault: MountFault): Fix | undefined {
  if (fault.kind === 'unreadable' || fault.kind === 'closed-socket') return openMount(facts, fault);
  if (fault.kind !== 'old-frontend') return undefined;
  const support = secretEnvSupport(facts.dockerfile, facts.engine);
  return support.supported && support.edits.length > 0 ? makeFix({ title: 'Raise the version in `# syntax=`', caveats: [], edits: support.edits }) : undefined;
}

/** Lets the USER in force read the file or use the socket; undefined if the mount already sets permissions. */
function openMount(facts: Facts, { kind, run, mount, user }: Extract<MountFault, { kind: 'unreadable' | 'closed-socket' }>): Fix | undefined {
  const quoted = /["']$/.test(facts.dockerfile.document.slice(mount.valueRange));
  if (quoted || ['uid', 'mode', 'gid'].some((key) => mount.values.has(key))) return undefined;
  // if a variable decides the user, the right owner is unknown
  if (facts.states.get(run)?.privilege === 'unknown') return undefined;
  const { uid, mode } = permissionsFor(facts.states.get(run));
  const isSocket = kind === 'closed-socket';
  // using a socket requires write permission
  const option = uid === undefined ? `mode=${isSocket ? '0666' : mode}` : `uid=${uid}`;
  const at = mount.valueRange.end;
  return makeFix({
    title: `Let "${user}" ${isSocket ? 'use the ssh agent' : 'read the secret'}`,
    caveats: [],
    edits: [{ range: { start: at, end: at }, text: `,${option}` }],
    effects: [`mounted with ${option}`],
  });
}
