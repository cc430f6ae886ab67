import { scriptSearch } from '../../syntax/shell/script-memo.ts';
import type { Run, Script } from '../../syntax/types.ts';
import { findCredentialWrites } from '../commands/credential-writes.ts';
import { findPersisted, type Persisted, type SecretInputs } from '../commands/layer-writes.ts';
import type { Place } from '../commands/paths.ts';
import type { FileFlow } from '../flows/file-flows.ts';
import { homeOf } from '../flows/file-flows.ts';
import type { VariableFlow } from '../flows/variable-flows.ts';
import { fillText } from '../stages/known-variables.ts';
import type { StageState } from '../stages/stage-state.ts';

/** The secrets that RUNs write into their layers, by RUN. */
export type WritesByRun = ReadonlyMap<Run, readonly Persisted[]>;

/**
 * Returns every write of a secret into the layer of a RUN, for secret variables in force, mounted secrets and copied credential files. `removed` is set if it
 * does not stay.
 */
export function findWritesByRun(
  runs: readonly Run[],
  states: ReadonlyMap<unknown, StageState>,
  variableFlows: readonly VariableFlow[],
  fileFlows: readonly FileFlow[],
): WritesByRun {
  const found = new Map<Run, readonly Persisted[]>();
  const inForce = secretsByRun(variableFlows, fileFlows);
  for (const run of runs) {
    if (!run.script || (run.interpreter !== 'posix' && run.interpreter !== 'other-shell')) continue;
    const state = states.get(run);
    const place = { workdir: state?.workdir, home: homeOf(state) };
    const all = writesWith(run.script, inputsOf(run, inForce), place, state?.env);
    const mounted = new Set(run.mounts.map((mount) => mount.values.get('env')));
    // a mounted secret that is written and removed again is correct; a declared one is still reported
    const writes = all.filter((one) => !one.removed || (one.from === 'variable' && run.mounts.length === 0 && !mounted.has(one.secret)));
    if (writes.length > 0) found.set(run, writes);
  }
  return found;
}

/** All writes of a script: of the secrets in force, and of secrets that the script alone shows. */
function writesWith(script: Script, inputs: SecretInputs, place: Place, env: StageState['env'] = new Map()): readonly Persisted[] {
  const known = new Map(
    [...new Set(script.reads.map((read) => read.name))].flatMap((name) => (env.get(name) === undefined ? [] : [[name, env.get(name) ?? '']])),
  );
  const question = JSON.stringify([[...inputs.variables], inputs.files, inputs.mountedTargets, place.workdir, place.home, ...known]);
  const fill = (text: string): string => fillText(text, (name) => known.get(name));
  return search(script, question, () => {
    const persisted = findPersisted(script, inputs, place);
    const others = findCredentialWrites(script, inputs.mountedTargets, place, fill).filter((one) => !persisted.some((other) => other.command === one.command));
    return [...persisted, ...others];
  });
}

const search = scriptSearch();

/** The secrets that exist in a RUN. */
interface InForce {
  readonly variables: Set<string>;
  readonly files: string[];
}

function secretsByRun(variableFlows: readonly VariableFlow[], fileFlows: readonly FileFlow[]): ReadonlyMap<Run, InForce> {
  const byRun = new Map<Run, InForce>();
  const inForce = (run: Run): InForce => {
    const known = byRun.get(run) ?? { variables: new Set<string>(), files: [] };
    byRun.set(run, known);
    return known;
  };
  for (const flow of variableFlows) if (flow.judgement.weight !== 'placeholder') for (const { run, name } of flow.sinks) inForce(run).variables.add(name);
  for (const { target, sinks } of fileFlows) {
    if (target !== undefined) for (const run of new Set(sinks.map((sink) => sink.run))) inForce(run).files.push(target);
  }
  return byRun;
}

function inputsOf(run: Run, byRun: ReadonlyMap<Run, InForce>): SecretInputs {
  const inForce = byRun.get(run);
  const variables = new Set(inForce?.variables);
  const files: string[] = [];
  for (const mount of run.mounts) {
    const target = mount.values.get('target');
    const env = mount.values.get('env');
    const id = mount.values.get('id');
    if (mount.type === 'secret') {
      if (env !== undefined) variables.add(env);
      const path = target ?? (env === undefined ? `/run/secrets/${(id ?? '').replace(/^.*\//, '')}` : undefined);
      if (path !== undefined) files.push(path);
    }
  }
  return { variables, files: [...files, ...(inForce?.files ?? [])], mountedTargets: mountedTargets(run) };
}

/** The targets of mounts whose content is in no layer: those of every mount but a bind mount. */
export function mountedTargets({ mounts }: Run): readonly string[] {
  return mounts.flatMap(({ type, values }) => (type === 'bind' ? [] : (values.get('target') ?? [])));
}

/** The writes that stay in a layer. */
export function stayingWrites(writes: WritesByRun): WritesByRun {
  return new Map([...writes].map(([run, ofRun]) => [run, ofRun.filter((write) => !write.removed)] as const).filter(([, ofRun]) => ofRun.length > 0));
}
