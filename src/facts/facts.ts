import type { Engine } from '../knowledge/docker/engines.ts';
import { defaultUserOf } from '../knowledge/docker/image-users.ts';
import type { Dockerfile, Instruction, Run } from '../syntax/types.ts';
import type { Redacted } from '../text/redacted.ts';
import type { Persisted } from './commands/layer-writes.ts';
import { type AddressCredential, findAddressCredentials } from './flows/address-credentials.ts';
import { copyJudge } from './flows/copied-file-judgement.ts';
import { declarationJudge } from './flows/declaration-judgement.ts';
import { type FileFlow, findFileFlows } from './flows/file-flows.ts';
import { surroundingsOf } from './flows/surroundings.ts';
import { findVariableFlows, type VariableFlow } from './flows/variable-flows.ts';
import { type CopyLeak, findCopyLeaks } from './leaks/copy-leaks.ts';
import { findMetadataLeaks, type MetadataLeak } from './leaks/metadata-leaks.ts';
import { findMountFaults, type MountFault } from './leaks/mount-faults.ts';
import { findRunLeaks, type RunLeak } from './leaks/run-leaks.ts';
import { findWritesByRun, stayingWrites } from './leaks/writes-by-run.ts';
import type { BuildContext } from './project/build-context.ts';
import { copiedFiles } from './project/copied-files.ts';
import { projectReader } from './project/project-reader.ts';
import { secretValues } from './secret-values.ts';
import type { DetectionSettings } from './sensitivity/judgement.ts';
import { type PreparedTest, preparedTest } from './stages/prepared-commands.ts';
import { computeScopes } from './stages/scope.ts';
import { computeStates, type StageState } from './stages/stage-state.ts';

/** The inputs of the facts. */
export interface FactsInput {
  readonly dockerfile: Dockerfile;
  readonly engine: Engine;
  /** Undefined if the build context cannot be read. */
  readonly context: BuildContext | undefined;
  readonly settings: DetectionSettings;
}

/** Everything that rules and fixes need to know about a Dockerfile. */
export interface Facts extends FactsInput {
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly variableFlows: readonly VariableFlow[];
  readonly fileFlows: readonly FileFlow[];
  /** Whether a command of a RUN needs no login, because an earlier RUN fetched everything that it asks for. Always false without a build context. */
  readonly isPrepared: PreparedTest;
  /** Whether a command of a RUN may use the credential file at a path, by what it executes of the project; true where that cannot be seen. */
  readonly mayAsk: (run: Run, words: readonly string[], path: string) => boolean;
  /** Where a script of the project that a command of a RUN executes copies the file at a path, as shown to people. */
  readonly copies: (run: Run, words: readonly string[], folder: string | undefined, path: string) => string | undefined;
  /** Secrets that RUNs write into their layers and leave there. */
  readonly persisted: ReadonlyMap<Run, readonly Persisted[]>;
  /** Secret mounts without the intended effect. */
  readonly mountFaults: readonly MountFault[];
  /** Logins in the addresses of ADD. */
  readonly addressCredentials: readonly AddressCredential[];
  /** Leaks of COPY and ADD: credential files of other stages, whole contexts, credentials in addresses. */
  readonly copyLeaks: readonly CopyLeak[];
  /** Leaks of RUN: literal credentials, and secrets written into its layer. */
  readonly runLeaks: readonly RunLeak[];
  /** Leaks of LABEL, CMD, ENTRYPOINT, HEALTHCHECK: literal credentials. */
  readonly metadataLeaks: readonly MetadataLeak[];
  /** Every known literal secret value, for masking. */
  readonly values: readonly Redacted[];
}

/** Computes the facts of a Dockerfile. */
export function buildFacts(input: FactsInput): Facts {
  const { dockerfile, context, settings } = input;
  const states = computeStates(dockerfile, defaultUserOf);
  const scopes = computeScopes(dockerfile);
  const runs = dockerfile.instructions.filter((instruction): instruction is Run => instruction.keyword === 'RUN');
  const { files, loginMounted } = surroundingsOf(dockerfile, scopes);
  const addressCredentials = findAddressCredentials(dockerfile);
  const project = projectReader(dockerfile, states, context);
  const isPrepared = preparedIn(input, states);
  const variableFlows = findVariableFlows(
    dockerfile,
    scopes,
    states,
    project,
    declarationJudge({ dockerfile, scopes, settings, addressCredentials, loginMounted }),
  );
  const judge = copyJudge({ dockerfile, states, context, settings, surroundings: files });
  const fileFlows = findFileFlows({ dockerfile, states, context, project, isPrepared, judge, settings });
  const writes = findWritesByRun(runs, states, variableFlows, fileFlows);
  const copyLeaks = findCopyLeaks({ dockerfile, states, context, settings, variableFlows, fileFlows, addressCredentials, judge });
  const metadataLeaks = findMetadataLeaks(dockerfile);
  return {
    ...input,
    states,
    isPrepared,
    mayAsk: (run, words, path) => project()?.mayAsk(run, words, undefined, path) ?? true,
    copies: (run, words, folder, path) => project()?.copies(run, words, folder, path),
    variableFlows,
    fileFlows,
    persisted: stayingWrites(writes),
    mountFaults: findMountFaults(dockerfile, states),
    addressCredentials,
    copyLeaks,
    runLeaks: findRunLeaks(dockerfile, states, writes),
    metadataLeaks,
    values: secretValues({ dockerfile, runs, variableFlows, addressCredentials, leaks: [...copyLeaks, ...metadataLeaks] }),
  };
}

/** The build context is asked only if a command may be prepared at all. Without one, what `COPY . .` brings may ask for more. */
function preparedIn({ dockerfile, context }: FactsInput, states: ReadonlyMap<Instruction, StageState>): PreparedTest {
  if (context === undefined) return () => false;
  const copied = copiedFiles(dockerfile, states, context);
  return preparedTest(dockerfile, (run) => copied(run).files.values());
}
