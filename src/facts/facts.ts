import type { Engine } from '../knowledge/docker/engines.ts';
import { defaultUserOf } from '../knowledge/docker/image-users.ts';
import type { Copy, Dockerfile, Instruction, Run } from '../syntax/types.ts';
import { Redacted } from '../text/redacted.ts';
import type { Persisted } from './commands/layer-writes.ts';
import { type AddressCredential, findAddressCredentials } from './flows/address-credentials.ts';
import { evidenceOfUse } from './flows/credential-use.ts';
import type { FileFlow } from './flows/file-flows.ts';
import { findFileFlows, type JudgeCopy } from './flows/file-flows.ts';
import { type Surroundings, surroundingsOf } from './flows/surroundings.ts';
import type { VariableFlow } from './flows/variable-flows.ts';
import { findVariableFlows } from './flows/variable-flows.ts';
import { findCopyExposures } from './leaks/copy-exposures.ts';
import type { Exposure } from './leaks/exposure.ts';
import { findMetadataExposures } from './leaks/metadata-exposures.ts';
import type { MountFault } from './leaks/mount-faults.ts';
import { findMountFaults } from './leaks/mount-faults.ts';
import { findRunExposures, findWritesByRun, literalValues, stayingWrites } from './leaks/run-exposures.ts';
import type { BuildContext } from './project/build-context.ts';
import { matchesGlob } from './sensitivity/globs.ts';
import { findTokens, judgeFile, judgeFileContent, judgeName, judgeValue, judgeVariable } from './sensitivity/index.ts';
import type { DetectionSettings, FileJudgement, VariableJudgement } from './sensitivity/judgement.ts';
import type { Declaration } from './stages/scope.ts';
import { computeScopes, type Scopes } from './stages/scope.ts';
import type { StageState } from './stages/stage-state.ts';
import { computeStates } from './stages/stage-state.ts';

export interface Facts {
  readonly dockerfile: Dockerfile;
  readonly engine: Engine;
  readonly context: BuildContext | undefined;
  readonly settings: DetectionSettings;
  /** Whether build arguments stay, for callers that cannot give secrets yet. */
  readonly keepArguments: boolean;
  /** Whether private keys stay with the agent of whoever builds where all that reads them can ask it. */
  readonly sshAgent: boolean;
  readonly states: ReadonlyMap<Instruction, StageState>;
  readonly variableFlows: readonly VariableFlow[];
  readonly fileFlows: readonly FileFlow[];
  /** What RUNs write down and leave in their layers. */
  readonly persisted: ReadonlyMap<Run, readonly Persisted[]>;
  /** Secret mounts that do not do what they are there for. */
  readonly mountFaults: readonly MountFault[];
  /** Logins in the addresses of ADD. */
  readonly addressCredentials: readonly AddressCredential[];
  /** COPY and ADD: credential files of other stages, whole contexts, credentials in addresses. */
  readonly copyExposures: readonly Exposure[];
  /** RUN: literal credentials, and secrets that it leaves in a layer. */
  readonly runExposures: readonly Exposure[];
  /** LABEL, CMD, ENTRYPOINT, HEALTHCHECK: literal credentials. */
  readonly metadataExposures: readonly Exposure[];
  /** Every literal secret value seen, so that no output shows one. */
  readonly values: readonly Redacted[];
}

/**
 * All that the rules need to know about a Dockerfile, computed once. `context` is undefined where the build context cannot be read;
 * `keepArguments`: whether fixes leave build arguments in place as a fallback. `sshAgent`: whether they take private keys from an agent.
 */
