import type { Run, Script } from '../../syntax/types.ts';
import { findCredentialWrites } from '../commands/credential-writes.ts';
import { findPersisted, type Persisted, type SecretInputs } from '../commands/layer-writes.ts';
import type { Place } from '../commands/paths.ts';
import { scriptSearch } from '../commands/script-memo.ts';
import type { FileFlow } from '../flows/file-flows.ts';
import { homeOf } from '../flows/file-flows.ts';
import type { VariableFlow } from '../flows/variable-flows.ts';
import type { StageState } from '../stages/stage-state.ts';
import type { Exposure } from './exposure.ts';
import { findExecLiterals, findRunLiterals, type RunLiteral } from './run-literals.ts';
import { remedyOf } from './write-remedy.ts';

/** Secrets that RUNs write into their layers, by RUN. */
export type WritesByRun = ReadonlyMap<Run, readonly Persisted[]>;

/** Every write of a secret (a secret variable in force, a mounted secret, a copied credential file) into the layer of a RUN; `removed` where it does not stay. */
export function findWritesByRun(
  runs: readonly Run[],
  states: ReadonlyMap<unknown, StageState>,
  variableFlows: readonly VariableFlow[],
  fileFlows: readonly FileFlow[],
): WritesByRun {
  const found = new Map<Run, readonly Persisted[]>();
  const inForce = secretsByRun(variableFlows, fileFlows);
  for (const run of runs) {
    if (!run.script || run.interpreter !== 'posix') continue;
    const state = states.get(run);
    const place = { workdir: state?.workdir, home: homeOf(state) };
    const all = writesWith(run.script, inputsOf(run, inForce), place);
    const mounted = new Set(run.mounts.map((mount) => mount.values.get('env')));
    // a mounted secret that is written and removed again is as it should be; one that is declared is worth a remark
    const writes = all.filter((one) => !one.removed || (one.from === 'variable' && run.mounts.length === 0 && !mounted.has(one.secret)));
    if (writes.length > 0) found.set(run, writes);
  }
  return found;
}

/** All writes of a script: those of the secrets in force, and those that the script alone shows. */
function writesWith(script: Script, inputs: SecretInputs, place: Place): readonly Persisted[] {
  const question = JSON.stringify([[...inputs.variables], inputs.files, inputs.mountedTargets, place.workdir, place.home]);
  return search(script, question, () => {
    const known = findPersisted(script, inputs, place);
    const others = findCredentialWrites(script, inputs.mountedTargets, place).filter((one) => !known.some((other) => other.command === one.command));
    return [...known, ...others];
  });
}

const search = scriptSearch();

/** The secrets that are there in a RUN. */
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
  for (const flow of variableFlows) if (flow.judgement.severity !== 'info') for (const { run, name } of flow.sinks) inForce(run).variables.add(name);
  for (const { target, sinks } of fileFlows) {
    if (target !== undefined) for (const run of new Set(sinks.map((sink) => sink.run))) inForce(run).files.push(target);
  }
  return byRun;
}

function inputsOf(run: Run, byRun: ReadonlyMap<Run, InForce>): SecretInputs {
  const inForce = byRun.get(run);
  const variables = new Set(inForce?.variables);
  const files: string[] = [];
  const mountedTargets: string[] = [];
  for (const mount of run.mounts) {
    const target = mount.values.get('target');
    const env = mount.values.get('env');
    const id = mount.values.get('id');
    if (mount.type === 'secret') {
      if (env !== undefined) variables.add(env);
      const path = target ?? (env === undefined ? `/run/secrets/${(id ?? '').replace(/^.*\//, '')}` : undefined);
      if (path !== undefined) files.push(path);
    }
    if (target !== undefined && mount.type !== 'bind') mountedTargets.push(target);
  }
  return { variables, files: [...files, ...(inForce?.files ?? [])], mountedTargets };
}

/** The writes that stay in a layer. */
export function stayingWrites(writes: WritesByRun): WritesByRun {
  return new Map([...writes].map(([run, ofRun]) => [run, ofRun.filter((write) => !write.removed)] as const).filter(([, ofRun]) => ofRun.length > 0));
}

/** What stands or stays in RUNs, as exposures: a write each, and literal credentials. */
export function findRunExposures(runs: readonly Run[], persisted: WritesByRun): Exposure[] {
  return runs.flatMap((run) => [...writesOf(run, persisted.get(run) ?? []), ...literalsOf(run)]);
}

function writesOf(run: Run, writes: readonly Persisted[]): Exposure[] {
  const first = new Map<string, Persisted>();
  for (const write of [...writes].sort((a, b) => Number(a.removed) - Number(b.removed))) if (!first.has(write.where)) first.set(write.where, write);
  return [...first.values()].map((write) => ({
    range: write.range,
    instruction: run,
    name: write.where,
    message: write.removed
      ? `This RUN writes the secret "${write.secret}" to ${write.where} and removes it again: the layer is clean as long as both stay in one RUN`
      : write.kind === 'password-db'
        ? `This RUN bakes "${write.secret}" into ${write.where}`
        : `This RUN leaves the secret "${write.secret}" in the layer, in ${write.where}`,
    verdict: 'build',
    // a password of an account in the image is meant to be there; what leaks is its plain text, which the flow's own finding is about
    severity: write.removed || write.kind === 'password-db' ? 'info' : 'error',
    evidence: [write.reason],
    remedy: remedyOf(write),
  }));
}

function literalsOf(run: Run): Exposure[] {
  const literals: readonly RunLiteral[] = run.script ? findRunLiterals(run.script) : run.exec ? findExecLiterals(run.exec) : [];
  return literals.map((literal) => ({
    range: literal.range,
    instruction: run,
    name: literal.option,
    message:
      literal.weight === 'secret'
        ? `A credential stands in the text of this RUN (${literal.option}), and so in the image history`
        : `A default password stands in the text of this RUN (${literal.option})`,
    verdict: 'literal',
    severity: literal.weight === 'secret' ? 'error' : 'info',
    evidence: [literal.option],
    remedy: 'Replace the credential, it is in the file and in every image built from it; then give the new one as a build secret: `RUN --mount=type=secret,…`',
  }));
}

/** The literal credentials of a RUN, for masking. */
export function literalValues(run: Run): string[] {
  const literals: readonly RunLiteral[] = run.script ? findRunLiterals(run.script) : run.exec ? findExecLiterals(run.exec) : [];
  return literals.filter((literal) => literal.weight === 'secret').map((literal) => literal.value);
}
