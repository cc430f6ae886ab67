import type { Facts } from '../../facts/facts.ts';
import type { Run } from '../../syntax/types.ts';
import { makeFix } from '../edits/make-fix.ts';
import { addMounts } from '../edits/mount-edit.ts';
import { permissionsFor } from '../edits/permissions.ts';
import type { RequiredMount } from '../fix-settings.ts';
import type { Caveat, Fix } from '../types.ts';
import { secretEnvSupport } from '../variables/secret-env.ts';

/**
 * The fix that gives a RUN the mount of a policy, so that the user in force can read it, and its callers the secret; undefined if the engine has no `env=`.
 * Without a source, the callers' variable is a guess.
 */
export function fixRequiredMount(facts: Facts, run: Run, { mount, source }: RequiredMount): Fix | undefined {
  const support = mount.env === undefined ? NO_SUPPORT_NEEDED : secretEnvSupport(facts.dockerfile, facts.engine);
  if (!support.supported) return undefined;
  const isOpen = mount.type === 'ssh' || mount.env !== undefined || mount.uid !== undefined || mount.mode !== undefined;
  const mounts = [isOpen ? mount : { ...mount, ...permissionsFor(facts.states.get(run)) }];
  const edits = addMounts(facts.dockerfile, run, mounts);
  const from = source ?? (mount.type === 'ssh' ? { ssh: mount.id } : { env: mount.env ?? variableFor(mount.id) });
  return makeFix({
    title: `Mount "${mount.id}"`,
    caveats: [...(mount.required ? [REQUIRED] : []), ...(source === undefined && mount.type === 'secret' ? [NO_SOURCE] : [])],
    edits: [...support.edits, ...edits],
    secrets: [{ id: mount.id, from, required: mount.required }],
    effects: [`mounted in the RUN on line ${facts.dockerfile.document.positionAt(run.range.start).line}`],
    mountings: [{ range: run.range, mounts, prelude: [], edits }],
  });
}

const NO_SUPPORT_NEEDED = { supported: true, edits: [] } as const;
const REQUIRED: Caveat = { applicability: 'unsafe', reason: 'with required=true, builds that do not pass the secret will fail' };
const NO_SOURCE: Caveat = {
  applicability: 'unsafe',
  reason: 'where builds get the secret is not known: say it in the configuration, "secret": "src=PATH" or "env=NAME"',
};

function variableFor(id: string): string {
  return id.toUpperCase().replace(/\W/g, '_');
}