export function buildFacts(
  dockerfile: Dockerfile,
  engine: Engine,
  context: BuildContext | undefined,
  settings: DetectionSettings,
  keepArguments = false,
  sshAgent = false,
): Facts {
  const states = computeStates(dockerfile, defaultUserOf);
  const scopes = computeScopes(dockerfile);
  const runs = dockerfile.instructions.filter((instruction): instruction is Run => instruction.keyword === 'RUN');
  const surroundings = surroundingsOf(dockerfile, scopes);
  const addressCredentials = findAddressCredentials(dockerfile);
  const variableFlows = findVariableFlows(
    dockerfile,
    scopes,
    states,
    context,
    (declaration, all) =>
      judgeDeclaration(declaration, all, runs, scopes, settings, surroundings) ??
      judgeAsLogin(declaration, all, addressCredentials, scopes, settings) ??
      judgeAsOrigin(declaration, all, scopes, settings, (copy) => judgeDeclaration(copy, [copy], runs, scopes, settings, surroundings)),
  );
  const judge: JudgeCopy = (copy, source) => judgeCopy(copy, source, context, settings, surroundings);
  const fileFlows = findFileFlows(dockerfile, states, context, judge);
  const writes = findWritesByRun(runs, states, variableFlows, fileFlows);
  const copyExposures = findCopyExposures(dockerfile, context, settings, variableFlows, fileFlows, judge);
  const metadataExposures = findMetadataExposures(dockerfile);
  return {
    dockerfile,
    engine,
    context,
    settings,
    keepArguments,
    sshAgent,
    states,
    variableFlows,
    fileFlows,
    persisted: stayingWrites(writes),
    mountFaults: findMountFaults(dockerfile, states),
    addressCredentials,
    copyExposures,
    metadataExposures,
    runExposures: findRunExposures(runs, writes),
    values: secretValues(variableFlows, runs, addressCredentials, exposedTexts(dockerfile, [...copyExposures, ...metadataExposures])),
  };
}

/** The judgement of a declaration by name, value and use; undefined where it is no secret. */
function judgeDeclaration(
  declaration: Declaration,
  all: readonly Declaration[],
  runs: readonly Run[],
  scopes: Scopes,
  settings: DetectionSettings,
  surroundings: Surroundings,
): VariableJudgement | undefined {
  const entry = declaration.instruction.entries[declaration.entry];
  const judgement = judgeVariable(
    {
      name: declaration.name,
      value: entry?.value?.value,
      keyword: declaration.instruction.keyword,
      fromArgument: declaration.uses.some((use) => scopes.before.get(declaration.instruction)?.get(use)?.instruction.keyword === 'ARG'),
      argumentDefault: declaration.value === 'copy' ? defaultOf(scopes.before.get(declaration.instruction)?.get(declaration.uses[0] ?? '')) : undefined,
      loginMounted: surroundings.loginMounted,
    },
    settings,
  );
  if (judgement.secret) return judgement;
  // how it is used tells only where the name says nothing
  if (declaration.value !== 'argument' || judgeName(declaration.name).kind !== 'none' || isIgnoredName(declaration.name, settings)) return undefined;
  for (const run of runs) {
    const evidence = run.script && evidenceOfUse(run.script, declaration.name);
    const inForce = evidence === undefined ? undefined : scopes.before.get(run)?.get(declaration.name);
    if (evidence !== undefined && inForce && all.includes(inForce))
      return { secret: true, verdict: 'build', severity: 'error', browser: false, evidence: [evidence], confidence: 'medium' };
  }
  return undefined;
}

/** A build argument that is the login of an address is a secret, whatever its name is. */
function judgeAsLogin(
  declaration: Declaration,
  all: readonly Declaration[],
  addresses: readonly AddressCredential[],
  scopes: Scopes,
  settings: DetectionSettings,
): VariableJudgement | undefined {
  if (declaration.value !== 'argument' || judgeName(declaration.name).kind !== 'none' || isIgnoredName(declaration.name, settings)) return undefined;
  const isUsed = addresses.some(({ instruction, variable }) => {
    const inForce = variable === declaration.name ? scopes.before.get(instruction)?.get(variable) : undefined;
    return inForce !== undefined && all.includes(inForce);
  });
  if (!isUsed) return undefined;
  return { secret: true, verdict: 'build', severity: 'error', browser: false, evidence: ['it is the login in the address of an ADD'], confidence: 'high' };
}

