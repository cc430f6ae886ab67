import type { Facts } from '../../facts/facts.ts';
import type { MountFault } from '../../facts/leaks/mount-faults.ts';
import { makeFix } from '../edits/make-fix.ts';
import { permissionsFor } from '../edits/permissions.ts';
import type { Fix } from '../types.ts';
import { secretEnvSupport } from '../variables/secret-env.ts';

/** The repair of a mount, where there is one that changes nothing else: permissions for the USER in force, a newer `# syntax=`. */
export function fixMount(facts: Facts, fault: MountFault): Fix | undefined {
  if (fault.kind === 'unreadable' || fault.kind === 'closed-socket') return openMount(facts, fault);
  if (fault.kind !== 'old-frontend') return undefined;
  const support = secretEnvSupport(facts.dockerfile, facts.engine);
  return support.supported && support.edits.length > 0 ? makeFix({ title: 'Raise the version of the frontend', caveats: [], edits: support.edits }) : undefined;
}

/** Lets the USER in force read the file or use the socket; undefined where the mount already says who may. */
function openMount(facts: Facts, { kind, run, mount, user }: Extract<MountFault, { kind: 'unreadable' | 'closed-socket' }>): Fix | undefined {
  const quoted = /["']$/.test(facts.dockerfile.document.slice(mount.valueRange));
  if (quoted || ['uid', 'mode', 'gid'].some((key) => mount.values.has(key))) return undefined;
  // whose it must be is not known where a variable says who the user is
  if (facts.states.get(run)?.privilege === 'unknown') return undefined;
  const { uid, mode } = permissionsFor(facts.states.get(run));
  const isSocket = kind === 'closed-socket';
  // a socket has to be written to
  const option = uid === undefined ? `mode=${isSocket ? '0666' : mode}` : `uid=${uid}`;
  const at = mount.valueRange.end;
  return makeFix({
    title: `Let "${user}" ${isSocket ? 'use' : 'read'} it`,
    caveats: [],
    edits: [{ range: { start: at, end: at }, text: `,${option}` }],
    effects: [`mounted with ${option}`],
  });
}
