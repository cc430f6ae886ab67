import type { Facts } from '../../facts/facts.ts';
import type { MountFault } from '../../facts/leaks/mount-faults.ts';
import { makeFix } from '../edits/make-fix.ts';
import { permissionsFor } from '../edits/permissions.ts';
import type { Fix } from '../types.ts';
import { secretEnvSupport } from '../variables/secret-env.ts';

/** The repair of a mount, where there is one that changes nothing else: permissions for the USER in force, a newer `# syntax=`. */
export function fixMount(facts: Facts, fault: MountFault): Fix | undefined {
  if (fault.kind === 'unreadable' && fault.mount && !fault.mount.values.has('uid') && !fault.mount.values.has('mode') && !fault.mount.values.has('gid')) {
    const { uid, mode } = permissionsFor(facts.states.get(fault.run));
    // a socket has to be written to
    const option = uid === undefined ? `mode=${fault.mount.type === 'ssh' ? '0666' : mode}` : `uid=${uid}`;
    const at = fault.mount.valueRange.end;
    const quoted = /["']$/.test(facts.dockerfile.document.slice(fault.mount.valueRange));
    if (quoted) return undefined;
    return makeFix({
      title: `Let "${facts.states.get(fault.run)?.user}" ${fault.mount.type === 'ssh' ? 'use' : 'read'} it`,
      caveats: [],
      edits: [{ range: { start: at, end: at }, text: `,${option}` }],
      effects: [`mounted with ${option}`],
    });
  }
  if (fault.kind === 'too-old') {
    const support = secretEnvSupport(facts.dockerfile, facts.engine);
    if (support.supported && support.edits.length > 0) return makeFix({ title: 'Raise the version of the frontend', caveats: [], edits: support.edits });
  }
  return undefined;
}
