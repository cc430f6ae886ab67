import type { Persisted } from '../../facts/commands/layer-writes.ts';
import type { Facts } from '../../facts/facts.ts';
import { runsAfter } from '../../facts/stages/stage-tree.ts';
import type { Mount, Run } from '../../syntax/types.ts';
import type { Edit } from '../../text/edit.ts';
import { appendCommands } from '../edits/command-edit.ts';
import { makeFix } from '../edits/make-fix.ts';
import { addMounts } from '../edits/mount-edit.ts';
import { withoutTraces } from '../edits/traces.ts';
import type { Fix, MountSpec } from '../types.ts';
import { planWrites } from '../writes/rewrite-writes.ts';
import type { WriteContext, WriteRewrite } from '../writes/types.ts';

/** The fix of a RUN that writes a mounted secret into its layer, with the places that it fixes. */
export interface MountedWriteFix {
  readonly fix: Fix;
  /** Values of `Persisted.where`. */
  readonly places: ReadonlySet<string>;
}

/**
 * Returns the fix that keeps mounted secrets of a RUN out of its layer; undefined if no recipe applies. Secrets of variable flows are fixed together with their
 * flow.
 */
export function fixMountedWrites(facts: Facts, run: Run): MountedWriteFix | undefined {
  const mounts = mountsByName(run);
  const flowing = new Set(facts.variableFlows.flatMap((flow) => flow.sinks.filter((sink) => sink.run === run).map((sink) => sink.name)));
  const all = facts.persisted.get(run) ?? [];
  const writes = all.filter((write) => mounts.has(write.secret) && !flowing.has(write.secret));
  if (!run.script || writes.length === 0) return undefined;
  const context: WriteContext = { facts, run, script: run.script, names: new Set(mounts.keys()), foreign: flowing, later: runsAfter(facts.dockerfile, run) };
  const plan = planWrites(facts, [{ context, writes }]);
  const rewrites = plan.rewrites.get(run) ?? [];
  const places = repairedPlaces(all, rewrites);
  if (places.size === 0) return undefined;
  const cleanup = [...new Set(rewrites.flatMap((rewrite) => rewrite.cleanup))];
  const fix = makeFix({
    title: `Keep ${[...places].join(', ')} out of the layer`,
    caveats: rewrites.flatMap((rewrite) => rewrite.caveats),
    edits: withoutTraces(facts.dockerfile, [
      ...plan.edits,
      ...(plan.emptied.has(run) ? [] : atEnd(facts, run, cleanup)),
      ...laterEdits(facts, rewrites, mounts),
    ]),
    effects: rewrites.flatMap((rewrite) => rewrite.effects),
  });
  return { fix, places };
}

/** The places all of whose writes are rewritten. */
function repairedPlaces(all: readonly Persisted[], rewrites: readonly WriteRewrite[]): ReadonlySet<string> {
  const done = new Set(rewrites.flatMap((rewrite) => rewrite.writes));
  const left = new Set(all.filter((write) => !done.has(write)).map((write) => write.where));
  return new Set([...done].map((write) => write.where).filter((where) => !left.has(where)));
}

/** The secret mounts of a RUN by their variable or path. */
function mountsByName(run: Run): ReadonlyMap<string, MountSpec> {
  const mounts = new Map<string, MountSpec>();
  for (const mount of run.mounts) {
    const spec = specOf(mount);
    if (!spec) continue;
    if (spec.env !== undefined) mounts.set(spec.env, spec);
    else mounts.set(spec.target ?? `/run/secrets/${spec.id.replace(/^.*\//, '')}`, spec);
  }
  return mounts;
}

/** A mount in a form that can be written again; undefined for other types, and for values with variables. */
function specOf(mount: Mount): MountSpec | undefined {
  const get = (key: string): string | undefined => mount.values.get(key);
  if (mount.type !== 'secret' || [...mount.values.values()].some((value) => /[$"',\s]/.test(value))) return undefined;
  const [env, target, mode, uid] = [get('env'), get('target'), get('mode'), get('uid')];
  const id = get('id') ?? target?.replace(/^.*\//, '') ?? env;
  if (id === undefined) return undefined;
  const required = get('required');
  return {
    type: 'secret',
    id,
    ...(env === undefined ? {} : { env }),
    ...(target === undefined ? {} : { target }),
    ...(mode === undefined ? {} : { mode }),
    ...(uid === undefined ? {} : { uid: Number(uid) }),
    required: required !== undefined && !/^(?:false|0)$/i.test(required),
  };
}

/** The edits of the later RUNs that need the credential. */
function laterEdits(facts: Facts, rewrites: readonly WriteRewrite[], mounts: ReadonlyMap<string, MountSpec>): readonly Edit[] {
  const needs = new Map<Run, { readonly mounts: MountSpec[]; readonly prelude: string[]; readonly cleanup: string[] }>();
  for (const later of rewrites.flatMap((rewrite) => rewrite.later)) {
    const need = needs.get(later.run) ?? { mounts: [], prelude: [], cleanup: [] };
    needs.set(later.run, need);
    need.mounts.push(...[...later.names.keys()].flatMap((name) => mounts.get(name) ?? []));
    need.prelude.push(...later.prelude.filter((statement) => !need.prelude.includes(statement)));
    need.cleanup.push(...later.cleanup.filter((statement) => !need.cleanup.includes(statement)));
  }
  return [...needs].flatMap(([run, need]) => [...addMounts(facts.dockerfile, run, need.mounts, need.prelude, true), ...atEnd(facts, run, need.cleanup)]);
}

function atEnd(facts: Facts, run: Run, statements: readonly string[]): readonly Edit[] {
  const edit = statements.length > 0 ? appendCommands(facts.dockerfile, run, statements) : undefined;
  return edit ? [edit] : [];
}