/** A build argument that is the whole value of a secret variable is that secret, whatever its name is: `ARG TK`, `ENV NPM_TOKEN=$TK`. */
function judgeAsOrigin(
  declaration: Declaration,
  all: readonly Declaration[],
  scopes: Scopes,
  settings: DetectionSettings,
  judge: (copy: Declaration) => VariableJudgement | undefined,
): VariableJudgement | undefined {
  if (declaration.value !== 'argument' || !['none', 'username'].includes(judgeName(declaration.name).kind) || isIgnoredName(declaration.name, settings))
    return undefined;
  for (const copy of scopes.declarations) {
    if (copy.value !== 'copy' || copy.uses[0] !== declaration.name || judgeName(copy.name).kind !== 'secret') continue;
    const origin = scopes.before.get(copy.instruction)?.get(declaration.name);
    const judgement = origin !== undefined && all.includes(origin) ? judge(copy) : undefined;
    if (judgement && judgement.severity !== 'info') return { ...judgement, evidence: [`it is the value of "${copy.name}"`, ...judgement.evidence] };
  }
  return undefined;
}

function defaultOf(declaration: Declaration | undefined): string | undefined {
  return declaration?.instruction.keyword === 'ARG' ? declaration.instruction.entries[declaration.entry]?.value?.value : undefined;
}

function isIgnoredName(name: string, settings: DetectionSettings): boolean {
  return matchesGlob(name, settings.ignoredNames);
}

function judgeCopy(
  copy: Copy,
  source: number,
  context: BuildContext | undefined,
  settings: DetectionSettings,
  surroundings: Surroundings,
): FileJudgement | undefined {
  const word = copy.sources[source];
  if (!word || /^[a-z]+:\/\//i.test(word.value)) return undefined;
  const judgement = judgeFile(word.value, copy.destination?.value ?? '', settings, surroundings.files);
  if (judgement.kind === '') return undefined;
  // the content decides where it can be read, and has to where the name alone says nothing
  const text = context?.read(word.value.replace(/^\.?\//, ''));
  const content = text === undefined ? 'unknown' : findTokens(text).some((hit) => hit.checksum !== 'wrong') ? 'secret' : judgeFileContent(judgement.kind, text);
  if (content === 'secret')
    return {
      ...judgement,
      secret: true,
      strength: 'strong',
      evidence: [...judgement.evidence.filter((one) => judgement.secret || !one.startsWith('only ')), 'it holds a credential'],
    };
  if (!judgement.secret) return undefined;
  return judgement.cleanWhen !== undefined && (content === 'references-only' || content === 'no-credentials') ? undefined : judgement;
}

/** The credentials in the places where a literal one was found: those that have a form of their own, else the whole text. */
function exposedTexts({ document }: Dockerfile, exposures: readonly Exposure[]): string[] {
  return exposures
    .filter((exposure) => exposure.verdict === 'literal' && exposure.severity === 'error')
    .flatMap(({ range }) => {
      const text = document.slice(range);
      const tokens = findTokens(text).map(({ start, end }) => text.slice(start, end));
      return tokens.length > 0 ? tokens : [text];
    });
}

function secretValues(flows: readonly VariableFlow[], runs: readonly Run[], addresses: readonly AddressCredential[], texts: readonly string[]): Redacted[] {
  const values = flows.flatMap((flow) =>
    flow.sources.flatMap((source) => {
      const value = source.instruction.entries[source.entry]?.value?.value ?? '';
      return judgeValue(value)
        .ranges.map((range) => value.slice(range.start, range.end))
        .concat(flow.verdict === 'literal' ? [value] : []);
    }),
  );
  const inAddresses = addresses.flatMap(({ secret }) => (secret.includes('$') ? [] : [secret]));
  return [...new Set([...values, ...runs.flatMap(literalValues), ...inAddresses, ...texts])]
    .filter((value) => value.length > 0)
    .map((value) => new Redacted(value));
}
